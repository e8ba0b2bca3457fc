// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { effectScope, nextTick, ref, watch } from 'vue'
import { describe, expect, it } from 'vitest'
import type { ConsoleService, EventFilter } from '../../src-shared/console'
import { eventRow } from '../testing/summaries'
import { useEventWindow } from './use-event-window'

interface SampleSession {
  length: number
  pageLength?: number
  /** Events come a turn of the event loop after they were asked for. */
  isSlow?: boolean
}

/** A session of `length` events, of which every third is a frame; pages of the index hold at most `pageLength`. */
function sessionOf(session: SampleSession) {
  const asked: { afterOrdinal: number; ordinals: number[][] } = { afterOrdinal: -1, ordinals: [] }
  const source: Pick<ConsoleService, 'indexEvents' | 'readEvents'> = {
    indexEvents: ({ afterOrdinal, filter, limit }) => {
      asked.afterOrdinal = afterOrdinal
      const scannedTo = Math.min(session.length, afterOrdinal + Math.min(limit, session.pageLength ?? limit))
      const all = Array.from({ length: scannedTo - afterOrdinal }, (_, index) => afterOrdinal + index + 1)
      const framesOnly = filter.kinds?.includes('frame') ?? false
      const ordinals = framesOnly ? all.filter((ordinal) => ordinal % 3 === 0) : all
      return Promise.resolve({ ordinals, scannedTo, lastOrdinal: session.length })
    },
    readEvents: async ({ ordinals }) => {
      asked.ordinals.push(ordinals)
      if (session.isSlow === true) await new Promise((resolve) => setImmediate(resolve))
      return ordinals.map((ordinal) => eventRow({ ordinal, name: `event ${ordinal}` }))
    },
  }
  return { source, asked }
}

async function openWindow(session: SampleSession) {
  const { source, asked } = sessionOf(session)
  const sessionId = ref<number | null>(1)
  const filter = ref<EventFilter>({})
  const lastOrdinal = ref(session.length)
  const scope = effectScope()
  const events = scope.run(() => useEventWindow({ source, sessionId, filter, lastOrdinal }))
  if (events === undefined) throw new Error('the scope was closed')
  await flushPromises()
  return { events, asked, sessionId, filter, lastOrdinal, scope }
}

