import { createHash } from 'node:crypto'
import { Window } from 'happy-dom'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ConsoleRecord } from '../../../../src-shared/console'
import { sampleInstance, sampleLogin, sampleRecord } from '../../testing/sample-records'
import { openForReading } from '../../worker/database'
import { TransferBench } from '../testing/transfer-bench'
import { TransferMonitor } from '../transfer-monitor'
import { readTicketFacts, type TicketFinding } from './ticket-facts'
import { writeViewerPage } from './viewer-page'

const HOSTILE = '</script><img src=x onerror="document.title=1"><!--<script>'

function pageOf(records: readonly ConsoleRecord[], findings: readonly TicketFinding[] = []): string {
  const { source } = new TransferBench()
  const sessionId = source.recordSession(records, [{ ...sampleInstance(1), accountId: HOSTILE }])
  const database = openForReading(source.databaseFile)
  const monitor = new TransferMonitor({ isCancelled: () => false, report: () => undefined })
  let page = ''
  const writeText = (text: string) => void (page += text)
  writeViewerPage(database, readTicketFacts(database, sessionId, findings), { writeText, monitor })
  database.close()
  return page
}

/** Opens the page with its script running, and tells whether it asked for anything. */
function open(page: string) {
  const requested: string[] = []
  const window = new Window({
    url: 'file:///viewer.html',
    settings: {
      enableJavaScriptEvaluation: true,
      suppressInsecureJavaScriptEnvironmentWarning: true,
      fetch: {
        interceptor: {
          beforeAsyncRequest: async ({ request }) => {
            requested.push(request.url)
            return undefined
          },
        },
      },
    },
  })
  onTestFinished(() => window.happyDOM.close())
  window.document.write(page)
  const { document } = window
  const rows = (id: string) =>
    [...document.querySelectorAll(`#${id} tbody tr`)].map((row) =>
      [...row.querySelectorAll('td')].map(({ textContent }) => textContent),
    )
  const choose = (id: string, value: string) => {
    const field = document.getElementById(id) as unknown as HTMLInputElement
    field.value = value
    field.dispatchEvent(new window.Event('input') as unknown as Event)
  }
  const click = (id: string) => (document.getElementById(id) as unknown as HTMLButtonElement).click()
  return { document, requested, rows, choose, click }
}

const failure = sampleRecord({
  kind: 'attempt',
  name: 'attemptEnded',
  attemptId: 1,
  atNs: 30,
  from: 'auth',
  to: 'refused',
  code: 102302,
  payload: { reason: HOSTILE },
})

describe('the viewer page', () => {
  it('shows events, failures and findings', () => {
    const finding = { ruleId: 'r', rule: HOSTILE, ordinal: 3, instanceId: 1, expected: 'a', actual: 'b' }
    const { rows } = open(pageOf([...sampleLogin(1, 1, 0), failure], [finding]))
    expect(rows('events').length).toBe(12)
    expect(rows('events')[0]).toEqual([
      '1',
      '0.000000',
      '1',
      'operation',
      'enter',
      '',
      '',
      '',
      '{"roomId":"3001","authType":0}',
    ])
    expect(rows('failures')).toEqual([['0.000000', '1', HOSTILE, 'auth', 'refused', '102302', HOSTILE]])
    expect(rows('findings')[0]?.[2]).toBe(HOSTILE)
  })

  it('filters by text, kind and client', () => {
    const { rows, choose, document } = open(pageOf([...sampleLogin(1, 1, 0), ...sampleLogin(2, 1, 100)]))
    choose('kind', 'frame')
    expect(rows('events').length).toBe(6)
    choose('text', 'HEARTBEAT')
    expect(rows('events').length).toBe(2)
    expect(document.getElementById('count')?.textContent).toBe('Shown: 2 / 22')
  })

  it('speaks two languages and has two themes', () => {
    const { document, click } = open(pageOf([sampleRecord()]))
    const root = document.documentElement
    click('language')
    expect([root.lang, document.getElementById('events-title')?.textContent]).toEqual(['zh-CN', '事件'])
    const wasDark = root.classList.contains('dark')
    click('theme')
    expect(root.classList.contains('dark')).toBe(!wasDark)
  })

  it('takes whatever was recorded for text', () => {
    const record = sampleRecord({ name: HOSTILE, payload: { evil: HOSTILE } })
    const { document, requested, rows } = open(pageOf([record]))
    expect(document.querySelector('img')).toBeNull()
    expect(document.querySelectorAll('script').length).toBe(2)
    expect(rows('events')[0]?.[4]).toBe(HOSTILE)
    expect(requested).toEqual([])
  })

  it('lets run its own script only, and loads nothing', () => {
    const page = pageOf([sampleRecord({ payload: { evil: HOSTILE } })])
    const hashOf = (element: 'style' | 'script') => {
      const text = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page)?.[1] ?? ''
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    }
    expect(page).toContain('border-collapse: collapse')
    expect(page).toContain(
      `content="default-src 'none'; style-src ${hashOf('style')}; script-src ${hashOf('script')}; base-uri 'none'; form-action 'none'"`,
    )
    expect(page).not.toMatch(/(src|href)="/)
  })

  it('shows 20,000 events and counts the rest', () => {
    const records = Array.from({ length: 20_005 }, (_, atNs) => sampleRecord({ atNs }))
    expect(pageOf(records)).toContain('"leftOutCount":5}')
  })
})
