import { formatDurationMs } from '../../../src-shared/console/scenario'
import { countsOf, runTitle, type RunReport, type RunResult } from '../run-result'
import { failureLines } from './failure-text'

const MARKS = { passed: 'ok  ', failed: 'FAIL', cancelled: 'stop' } as const

/** One run, when it is over. */
export function resultLines(result: RunResult): string[] {
  const { status, durationMs, sessionId, failures, ticket } = result
  const head = `${MARKS[status]} ${runTitle(result)} (${formatDurationMs(durationMs)}, recording ${sessionId})`
  const lines = failures.flatMap((failure) => failureLines(failure).map((line) => `     ${line}`))
  return [head, ...lines, ...(ticket === null ? [] : [`     ticket pack: ${ticket}`])]
}

/** The last line. */
export function summaryLine(report: RunReport): string {
  const { passed, failed, cancelled } = countsOf(report)
  const parts = [
    `${passed} passed`,
    failed > 0 && `${failed} failed`,
    cancelled > 0 && `${cancelled} cancelled`,
  ]
  return `${parts.filter(Boolean).join(', ')} in ${formatDurationMs(report.durationMs)}.`
}

/** A whole report as lines. */
export function lineReport(report: RunReport): string {
  return `${[...report.results.flatMap(resultLines), summaryLine(report)].join('\n')}\n`
}