describe('event window', () => {
  it('looks through a long session page by page', async () => {
    const { events } = await openWindow({ length: 2500, pageLength: 1000 })
    expect(events.count.value).toBe(2500)
    expect(events.loading.value).toBe(false)
    expect(events.ordinalAt(2499)).toBe(2500)
  })

  it('continues after what it looked at when the recording grows', async () => {
    const session = { length: 10 }
    const { events, asked, lastOrdinal } = await openWindow(session)
    session.length = 14
    lastOrdinal.value = 14
    await flushPromises()
    expect(asked.afterOrdinal).toBe(10)
    expect(events.count.value).toBe(14)
  })

  it('starts over when the filter changes, even in the middle of a scan', async () => {
    const { events, filter, lastOrdinal } = await openWindow({ length: 300, pageLength: 10 })
    lastOrdinal.value = 301
    await nextTick()
    filter.value = { kinds: ['frame'] }
    await flushPromises()
    expect(events.count.value).toBe(100)
    expect(events.ordinalAt(0)).toBe(3)
  })

  it('does not count an answer to the filter before', async () => {
    const answers: (() => void)[] = []
    const filter = ref<EventFilter>({})
    const events = effectScope().run(() =>
      useEventWindow({
        source: {
          readEvents: () => Promise.resolve([]),
          indexEvents: ({ filter: asked }) =>
            new Promise((resolve) => {
              const ordinals = asked.text === undefined ? [1, 2, 3] : [2]
              answers.push(() => resolve({ ordinals, scannedTo: 3, lastOrdinal: 3 }))
            }),
        },
        sessionId: 1,
        filter,
        lastOrdinal: 3,
      }),
    )
    filter.value = { text: 'kick' }
    await nextTick()
    answers[0]?.()
    await flushPromises()
    expect(events?.count.value).toBe(0)
    answers[1]?.()
    await flushPromises()
    expect(events?.count.value).toBe(1)
  })

  it('fetches the rows in sight, then those around them, and each once', async () => {
    const { events, asked } = await openWindow({ length: 5000 })
    void events.showRange(1000, 1030)
    void events.showRange(1000, 1030)
    await flushPromises()
    expect(asked.ordinals.map(({ length }) => length)).toEqual([30, 120])
    expect(events.rowAt(1010)?.name).toBe('event 1011')
    expect(events.rowAt(10)).toBeUndefined()
    expect(events.showRange(1010, 1040)).toBeNull()
    await flushPromises()
    expect(asked.ordinals[2]).toHaveLength(10)
  })

  it('does not fetch what lies around rows that were in sight for a moment only', async () => {
    const { events, asked } = await openWindow({ length: 5000 })
    void events.showRange(1000, 1030)
    void events.showRange(3000, 3030)
    await flushPromises()
    expect(asked.ordinals.map((ordinals) => [ordinals[0], ordinals.length])).toEqual([
      [1001, 30],
      [3001, 30],
      [2941, 120],
    ])
  })

  it('lets rows be waited for that are already on their way', async () => {
    const { events, asked } = await openWindow({ length: 5000, isSlow: true })
    void events.showRange(1000, 1030)
    await events.showRange(1010, 1030)
    expect(events.rowAt(1010)?.name).toBe('event 1011')
    expect(asked.ordinals.filter((ordinals) => ordinals.includes(1011))).toHaveLength(1)
  })

  it('tells of new events together with their rows where the end is in sight, and alone where it is not', async () => {
    const session = { length: 100 }
    const { events, lastOrdinal } = await openWindow(session)
    const grow = async (length: number) => {
      session.length = length
      lastOrdinal.value = length
      const told: unknown[] = []
      const stop = watch(events.count, (count) => told.push(count, events.rowAt(count - 1)?.name), {
        flush: 'sync',
      })
      await flushPromises()
      stop()
      return told
    }
    void events.showRange(80, 100)
    await flushPromises()
    expect(await grow(500)).toEqual([500, 'event 500'])
    void events.showRange(10, 30)
    expect(await grow(900)).toEqual([900, undefined])
  })

  it('folds heartbeats in a row, and counts them all the same', async () => {
    const isHeartbeat = (ordinal: number) => ordinal % 4 !== 0
    const scope = effectScope()
    const events = scope.run(() =>
      useEventWindow({
        source: {
          indexEvents: ({ afterOrdinal, filter }) => {
            const scannedTo = Math.min(100, afterOrdinal + (filter.hideHeartbeats ? 70 : 30))
            const all = Array.from(
              { length: scannedTo - afterOrdinal },
              (_, index) => afterOrdinal + index + 1,
            )
            const ordinals = filter.hideHeartbeats ? all.filter((ordinal) => !isHeartbeat(ordinal)) : all
            return Promise.resolve({ ordinals, scannedTo, lastOrdinal: 100 })
          },
          readEvents: ({ ordinals }) => Promise.resolve(ordinals.map((ordinal) => eventRow({ ordinal }))),
        },
        sessionId: 1,
        filter: {},
        folded: true,
        lastOrdinal: 100,
      }),
    )
    await flushPromises()
    expect(events?.count.value).toBe(50)
    expect(events?.eventCount.value).toBe(100)
    expect(events?.heartbeatCount.value).toBe(75)
    const fold = events?.entryAt(0)
    expect(fold).toMatchObject({ type: 'fold', firstOrdinal: 1, count: 3 })
    void events?.showRange(0, 4)
    await flushPromises()
    expect(fold?.type === 'fold' && events?.heartbeatsOf(fold)).toHaveLength(3)
    events?.toggleFold(1)
    expect(events?.count.value).toBe(53)
  })

  it('finds the place of an ordinal that the filter left out', async () => {
    const { events, filter } = await openWindow({ length: 30 })
    filter.value = { kinds: ['frame'] }
    await flushPromises()
    expect(events.indexAtOrBefore(8)).toBe(1)
    expect(events.indexAtOrBefore(2)).toBe(-1)
  })

  it('forgets the rows of one session when another is opened', async () => {
    const { events, sessionId } = await openWindow({ length: 30 })
    void events.showRange(0, 10)
    await flushPromises()
    sessionId.value = 2
    await flushPromises()
    expect(events.rowAt(0)).toBeUndefined()
    sessionId.value = null
    await flushPromises()
    expect(events.count.value).toBe(0)
    expect(events.loading.value).toBe(false)
  })

  it('says why nothing came', async () => {
    const failing = () => Promise.reject(new Error('reader is gone'))
    const scope = effectScope()
    const events = scope.run(() =>
      useEventWindow({
        source: { indexEvents: failing, readEvents: failing },
        sessionId: 1,
        filter: {},
        lastOrdinal: 5,
      }),
    )
    await flushPromises()
    expect(events?.failure.value?.message).toBe('reader is gone')
    expect(events?.loading.value).toBe(false)
  })
})
