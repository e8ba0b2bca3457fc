import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { shallowRef } from 'vue'
import type { ConsoleService, EventIndex } from '../../src-shared/console'
import { runComposable } from '../testing/session-under-test'
import { sessionSummary } from '../testing/summaries'
import { useSessionSearch } from './use-session-search'

const sessions = [
  sessionSummary({ sessionId: 3, name: 'Third' }),
  sessionSummary({ sessionId: 2, name: 'Second' }),
  sessionSummary({ sessionId: 1, name: 'First', tags: ['nightly'] }),
]
const none: EventIndex = { ordinals: [], scannedTo: 10, lastOrdinal: 10 }
const one: EventIndex = { ...none, ordinals: [4] }

function search(indexEvents: ConsoleService['indexEvents']) {
  const failures: unknown[] = []
  const made = runComposable(() =>
    useSessionSearch({
      source: { indexEvents },
      sessions: shallowRef(sessions),
      onFailure: (thrown) => failures.push(thrown),
    }),
  )
  const ids = () => made.shown.value.map(({ sessionId }) => sessionId)
  return { ...made, ids, failures }
}

describe('the search of sessions', () => {
  it('shows all without a search, and asks for no events', async () => {
    let asked = 0
    const { ids } = search(() => Promise.resolve((asked++, none)))
    await flushPromises()
    expect(ids()).toEqual([3, 2, 1])
    expect(asked).toBe(0)
  })

  it('adds sessions whose events match, page by page, in the order of the list', async () => {
    const { text, ids, searching } = search(({ sessionId, afterOrdinal }) =>
      Promise.resolve(sessionId === 2 ? (afterOrdinal === 0 ? { ...none, lastOrdinal: 20 } : one) : none),
    )
    text.value = 'nightly'
    expect(ids()).toEqual([1])
    await flushPromises()
    expect(ids()).toEqual([2, 1])
    expect(searching.value).toBe(false)
  })

  it('drops what an older search finds late', async () => {
    const answers: ((index: EventIndex) => void)[] = []
    const { text, ids } = search(() => new Promise((resolve) => answers.push(resolve)))
    text.value = 'code:302'
    await flushPromises()
    text.value = 'second'
    await flushPromises()
    answers[0]?.(one)
    await flushPromises()
    expect(ids()).toEqual([2])
  })

  it('looks into no events with half a query, and tells of a failure', async () => {
    const { text, searching, failures } = search(() => Promise.reject(new Error('locked')))
    text.value = 'code:'
    await flushPromises()
    expect(failures).toEqual([])
    text.value = 'code:302'
    await flushPromises()
    expect(failures).toEqual([new Error('locked')])
    expect(searching.value).toBe(false)
  })
})
