import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { worldSchema } from '../../../src-shared/console/world'
import type { AdminPort } from '../admin-routes'

const MAX_WORLD_BYTES = 64 * 1_048_576
const worldQuery = z.strictObject({ secrets: z.enum(['true', 'false']).default('false') })

/** The whole world in and out. Secrets are shown only to who asks for them. */
export function addWorldRoutes(
  routes: FastifyInstance,
  { describe, exportWorld, replaceWorld }: Pick<AdminPort, 'describe' | 'exportWorld' | 'replaceWorld'>,
): void {
  routes.get('/admin/world', ({ query }) =>
    worldQuery.parse(query).secrets === 'true' ? exportWorld() : describe(),
  )
  routes.put('/admin/world', { bodyLimit: MAX_WORLD_BYTES }, async ({ body }) => {
    await replaceWorld(worldSchema.parse(body))
    return describe()
  })
}
