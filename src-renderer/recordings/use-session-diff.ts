import { computed, readonly, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import {
  MAX_DIFFERENCES_PAGE,
  type ConsoleService,
  type SessionDiffPage,
  type StructuralDifference,
  type TimingDifference,
} from '../../src-shared/console'
import { toConsoleError, type ConsoleError } from '../console/console-error'
import type { SessionPair } from '../stores/comparison-store'

export interface SessionDiffOptions {
  readonly source: Pick<ConsoleService, 'diffSessions'>
  readonly pair: MaybeRefOrGetter<SessionPair>
  /** Steps whose times differ by more are timing differences. */
  readonly thresholdMs: MaybeRefOrGetter<number>
}

/** How two recordings differ, a page at a time. */
export function useSessionDiff({ source, pair, thresholdMs }: SessionDiffOptions) {
  /** Counts and verdict; null until the first page is here. */
  const summary = shallowRef<SessionDiffPage | null>(null)
  const differences = shallowRef<readonly StructuralDifference[]>([])
  const timing = shallowRef<readonly TimingDifference[]>([])
  const failure = shallowRef<ConsoleError | null>(null)
  const loading = ref(false)
  const hasMore = computed(() => {
    const { differenceCount, timingCount } = summary.value ?? { differenceCount: 0, timingCount: 0 }
    return differences.value.length < differenceCount || timing.value.length < timingCount
  })
  let latestTurn = 0

  async function loadPage(offset: number): Promise<void> {
    const turn = ++latestTurn
    loading.value = true
    failure.value = null
    const place = { thresholdMs: toValue(thresholdMs), offset, limit: MAX_DIFFERENCES_PAGE }
    try {
      const page = await source.diffSessions({ ...toValue(pair), ...place })
      if (turn !== latestTurn) return
      summary.value = page
      differences.value = [...differences.value.slice(0, offset), ...page.differences]
      timing.value = [...timing.value.slice(0, offset), ...page.timing]
    } catch (thrown) {
      if (turn === latestTurn) failure.value = toConsoleError(thrown)
    } finally {
      if (turn === latestTurn) loading.value = false
    }
  }

  watch(
    () => [toValue(pair), toValue(thresholdMs)],
    () => {
      summary.value = null
      void loadPage(0)
    },
    { immediate: true },
  )

  return {
    summary,
    differences,
    timing,
    failure,
    loading: readonly(loading),
    hasMore,
    loadMore: () => loadPage(Math.max(differences.value.length, timing.value.length)),
  }
}
