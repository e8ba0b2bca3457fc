import type { BenchReport } from './bench-report'
import type { Percentiles } from './percentiles'

const LABEL_WIDTH = 10
const FIGURE_WIDTH = 10
const BYTES_PER_KIB = 1024

/** The report for a person. */
export function benchLines(report: BenchReport): string[] {
  const { plan, logins, stay, stagesMs, errors, loopDelayMs, memory } = report
  const rate = logins.perSecond === null ? '' : ` (${logins.perSecond.toFixed(1)}/s)`
  return [
    `${plan.clients} clients, ${plan.auth}, ${plan.transport}, engine ${plan.engine}, ${plan.target} cloud`,
    `entered ${logins.entered}${rate}, failed ${logins.failed}, cancelled ${logins.cancelled}`,
    `after ${stay.seconds.toFixed(1)} s in the room: ${stay.kept} still there, ${stay.interrupted} interrupted`,
    '',
    row('ms', ['p50', 'p90', 'p99', 'max']),
    ...Object.entries(stagesMs).map(([stage, times]) => percentileRow(stage, times)),
    percentileRow('loop', loopDelayMs),
    '',
    ...(memory.bytesPerClient === null
      ? []
      : [`memory: ${(memory.bytesPerClient / BYTES_PER_KIB).toFixed(1)} KiB a client`]),
    ...errors.map(
      ({ when, code, name, count }) =>
        `${count} × ${code} ${name ?? ''} ${when === 'login' ? 'at login' : 'in the room'}`,
    ),
    ...(report.cancelled ? ['cancelled: this is what was seen until then'] : []),
  ]
}

function percentileRow(label: string, times: Percentiles | null): string {
  const figures = times === null ? ['–', '–', '–', '–'] : [times.p50, times.p90, times.p99, times.max]
  return row(
    label,
    figures.map((figure) => (typeof figure === 'number' ? figure.toFixed(2) : figure)),
  )
}

function row(label: string, figures: readonly string[]): string {
  return label.padEnd(LABEL_WIDTH) + figures.map((figure) => figure.padStart(FIGURE_WIDTH)).join('')
}
