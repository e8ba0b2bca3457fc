import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick, shallowRef } from 'vue'
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
  const listed = shallowRef(sessions)
  const made = runComposable(() =>
    useSessionSearch({
      source: { indexEvents },
      sessions: listed,
      onFailure: (thrown) => failures.push(thrown),
    }),
  )
  const ids = () => made.shown.value.map(({ sessionId }) => sessionId)
  /** The first session goes on. */
  const grow = (eventCount: number): void => {
    listed.value = sessions.map((session, index) => (index === 0 ? { ...session, eventCount } : session))
  }
  return { ...made, ids, failures, grow }
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

  it('lets a search that was given up ask no further, even when the same is searched for again', async () => {
    const asked: number[] = []
    const answers: ((index: EventIndex) => void)[] = []
    const { text } = search(({ afterOrdinal }) => {
      asked.push(afterOrdinal)
      return new Promise((resolve) => answers.push(resolve))
    })
    for (const typed of ['code:302', 'code:3', 'code:302']) {
      text.value = typed
      await flushPromises()
    }
    expect(asked).toEqual([0, 0, 0])
    answers[0]?.({ ordinals: [], scannedTo: 5, lastOrdinal: 10 })
    await flushPromises()
    expect(asked).toEqual([0, 0, 0])
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

  it('looks into what is new of a session that grows, and says nothing of searching again', async () => {
    const asked: [number, number][] = []
    const { text, ids, searching, grow } = search(({ sessionId, afterOrdinal }) => {
      asked.push([sessionId, afterOrdinal])
      return Promise.resolve(afterOrdinal === 10 ? one : none)
    })
    text.value = 'code:302'
    await flushPromises()
    expect([ids(), asked.splice(0)]).toEqual([[], sessions.map(({ sessionId }) => [sessionId, 0])])
    grow(14)
    await nextTick()
    expect(searching.value).toBe(false)
    await flushPromises()
    expect([ids(), asked]).toEqual([[3], [[3, 10]]])
  })

  it('comes to an end beside a session that grows all the time', async () => {
    let growth = 20
    const { text, ids, grow } = search(({ sessionId }) => {
      if (growth < 25) grow(++growth)
      return Promise.resolve(sessionId === 1 ? one : { ...none, scannedTo: 30, lastOrdinal: 30 })
    })
    text.value = 'code:302'
    await flushPromises()
    expect(ids()).toEqual([1])
  })

  it('tells a failure once, however often a session grows', async () => {
    const { text, failures, grow } = search(() => Promise.reject(new Error('broken')))
    text.value = 'code:302'
    await flushPromises()
    grow(14)
    await flushPromises()
    expect(failures).toHaveLength(1)
  })
})
