import { watchThrottled } from '@vueuse/core'
import { useRecorderStore } from '../stores/recorder-store'
import { useRecordingsStore } from '../stores/recordings-store'

const REFRESH_MS = 1000

/** Keeps the length and the counts of the session that is being recorded in step, while its list is looked at. */
export function useLiveGrowth(): void {
  const recordings = useRecordingsStore()
  const recorder = useRecorderStore()
  watchThrottled(
    () => recorder.status.committedOrdinal,
    () => void recordings.refreshLive(),
    { throttle: REFRESH_MS, trailing: true },
  )
}
