import { z } from 'zod'

/**
 * The report of `roomscope bench`, a contract described in docs/headless.md. Its JSON Schema is
 * `resources/bench-report.schema.json`.
 */

const milliseconds = z.number().min(0)
const count = z.int().min(0)

const percentiles = z
  .strictObject({ p50: milliseconds, p90: milliseconds, p99: milliseconds, max: milliseconds })
  .nullable()
  .describe('Milliseconds; null when nothing was measured.')

export const BENCH_AUTHS = ['static', 'dynamic', 'thirdParty', 'anonymous'] as const
export const BENCH_ENGINES = ['own', 'vendor'] as const
export const BENCH_TRANSPORTS = ['binary', 'text'] as const

export const benchReportSchema = z.strictObject({
  version: z.literal(1),
  roomscopeVersion: z.string(),
  startedAt: z.iso.datetime(),
  plan: z.strictObject({
    clients: count,
    ratePerSecond: z.number().positive(),
    durationSeconds: z.number().min(0),
    engine: z.enum(BENCH_ENGINES),
    transport: z.enum(BENCH_TRANSPORTS),
    auth: z.enum(BENCH_AUTHS),
    target: z.enum(['embedded', 'given']).describe('embedded: a cloud in a process of its own.'),
  }),
  machine: z.strictObject({ node: z.string(), platform: z.string(), processors: count }),
  cancelled: z.boolean().describe('Ended before its time; what follows is what was seen until then.'),
  logins: z.strictObject({
    entered: count,
    failed: count,
    cancelled: count.describe('Called off, or never begun.'),
    perSecond: z
      .number()
      .min(0)
      .nullable()
      .describe('Entered, by the time from the first start to the last end.'),
  }),
  stay: z.strictObject({
    seconds: z.number().min(0),
    kept: count.describe('In the room at the end.'),
    interrupted: count.describe('Were out of it at some time, back again or not.'),
  }),
  stagesMs: z.strictObject({
    link: percentiles.describe('The link provider answers.'),
    connect: percentiles.describe('Socket and handshake.'),
    login: percentiles.describe('One packet, its answer: authentication and entering.'),
    total: percentiles,
  }),
  errors: z.array(
    z.strictObject({
      when: z.enum(['login', 'stay']),
      code: z.int(),
      name: z.string().nullable(),
      count,
    }),
  ),
  loopDelayMs: percentiles.describe('How late the event loop of the clients was.'),
  memory: z.strictObject({
    residentBytes: count,
    bytesPerClient: z
      .number()
      .nullable()
      .describe('Growth of the resident set, by the clients in the room; null when none is.'),
  }),
})

export type BenchReport = z.infer<typeof benchReportSchema>
export type BenchPlanSummary = BenchReport['plan']

/** How the schema is published. */
export function benchReportJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(benchReportSchema), null, 2)}\n`
}
