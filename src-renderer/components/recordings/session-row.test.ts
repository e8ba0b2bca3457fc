// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Locale, SessionSummary } from '../../../src-shared/console'
import { createMessages } from '../../i18n'
import { sessionSummary } from '../../testing/summaries'
import SessionRow from './SessionRow.vue'

const SECOND_NS = 1_000_000_000

function rowOf(patch: Partial<SessionSummary>, locale: Locale = 'en') {
  const session = sessionSummary({ live: false, eventCount: 1, instanceCount: 1, ...patch })
  return mount(SessionRow, {
    props: { session, selected: false, marked: false, renaming: false },
    global: { plugins: [createMessages(locale)] },
  })
}

describe('a row of the list of sessions', () => {
  it('tells when the session was and how long it took, in the language of the window', () => {
    const at = { startedWallMs: new Date(2026, 10, 23, 14, 7).getTime(), durationNs: 83 * SECOND_NS }
    expect(rowOf(at).text()).toContain('Nov 23, 2026, 14:07 · 1 min 23 sec')
    expect(rowOf(at, 'zh-CN').text()).toContain('2026年11月23日 14:07 · 1 分钟 23 秒')
  })

  it('says that its time was virtual where the clock stood still all along', () => {
    expect(rowOf({ eventCount: 270, durationNs: 0 }).text()).toMatch(/ · virtual time/)
    expect(rowOf({ eventCount: 270, durationNs: 1 }).text()).toMatch(/ · 0 sec/)
    expect(rowOf({ eventCount: 0, durationNs: 0 }).text()).toMatch(/ · 0 sec/)
  })

  it('counts what failed', () => {
    expect(rowOf({ failureCount: 1 }).text()).toContain('1 failure')
    expect(rowOf({ failureCount: 2 }).text()).toContain('2 failures')
    expect(rowOf({ failureCount: 0 }).text()).toContain('OK')
  })

  it('counts kicks apart from what failed, as many are wanted', () => {
    expect(rowOf({ kickCount: 1 }).text()).toContain('1 kick')
    expect(rowOf({ kickCount: 1 }).text()).not.toMatch(/failure|OK/)
    expect(rowOf({ failureCount: 1, kickCount: 2 }).text()).toMatch(/1 failure.*2 kicks/)
    expect(rowOf({ kickCount: 2 }, 'zh-CN').text()).toContain('2 次被踢')
  })

  it('says on a line of its own where it comes from', () => {
    const replayed = rowOf({ origin: { mode: 'wire', sessionId: 1 } })
    expect(replayed.get('[data-testid=session-origin]').text()).toBe('wire replay of #1 · virtual time')
    expect(rowOf({ origin: null }).find('[data-testid=session-origin]').exists()).toBe(false)
  })
})
