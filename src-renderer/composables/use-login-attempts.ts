import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { watchThrottled } from '@vueuse/core'
import type { ConsoleService, LoginAttempt } from '../../src-shared/console'
import { AttemptList } from '../timeline/attempt-list'
import { stagePercentiles, waterfallScaleNs, type StagePercentiles } from '../timeline/waterfall'
import { filteredPages } from './filtered-pages'
import type { SessionTimeline } from './session-timeline'
import { useEventScan, type EventScan } from './use-event-scan'

/** The newest attempts that the figures are made of: a long session must not cost more and more. */
export const MEASURED_ATTEMPTS = 2000
const REFRESH_MS = 1000

export interface LoginAttempts extends EventScan {
  readonly count: Readonly<Ref<number>>
  readonly attemptAt: (index: number) => LoginAttempt | undefined
  readonly indexOfOrdinal: (ordinal: number) => number
  readonly percentiles: ShallowRef<readonly StagePercentiles[]>
  /** Time that the width of the bars stands for, nanoseconds. */
  readonly scaleNs: Ref<number>
  /** The time of the last change that is known: up to here a login that still runs has lasted. */
  readonly nowNs: Ref<number>
}

/** The login attempts that the filter lets through, kept in step with the session. */
export function useLoginAttempts(
  source: Pick<ConsoleService, 'indexEvents' | 'readAttempts'>,
  { session, filter }: Pick<SessionTimeline, 'session' | 'filter'>,
): LoginAttempts {
  const attempts = new AttemptList()
  const count = ref(0)
  const revision = ref(0)
  const nowNs = ref(0)
  const percentiles = shallowRef<readonly StagePercentiles[]>([])
  const scaleNs = ref(waterfallScaleNs([], 0))

  const scan = useEventScan<readonly LoginAttempt[]>({
    sessionId: session.sessionId,
    lastOrdinal: session.lastOrdinal,
    dependsOn: () => filter.filter.value,
    readPage: filteredPages(source, filter, (input) => source.readAttempts(input)),
    take(page) {
      const isFirst = attempts.length === 0
      attempts.put(page)
      for (const attempt of page) nowNs.value = Math.max(nowNs.value, lastChangeNs(attempt))
      tell()
      // Later figures may lag behind; a view that has just opened must not stand there without any.
      if (isFirst) measure()
    },
    startOver() {
      attempts.clear()
      nowNs.value = 0
      tell()
    },
  })

  function tell(): void {
    count.value = attempts.length
    revision.value++
  }

  function measure(): void {
    const measured = attempts.newest(MEASURED_ATTEMPTS)
    percentiles.value = stagePercentiles(measured)
    scaleNs.value = waterfallScaleNs(measured, nowNs.value)
  }
  watchThrottled(revision, measure, { throttle: REFRESH_MS, immediate: true, trailing: true })

  return {
    ...scan,
    count,
    percentiles,
    scaleNs,
    nowNs,
    attemptAt(index) {
      void revision.value
      return attempts.at(index)
    },
    indexOfOrdinal: (ordinal) => attempts.indexOfOrdinal(ordinal),
  }
}

function lastChangeNs({ startedNs, stageStartedNs, endedNs }: LoginAttempt): number {
  return Math.max(startedNs, endedNs ?? 0, ...Object.values(stageStartedNs))
}
