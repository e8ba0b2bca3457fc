import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { faultSchema } from '../../../src-shared/console/fault'
import type { FaultDesk } from './fault-desk'

const faultPath = z.object({ id: z.coerce.number().int().min(1) })

/** `/admin/faults`: list, apply, undo. A wrong fault is answered with the path of the bad field, as everywhere. */
export function addFaultRoutes(routes: FastifyInstance, faults: FaultDesk): void {
  const list = () => ({ faults: faults.list() })
  routes.get('/admin/faults', list)
  routes.post('/admin/faults', ({ body }) => ({ id: faults.apply(faultSchema.parse(body)) }))
  routes.delete('/admin/faults', () => {
    faults.clear()
    return list()
  })
  routes.delete('/admin/faults/:id', async ({ params }, reply) => {
    const { id } = faultPath.parse(params)
    if (faults.undo(id)) return list()
    const message = `No fault ${id} is applied: GET /admin/faults lists those that are.`
    return reply.code(404).send({ error: { code: 'unknownFault', message, field: null } })
  })
}
