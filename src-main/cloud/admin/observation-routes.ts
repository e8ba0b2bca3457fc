import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { AdminPort } from '../admin-routes'

const MAX_LIMIT = 1000
const limitQuery = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(MAX_LIMIT))
    .default(MAX_LIMIT),
})

/** What goes on in the cloud: its last events, its numbers, the copies that it sent, its daily users. */
export function addObservationRoutes(
  routes: FastifyInstance,
  {
    journal,
    copies,
    connections,
    serverApi,
  }: Pick<AdminPort, 'journal' | 'copies' | 'connections' | 'serverApi'>,
): void {
  routes.get('/admin/logs', ({ query }) => ({ events: journal.last(limitQuery.parse(query).limit) }))
  routes.get('/admin/counters', () => ({
    connections: connections().length,
    entered: connections().filter(({ phase }) => phase === 'entered').length,
    copiesWaiting: copies.waitingCount,
    events: journal.totals(),
  }))
  routes.get('/admin/copies', ({ query }) => ({
    deliveries: copies.deliveries(limitQuery.parse(query).limit),
  }))
  routes.get('/admin/dau', () => ({
    apps: [...serverApi.apps.values()].map((app) => ({
      appkey: app.appkey,
      dayOffsetMinutes: app.dailyUsers.dayOffsetMinutes,
      days: app.dailyUsers.counts(),
    })),
  }))
}
