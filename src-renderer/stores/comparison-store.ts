import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'

/** Two recordings beside each other; the left one is what the right one is measured by. */
export interface SessionPair {
  readonly leftSessionId: number
  readonly rightSessionId: number
}

/** The sessions that are marked, and the two that are compared. */
export const useComparisonStore = defineStore('comparison', () => {
  const markedIds = ref<readonly number[]>([])
  const pair = shallowRef<SessionPair | null>(null)
  /** The marked sessions as a pair, the older one left; null unless two are marked. */
  const markedPair = computed<SessionPair | null>(() => {
    const [left, right, ...more] = [...markedIds.value].sort((a, b) => a - b)
    if (left === undefined || right === undefined || more.length > 0) return null
    return { leftSessionId: left, rightSessionId: right }
  })

  function toggleMark(sessionId: number): void {
    const without = markedIds.value.filter((marked) => marked !== sessionId)
    markedIds.value = without.length < markedIds.value.length ? without : [...without, sessionId]
  }

  /** A session that is gone can neither be marked nor compared. */
  function forget(sessionId: number): void {
    markedIds.value = markedIds.value.filter((marked) => marked !== sessionId)
    if (pair.value?.leftSessionId === sessionId || pair.value?.rightSessionId === sessionId) pair.value = null
  }

  return {
    markedIds,
    markedPair,
    pair,
    toggleMark,
    forget,
    clearMarks: () => (markedIds.value = []),
    compare: (next: SessionPair) => (pair.value = next),
    close: () => (pair.value = null),
  }
})
