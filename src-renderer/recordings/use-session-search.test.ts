import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import type { ConsoleService, EventIndex, SessionSummary } from '../../src-shared/console'
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

/** @param older pages of sessions that are not known at first. */
function search(indexEvents: ConsoleService['indexEvents'], older: SessionSummary[][] = []) {
  const failures: unknown[] = []
  const listed = shallowRef(sessions)
  const pages = shallowRef(older)
  const made = runComposable(() =>
    useSessionSearch({
      source: { indexEvents },
      sessions: listed,
      hasOlder: () => pages.value.length > 0,
      async readOlder() {
        await nextTick()
        const [page = [], ...rest] = pages.value
        listed.value = [...listed.value, ...page]
        pages.value = rest
      },
      onFailure: (thrown) => failures.push(thrown),
    }),
  )
  const ids = () => made.shown.value.map(({ sessionId }) => sessionId)
  /** The first session goes on. */
  const grow = (eventCount: number): void => {
    listed.value = sessions.map((session, index) => (index === 0 ? { ...session, eventCount } : session))
  }
  return { ...made, ids, failures, grow, listed, pages }
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

  it('reads older sessions, page by page, until all were looked through, and says how many', async () => {
    const counts: number[] = []
    const older = [[sessionSummary({ sessionId: 0, name: 'Old' })], [sessionSummary({ sessionId: -1 })]]
    const made = search(({ sessionId }) => {
      expect(made.searching.value).toBe(true)
      counts.push(made.lookedThroughCount.value)
      return Promise.resolve(sessionId === -1 ? one : none)
    }, older)
    made.text.value = 'old'
    await flushPromises()
    expect([made.ids(), made.searching.value]).toEqual([[0, -1], false])
    expect([counts, made.lookedThroughCount.value]).toEqual([[0, 1, 2, 4], 5])
  })

  it('reads older sessions for a tag or a day too, and looks into no event', async () => {
    const older = [[sessionSummary({ sessionId: 0, tags: ['kick'] })]]
    const { text, ids } = search(() => Promise.reject(new Error('asked')), older)
    text.value = 'tag:kick'
    await flushPromises()
    expect(ids()).toEqual([0])
  })

  it('reads no older sessions without a search, nor for one that was given up', async () => {
    const { text, listed } = search(
      () => Promise.resolve(none),
      Array.from({ length: 9 }, () => [sessionSummary()]),
    )
    text.value = 'old'
    text.value = ''
    await flushPromises()
    expect(listed.value).toHaveLength(3)
    text.value = 'older'
    await flushPromises()
    expect(listed.value).toHaveLength(12)
  })

  it('looks into the events of no session that lacks the tag', async () => {
    const asked: [number, string | undefined][] = []
    const { text, ids } = search(({ sessionId, filter }) => {
      asked.push([sessionId, filter.query])
      return Promise.resolve(one)
    })
    text.value = 'tag:nightly code:302'
    await flushPromises()
    expect([ids(), asked]).toEqual([[1], [[1, 'code:302']]])
  })

  it('says why a search cannot be read, and keeps the last one', async () => {
    const { text, ids, problem } = search(() => Promise.resolve(none))
    text.value = 'second'
    await flushPromises()
    text.value = 'second after:tomorrow'
    await flushPromises()
    expect([ids(), problem.value?.reason]).toEqual([[2], 'notADay'])
    text.value = 'third'
    expect([ids(), problem.value]).toEqual([[3], null])
  })

  it('does not say that all were looked through when older ones could not be read, and tries again', async () => {
    let works = false
    const { text, ids, stopped, again } = search(
      ({ sessionId }) =>
        works || sessionId > 0 ? Promise.resolve(none) : Promise.reject(new Error('locked')),
      [[sessionSummary({ sessionId: 0 })], [sessionSummary({ sessionId: -1, name: 'Oldest' })]],
    )
    text.value = 'oldest'
    await flushPromises()
    expect([ids(), stopped.value]).toEqual([[], true])
    works = true
    again()
    await flushPromises()
    expect([ids(), stopped.value]).toEqual([[-1], false])
  })
})
