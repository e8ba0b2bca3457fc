import { watchThrottled } from '@vueuse/core'
import { shallowRef, type ShallowRef } from 'vue'
import type { ConsoleService, TimeSlices } from '../../src-shared/console'
import type { TimelineSession } from './session-timeline'

const REFRESH_MS = 1000
/** As many bars as can be told apart. */
export const SLICE_COUNT = 180

/**
 * How a session divides over its time, for the histogram. A session that grows is cut again once a second; a cut that
 * fails leaves the last one standing.
 */
export function useTimeSlices(
  source: Pick<ConsoleService, 'sliceTime'>,
  { sessionId, lastOrdinal }: Pick<TimelineSession, 'sessionId' | 'lastOrdinal'>,
): ShallowRef<TimeSlices | null> {
  const slices = shallowRef<TimeSlices | null>(null)

  async function refresh([id]: readonly [number | null, number]): Promise<void> {
    const cut =
      id === null
        ? null
        : await source.sliceTime({ sessionId: id, sliceCount: SLICE_COUNT }).catch(() => null)
    if (id === sessionId.value && (cut !== null || id === null)) slices.value = cut
  }

  watchThrottled([sessionId, lastOrdinal] as const, refresh, {
    throttle: REFRESH_MS,
    immediate: true,
    trailing: true,
  })
  return slices
}
