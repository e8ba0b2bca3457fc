import { cpus, release, totalmem, type } from 'node:os'

/** One measured thing; `figure` per second unless the label says otherwise. */
export interface BenchmarkRow {
  readonly label: string
  readonly figure: number
  readonly unit: string
  /** Share of the row that it is compared with; null for that row itself. */
  readonly ratio: number | null
}

export interface BenchmarkReport {
  readonly title: string
  readonly command: string
  /** What one round does, so that a reader can judge the figures. */
  readonly method: string
  readonly rows: readonly BenchmarkRow[]
}

const BYTES_PER_GIB = 1024 ** 3

/** The report as Markdown, ready for the benchmark page of the documentation. */
export function formatReport(report: BenchmarkReport): string {
  const rows = report.rows.map(
    ({ label, figure, unit, ratio }) =>
      `| ${label} | ${formatFigure(figure)} ${unit} | ${ratio === null ? '' : `${(ratio * 100).toFixed(0)} %`} |`,
  )
  return [
    `## ${report.title}`,
    '',
    report.method,
    '',
    `- Machine: ${describeMachine()}`,
    `- Command: \`${report.command}\``,
    '',
    '| what | median | ratio |',
    '|---|---:|---:|',
    ...rows,
    '',
  ].join('\n')
}

/** The middle of the values, which one slow round does not move. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN
  return (lower + upper) / 2
}

function formatFigure(figure: number): string {
  return figure >= 100 ? Math.round(figure).toLocaleString('en-US') : figure.toPrecision(3)
}

function describeMachine(): string {
  const processors = cpus()
  const memoryGib = (totalmem() / BYTES_PER_GIB).toFixed(1)
  const model = processors[0]?.model.trim() ?? 'unknown processor'
  return `${processors.length} × ${model}, ${memoryGib} GiB, ${type()} ${release()}, Node ${process.versions.node}`
}
