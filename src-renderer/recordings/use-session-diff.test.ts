import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { ref, shallowRef } from 'vue'
import { MAX_DIFFERENCES_PAGE, type ConsoleService, type SessionDiffPage } from '../../src-shared/console'
import { runComposable } from '../testing/session-under-test'
import { missingEvent, timingDifference } from '../testing/differences'
import { useSessionDiff } from './use-session-diff'

const DIFFERENCES = Array.from({ length: 250 }, (_, index) => missingEvent({ ordinal: index + 1 }))
const TIMING = [timingDifference()]

function pageOf(offset: number, limit: number): SessionDiffPage {
  return {
    equal: false,
    instanceCount: 1,
    keptCount: 9,
    differenceCount: DIFFERENCES.length,
    differences: DIFFERENCES.slice(offset, offset + limit),
    timingCount: TIMING.length,
    timing: TIMING.slice(offset, offset + limit),
  }
}

function openDiff(diffSessions: ConsoleService['diffSessions']) {
  const pair = shallowRef({ leftSessionId: 1, rightSessionId: 2 })
  const thresholdMs = ref(100)
  const made = runComposable(() => useSessionDiff({ source: { diffSessions }, pair, thresholdMs }))
  return { ...made, pair, thresholdMs }
}

describe('the comparison of two sessions', () => {
  it('comes a page at a time, timing beside differences, each once', async () => {
    const { differences, timing, hasMore, loadMore } = openDiff(({ offset, limit }) =>
      Promise.resolve(pageOf(offset, limit)),
    )
    await flushPromises()
    expect([differences.value.length, timing.value.length]).toEqual([MAX_DIFFERENCES_PAGE, 1])
    expect(hasMore.value).toBe(true)
    await loadMore()
    expect(differences.value).toEqual(DIFFERENCES)
    expect(timing.value).toEqual(TIMING)
    expect(hasMore.value).toBe(false)
  })

  it('starts over with another threshold, and drops what was asked before', async () => {
    const asked: number[] = []
    const answers: ((page: SessionDiffPage) => void)[] = []
    const { thresholdMs, summary, differences } = openDiff((input) => {
      asked.push(input.thresholdMs)
      return new Promise((resolve) => answers.push(resolve))
    })
    thresholdMs.value = 1000
    await flushPromises()
    answers[1]?.({ ...pageOf(0, 1), equal: true })
    answers[0]?.(pageOf(0, 200))
    await flushPromises()
    expect(asked).toEqual([100, 1000])
    expect(summary.value?.equal).toBe(true)
    expect(differences.value).toHaveLength(1)
  })

  it('tells why it could not be made', async () => {
    const { failure, loading } = openDiff(() => Promise.reject(new Error('There is no recording 2.')))
    await flushPromises()
    expect(failure.value?.message).toContain('There is no recording 2.')
    expect(loading.value).toBe(false)
  })
})
