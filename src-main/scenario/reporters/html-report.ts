import { formatDurationMs } from '../../../src-shared/console/scenario'
import { countsOf, runTitle, type RunFailure, type RunReport, type RunResult } from '../run-result'
import { differenceLines } from './failure-text'

/** The page needs nothing from elsewhere and may load nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"
const STYLE = `
:root { color-scheme: light dark; --text: #1b1f24; --dim: #57606a; --back: #ffffff; --panel: #f6f8fa; --line: #d0d7de; --good: #1a7f37; --bad: #b42318; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --dim: #9aa4af; --back: #0f1318; --panel: #171c23; --line: #30363d; --good: #56d364; --bad: #ff8a80; } }
body { margin: 0 auto; max-width: 70rem; padding: 1.5rem; font: 14px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); }
h1 { font-size: 1.3rem; } .dim { color: var(--dim); } .passed { color: var(--good); } .failed, .cancelled { color: var(--bad); }
details { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; background: var(--panel); }
summary { padding: .5rem .75rem; cursor: pointer; } details > div { padding: 0 .75rem .75rem; }
pre { overflow-x: auto; margin: .5rem 0; padding: .5rem; border: 1px solid var(--line); border-radius: 4px; background: var(--back); font: 12px/1.5 ui-monospace, monospace; }
table { border-collapse: collapse; } td { padding: .1rem .75rem .1rem 0; vertical-align: top; }
`
const WORDS = { passed: 'passed', failed: 'failed', cancelled: 'cancelled' } as const

/** A report as one page that opens anywhere, light or dark as its reader likes. */
export function htmlReport(report: RunReport): string {
  const { passed, failed, cancelled } = countsOf(report)
  const title =
    failed > 0 ? `${failed} of ${report.results.length} scenarios failed` : `${passed} scenarios passed`
  const began = new Date(report.startedWallMs).toISOString()
  const ordered = [...report.results].sort((one, other) => rank(one) - rank(other))
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><h1>${escaped(title)}</h1>
<p class="dim">${passed} passed, ${failed} failed, ${cancelled} cancelled in ${formatDurationMs(report.durationMs)}, begun ${began}</p>
${ordered.map(runHtml).join('\n')}
</body></html>
`
}

function runHtml(result: RunResult): string {
  const { file, items, status, durationMs, sessionId, ticket, steps, failures } = result
  const facts = [file, formatDurationMs(durationMs), `recording ${sessionId}`, ...items, ticket ?? ''].filter(
    Boolean,
  )
  const rows = steps.map(
    (step) =>
      `<tr><td class="${step.passed ? 'passed' : 'failed'}">${step.passed ? 'ok' : 'failed'}</td><td class="dim">${step.line}</td><td>${escaped(step.step)}</td><td class="dim">${formatDurationMs(step.tookMs)}</td></tr>`,
  )
  return `<details${status === 'passed' ? '' : ' open'}><summary><strong class="${status}">${WORDS[status]}</strong> ${escaped(runTitle(result))} <span class="dim">${escaped(facts.join(' · '))}</span></summary>
<div>${failures.map(failureHtml).join('')}<table><tbody>${rows.join('')}</tbody></table></div></details>`
}

function failureHtml({
  file,
  line,
  column,
  step,
  expectation,
  expected,
  actual,
  events,
}: RunFailure): string {
  const difference = differenceLines(expected, actual).join('\n')
  const last =
    events.length === 0 ? '' : `<p class="dim">last events</p><pre>${escaped(events.join('\n'))}</pre>`
  return `<p><strong>${escaped(step)}</strong> <span class="dim">${escaped(`${file}:${line}:${column}`)}</span><br>${escaped(expectation)}</p><pre>${escaped(difference)}</pre>${last}`
}

/** What failed comes first. */
function rank({ status }: RunResult): number {
  return status === 'passed' ? 1 : 0
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
