// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { EventDetail, Locale } from '../../../src-shared/console'
import type { FramePair } from '../../composables/use-frame-pair'
import { createMessages } from '../../i18n'
import { eventRow } from '../../testing/summaries'
import EventFacts from './EventFacts.vue'

const mountFacts = (patch: Partial<EventDetail>, locale: Locale = 'en', pair: FramePair | null = null) => {
  const detail: EventDetail = { ...eventRow(), wallMs: 0, frameData: null, frameRedacted: false, ...patch }
  const props = { detail, instanceName: 'carol #3', pair }
  return mount(EventFacts, { props, global: { plugins: [createMessages(locale)] } })
}
const factsOf = (patch: Partial<EventDetail>, locale: Locale = 'en') => mountFacts(patch, locale).text()

describe('facts of an event', () => {
  it('says where it led in words, beside the names that a filter takes', () => {
    const ended = { kind: 'attempt', name: 'attemptEnded', from: 'auth', to: 'refused' } as const
    expect(factsOf(ended)).toContain('Fromauthentication (auth)Torefused')
    expect(factsOf(ended, 'zh-CN')).toContain('登录鉴权（auth）')
    expect(factsOf({ kind: 'transition', from: 'ENTERED', to: 'EXITED' })).toContain('Entered (ENTERED)')
  })

  it('shows a word of a newer recording as it is', () => {
    expect(factsOf({ from: 'orbit' })).toContain('Fromorbit')
  })

  it('has the size that a frame had on the wire', () => {
    const frame = { direction: 'out', transport: 'binary', sizeBytes: 437 } as const
    expect(factsOf({ kind: 'frame', frame })).toContain('Size437 B')
  })

  it('leads to the answer of a request', async () => {
    const facts = mountFacts({ kind: 'frame' }, 'en', { role: 'answer', ordinal: 1144 })
    expect(facts.text()).toMatch(/Answer\s*#1\s144/)
    await facts.get('[data-testid=inspector-pair]').trigger('click')
    expect(facts.emitted('inspect')).toEqual([[1144]])
  })

  it('asks to filter by a value as the recording has it, and only by what a filter knows', async () => {
    const facts = mountFacts({ kind: 'attempt', to: 'refused', code: 102302, instanceId: 3 })
    for (const fact of ['to', 'code', 'instance', 'kind'])
      await facts.get(`[data-testid=fact-filter-${fact}]`).trigger('click')
    expect(facts.emitted('filter')).toEqual([
      ['to', 'refused'],
      ['code', '102302'],
      ['instance', '3'],
      ['kind', 'attempt'],
    ])
    expect(facts.find('[data-testid=fact-filter-time]').exists()).toBe(false)
  })
})
