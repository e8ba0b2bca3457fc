import { describe, expect, it } from 'vitest'
import { Window } from 'happy-dom'
import type { RunReport, RunResult } from '../run-result'
import { mergeReports, parseReport } from './merge-reports'
import { formatReport } from './reports'

function result(name: string, more: Partial<RunResult> = {}): RunResult {
  return {
    ...{ file: 'kick.yaml', name, items: ['S21'], tags: [], repetition: 1, status: 'passed' },
    ...{ durationMs: 1500, sessionId: 3, ticket: null, failures: [] },
    steps: [{ line: 7, column: 5, step: 'enter alice', tookMs: 20, passed: true }],
    ...more,
  }
}

const failure = {
  ...{ file: 'kick.yaml', line: 9, column: 13, step: 'kick <alice> & "mia" ]]>\u0000' },
  expectation: 'steps[1].expect[0]: transitions.alice',
  ...{ expected: 'CONNECTING\nEXITED', actual: 'CONNECTING\nENTERED', events: ['+1s transition → ENTERED'] },
}
const report: RunReport = {
  ...{ format: 'roomscope-run', version: 1, startedWallMs: 1_700_000_000_000, durationMs: 3000 },
  results: [
    result('good'),
    result('bad', { status: 'failed', failures: [failure], ticket: 'ticket-3.zip' }),
    result('stopped', { status: 'cancelled', repetition: 2 }),
  ],
}

describe('the report', () => {
  it('in lines reads like a test runner', () => {
    expect(formatReport(report, 'line').split('\n')).toEqual([
      'ok   good (1.5s, recording 3)',
      'FAIL bad (1.5s, recording 3)',
      '     kick.yaml:9:13  kick <alice> & "mia" ]]>\u0000',
      '       steps[1].expect[0]: transitions.alice',
      '       expected:',
      '         CONNECTING',
      '       - EXITED',
      '       actual:',
      '         CONNECTING',
      '       + ENTERED',
      '       last events:',
      '         +1s transition → ENTERED',
      '     ticket pack: ticket-3.zip',
      'stop stopped (2.) (1.5s, recording 3)',
      '1 passed, 1 failed, 1 cancelled in 3s.',
      '',
    ])
  })

  it('in JUnit is well-formed, whatever stands in it', () => {
    const text = formatReport(report, 'junit')
    const { DOMParser } = new Window()
    // This parser knows no CDATA sections: each becomes the text that it is.
    const plain = text.replace(/<!\[CDATA\[(.*?)\]\]>/gs, (_, inner: string) =>
      inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    )
    const document = new DOMParser().parseFromString(plain, 'application/xml')
    expect(document.querySelectorAll('parsererror')).toHaveLength(0)
    expect(document.querySelectorAll('testcase')).toHaveLength(3)
    expect(document.querySelectorAll('failure')).toHaveLength(1)
    expect(document.querySelectorAll('skipped')).toHaveLength(1)
    expect(document.querySelector('failure')?.textContent).toContain('kick <alice> & "mia"')
    expect(text).not.toContain('\u0000')
  })

  it('in HTML needs nothing from elsewhere, lets nothing in, and knows both themes', () => {
    const text = formatReport(report, 'html')
    expect(text).toContain('kick &lt;alice&gt; &amp; &quot;mia&quot;')
    expect(text).not.toMatch(/<script|<link|src=|https?:/)
    expect(text).toContain("default-src 'none'")
    expect(text).toContain('prefers-color-scheme: dark')
    expect(text.indexOf('bad')).toBeLessThan(text.indexOf('>passed</strong> good'))
  })

  it('in JSON is what can be merged', () => {
    expect(parseReport(formatReport(report, 'json'), 'report.json')).toEqual(report)
  })
})

describe('merging', () => {
  it('gives the same report whatever the order of the shards', () => {
    const [one, other] = [
      { ...report, results: report.results.slice(0, 1), durationMs: 5000 },
      { ...report, results: report.results.slice(1), startedWallMs: 1_600_000_000_000 },
    ]
    const merged = mergeReports([one, other])
    expect(mergeReports([other, one])).toEqual(merged)
    expect(merged.results.map(({ name }) => name)).toEqual(['bad', 'good', 'stopped'])
    expect(merged).toMatchObject({ durationMs: 5000, startedWallMs: 1_600_000_000_000 })
  })

  it.each([
    ['no JSON', '{'],
    ['something else', '{"format":"other"}'],
    ['a result that is none', JSON.stringify({ ...report, results: [{ name: 'x' }] })],
  ])('refuses %s and names the file', (_what, text) => {
    expect(() => parseReport(text, 'shard-1/report.json')).toThrow(
      /^shard-1\/report\.json is no report of roomscope run: /,
    )
  })
})
