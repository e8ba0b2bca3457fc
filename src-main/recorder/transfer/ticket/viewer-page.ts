import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { MAX_ROW_PAYLOAD_CHARACTERS } from '../../../../src-shared/console'
import { storedItems } from '../stored-items'
import type { TransferEvent } from '../transfer-item'
import type { TransferMonitor } from '../transfer-monitor'
import type { WriteText } from '../whole-file'
import type { LoginFailure, TicketFacts } from './ticket-facts'
import page from './viewer/viewer.html?raw'
import viewer from './viewer/viewer.js?raw'

/** What a browser shows without effort; the rest is counted, and in the recording beside the page. */
const MAX_EVENTS = 20_000

/**
 * Writes a page that shows a session in any browser: one file without a network. What was recorded is data in it, which
 * cannot become markup, and the page's policy lets nothing run or load but the page's own script and style.
 */
export function writeViewerPage(
  database: Database,
  facts: TicketFacts,
  { writeText, monitor }: { readonly writeText: WriteText; readonly monitor: TransferMonitor },
): void {
  const [head = '', tail = ''] = pageParts()
  const { session, instances, failures, findings } = facts
  const summary = {
    session: { ...session },
    instances: instances.map(({ instanceId, accountId }) => ({ instanceId, accountId })),
    failures: failures.map(toFailure),
    findings,
  }
  writeText(`${head}<script type="application/json" id="data">`)
  writeText(`${asData(summary).slice(0, -1)},"events":[`)
  let shownCount = 0
  for (const item of monitor.watch(storedItems(database, session.sessionId))) {
    if (item.type !== 'event' || shownCount === MAX_EVENTS) continue
    writeText(`${shownCount++ > 0 ? ',\n' : ''}${asData(toRow(item))}`)
  }
  writeText(`],"leftOutCount":${session.eventCount - shownCount}}`)
  writeText(`</script>${tail}`)
}

/** A scope of its own: what the viewer declares must not become names of the window. */
const script = `(() => {\n${viewer}})()`

const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? ''

/** The page before and after its data. */
function pageParts(): string[] {
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`
  return page
    .replace('%policy%', () => policy)
    .replace('<!--script-->', () => `<script>${script}</script>`)
    .split('<!--data-->')
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function toFailure({ event, stage, outcome }: LoginFailure) {
  const { atNs, instanceId, code, payload } = event
  return { atNs, instanceId, stage, outcome, code, reason: payload['reason'] ?? null }
}

function toRow({ ordinal, atNs, instanceId, kind, name, from, to, code, payload }: TransferEvent): unknown[] {
  const text = JSON.stringify(payload)
  const shown = text === '{}' ? '' : text.slice(0, MAX_ROW_PAYLOAD_CHARACTERS)
  return [ordinal, atNs, instanceId, kind, name, from, to, code, shown]
}

/** JSON in which no character can end the element that holds it. */
function asData(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
