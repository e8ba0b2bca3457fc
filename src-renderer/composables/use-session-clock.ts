import { useIntervalFn } from '@vueuse/core'
import { ref, type Ref } from 'vue'
import { SystemClock, type Clock } from '../../src-shared/time'
import { useRecorderStore } from '../stores/recorder-store'

const TICK_MS = 1000
const NS_PER_MS = 1_000_000

/** Nanoseconds since the session began, moving once a second: enough to count the time in a room. */
export interface SessionClock {
  readonly nowNs: Readonly<Ref<number>>
}

export function useSessionClock(clock: Pick<Clock, 'wallMs'> = new SystemClock()): SessionClock {
  const recorder = useRecorderStore()
  const nowNs = ref(0)
  const tick = () => (nowNs.value = (clock.wallMs() - recorder.sessionStartedWallMs) * NS_PER_MS)
  useIntervalFn(tick, TICK_MS, { immediateCallback: true })
  return { nowNs }
}
