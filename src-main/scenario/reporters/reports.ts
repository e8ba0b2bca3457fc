import type { RunReport } from '../run-result'
import { htmlReport } from './html-report'
import { junitReport } from './junit-report'
import { lineReport } from './line-report'

export const REPORTERS = ['line', 'json', 'junit', 'html'] as const
export type ReporterName = (typeof REPORTERS)[number]

/** The file of each report in the output folder. `report.json` is what `merge-reports` reads. */
export const REPORT_FILES: Readonly<Record<ReporterName, string>> = {
  line: 'report.txt',
  json: 'report.json',
  junit: 'junit.xml',
  html: 'report.html',
}

/** A report in one of its forms. */
export function formatReport(report: RunReport, reporter: ReporterName): string {
  switch (reporter) {
    case 'line':
      return lineReport(report)
    case 'json':
      return `${JSON.stringify(report)}\n`
    case 'junit':
      return junitReport(report)
    case 'html':
      return htmlReport(report)
    default:
      return reporter satisfies never
  }
}
