// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { createMessages } from '../../i18n'
import { eventRow } from '../../testing/summaries'
import EventSummary from './EventSummary.vue'

describe('summary of an event', () => {
  it('keeps its parts apart by spaces, which indent no line that begins with one', () => {
    const row = eventRow({ kind: 'callback', name: 'onChatroomExited', code: 192003, payload: {} })
    const summary = mount(EventSummary, { props: { row }, global: { plugins: [createMessages('en')] } })
    expect((summary.element as HTMLElement).textContent).toMatch(/\D 192003/)
    expect(summary.html()).not.toMatch(/\bm[lx]-/)
  })
})
