import { z } from 'zod'
import type { RunReport } from '../run-result'
import { ScenarioEnvironmentError } from '../scenario-error'

const position = { line: z.number(), column: z.number() }
const texts = z.array(z.string())
const reportSchema = z.object({
  format: z.literal('roomscope-run'),
  version: z.literal(1),
  startedWallMs: z.number(),
  durationMs: z.number(),
  results: z.array(
    z.object({
      ...{ file: z.string(), name: z.string(), items: texts, tags: texts, repetition: z.number() },
      status: z.enum(['passed', 'failed', 'cancelled']),
      ...{ durationMs: z.number(), sessionId: z.number(), ticket: z.string().nullable() },
      steps: z.array(z.object({ ...position, step: z.string(), tookMs: z.number(), passed: z.boolean() })),
      failures: z.array(
        z.object({
          ...position,
          ...{ file: z.string(), step: z.string(), expectation: z.string() },
          ...{ expected: z.string(), actual: z.string(), events: texts },
        }),
      ),
    }),
  ),
})

/** @throws ScenarioEnvironmentError naming the file when it holds no report. */
export function parseReport(text: string, file: string): RunReport {
  try {
    return reportSchema.parse(JSON.parse(text))
  } catch (error) {
    const cause = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    throw new ScenarioEnvironmentError(`${file} is no report of roomscope run: ${cause}`)
  }
}

/** Joins the reports of shards, in an order that does not depend on theirs. The machines ran at the same time. */
export function mergeReports(reports: readonly RunReport[]): RunReport {
  const results = reports.flatMap((report) => report.results)
  return {
    ...{ format: 'roomscope-run', version: 1 },
    startedWallMs: Math.min(...reports.map(({ startedWallMs }) => startedWallMs)),
    durationMs: Math.max(...reports.map(({ durationMs }) => durationMs)),
    results: results.toSorted(
      (one, other) =>
        compare(one.file, other.file) || compare(one.name, other.name) || one.repetition - other.repetition,
    ),
  }
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
