// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { computed, ref } from 'vue'
import { describe, expect, it, vi } from 'vitest'
import type { EventFilter, LoginAttempt } from '../../src-shared/console'
import { runComposable } from '../testing/session-under-test'
import { RECENT_LOGINS, useRecentLogins } from './use-recent-logins'

const MS = 1_000_000

/** A login that ended with the event of this ordinal. @param spanMs how long it took. */
function login(ordinal: number, outcome: 'entered' | 'refused' | 'cancelled', spanMs: number): LoginAttempt {
  const startedNs = ordinal * 1000 * MS
  return {
    ...{ instanceId: 1, attemptId: ordinal, trigger: 'enter', ordinal, outcome, startedNs },
    stageStartedNs: { link: startedNs },
    endedNs: startedNs + spanMs * MS,
    failedStage: outcome === 'refused' ? 'auth' : null,
    code: outcome === 'entered' ? 200 : 302,
  }
}

function figuresOf(logins: readonly LoginAttempt[]) {
  const lastOrdinal = ref(logins.length)
  const known = ref(logins)
  const filters: EventFilter[] = []
  const figures = runComposable(() =>
    useRecentLogins({
      source: {
        indexEvents: ({ filter, afterOrdinal }) => {
          filters.push(filter)
          const ordinals = known.value.map(({ ordinal }) => ordinal).filter((one) => one > afterOrdinal)
          return Promise.resolve({ ordinals, scannedTo: lastOrdinal.value, lastOrdinal: lastOrdinal.value })
        },
        readAttempts: ({ ordinals }) =>
          Promise.resolve(known.value.filter(({ ordinal }) => ordinals.includes(ordinal))),
      },
      sessionId: 1,
      lastOrdinal: () => lastOrdinal.value,
    }),
  )
  const grow = (more: LoginAttempt) => {
    known.value = [...known.value, more]
    lastOrdinal.value = more.ordinal
  }
  return { figures: computed(() => figures.value), filters, grow }
}

describe('recent logins', () => {
  it('measures those that got in, and counts those that failed, but not those that were cancelled', async () => {
    const { figures, filters } = figuresOf([
      login(1, 'entered', 10),
      login(2, 'entered', 30),
      login(3, 'entered', 20),
      login(4, 'refused', 900),
      login(5, 'cancelled', 5),
    ])
    await flushPromises()
    expect(figures.value).toEqual({ count: 5, failedCount: 1, p50Ns: 20 * MS, p95Ns: 30 * MS })
    expect(filters[0]).toEqual({ kinds: ['attempt'], query: 'name:attemptEnded' })
  })

  it('says nothing of a session of several pages until it has come to the latest logins', async () => {
    const pages = new Map([
      [0, login(1, 'entered', 10)],
      [1, login(2, 'refused', 10)],
    ])
    let letSecondPageCome: () => void = () => undefined
    const secondPage = new Promise<void>((resolve) => (letSecondPageCome = resolve))
    const figures = runComposable(() =>
      useRecentLogins({
        source: {
          indexEvents: async ({ afterOrdinal }) => {
            if (afterOrdinal === 1) await secondPage
            return { ordinals: [afterOrdinal + 1], scannedTo: afterOrdinal + 1, lastOrdinal: 2 }
          },
          readAttempts: ({ ordinals: [ordinal = 0] }) =>
            Promise.resolve([...pages.values()].filter((one) => one.ordinal === ordinal)),
        },
        sessionId: 1,
        lastOrdinal: () => 2,
      }),
    )
    await flushPromises()
    expect(figures.value).toBeNull()
    letSecondPageCome()
    await flushPromises()
    expect(figures.value).toMatchObject({ count: 2, failedCount: 1 })
  })

  it('forgets what is older than the latest fifty, and goes on with what comes', async () => {
    vi.useFakeTimers()
    const old = Array.from({ length: RECENT_LOGINS }, (_, index) => login(index + 1, 'refused', 1))
    const { figures, grow } = figuresOf(old)
    await vi.advanceTimersByTimeAsync(0)
    expect(figures.value).toMatchObject({ count: RECENT_LOGINS, failedCount: RECENT_LOGINS, p50Ns: null })
    grow(login(51, 'entered', 7))
    await vi.advanceTimersByTimeAsync(2000)
    expect(figures.value).toMatchObject({
      count: RECENT_LOGINS,
      failedCount: RECENT_LOGINS - 1,
      p95Ns: 7 * MS,
    })
    vi.useRealTimers()
  })
})
