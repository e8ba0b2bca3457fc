// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { EventDetail, Locale } from '../../../src-shared/console'
import { createMessages } from '../../i18n'
import { eventRow } from '../../testing/summaries'
import EventFacts from './EventFacts.vue'

const factsOf = (patch: Partial<EventDetail>, locale: Locale = 'en') => {
  const detail: EventDetail = { ...eventRow(), wallMs: 0, frameData: null, frameRedacted: false, ...patch }
  const props = { detail, instanceName: 'carol #3' }
  return mount(EventFacts, { props, global: { plugins: [createMessages(locale)] } }).text()
}

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
})
