import { useIntervalFn } from '@vueuse/core'
import { ref, type Ref } from 'vue'
import { SystemClock, type Clock } from '../../src-shared/time'
import { useRecorderStore } from '../stores/recorder-store'

const TICK_MS = 1000
const NS_PER_SECOND = 1_000_000_000

/** Events that were recorded per second, measured anew every second. */
export function useEventRate(clock: Pick<Clock, 'nowNs'> = new SystemClock()): Ref<number> {
  const recorder = useRecorderStore()
  const rate = ref(0)
  let before = { ordinal: recorder.status.committedOrdinal, atNs: clock.nowNs() }
  useIntervalFn(() => {
    const now = { ordinal: recorder.status.committedOrdinal, atNs: clock.nowNs() }
    rate.value = ratePerSecond(before, now)
    before = now
  }, TICK_MS)
  return rate
}

interface Moment {
  readonly ordinal: number
  readonly atNs: number
}

/** Whole events per second between two moments; another session, which begins anew, counts as none. */
export function ratePerSecond(before: Moment, now: Moment): number {
  const events = now.ordinal - before.ordinal
  const seconds = (now.atNs - before.atNs) / NS_PER_SECOND
  return events <= 0 || seconds <= 0 ? 0 : Math.round(events / seconds)
}
