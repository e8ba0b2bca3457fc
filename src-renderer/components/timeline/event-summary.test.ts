// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { createMessages } from '../../i18n'
import { eventRow } from '../../testing/summaries'
import EventSummary from './EventSummary.vue'

describe('summary of an event', () => {
  it('keeps its parts apart by spaces that end a line, not by margins that indent the next', () => {
    const row = eventRow({ kind: 'callback', name: 'onChatroomExited', code: 192003, payload: {} })
    const summary = mount(EventSummary, { props: { row }, global: { plugins: [createMessages('en')] } })
    expect((summary.element as HTMLElement).textContent).toMatch(/\D\u2002192003/)
    expect(summary.html()).not.toMatch(/\bm[lx]-/)
  })

  it('begins what follows a status, which may begin a line, without a space', () => {
    const row = eventRow({
      kind: 'transition',
      from: 'ENTERING',
      to: 'DISCONNECTED',
      code: 102302,
      payload: {},
    })
    const summary = mount(EventSummary, { props: { row }, global: { plugins: [createMessages('en')] } })
    expect((summary.element as HTMLElement).textContent).toMatch(/Disconnected102302\u2002/)
  })
})
