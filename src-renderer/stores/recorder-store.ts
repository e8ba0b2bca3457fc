import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { RecorderStatus } from '../../src-shared/console'

const NOT_RECORDING: RecorderStatus = {
  recording: false,
  sessionId: 0,
  committedOrdinal: 0,
  pendingCount: 0,
  databaseBytes: 0,
  problem: null,
  housekeeping: null,
}

/** Health of the recorder, and which session it writes. */
export const useRecorderStore = defineStore('recorder', () => {
  const status = shallowRef<RecorderStatus>(NOT_RECORDING)
  const sessionStartedWallMs = shallowRef(0)

  return {
    status,
    sessionStartedWallMs,
    sessionId: computed(() => (status.value.sessionId === 0 ? null : status.value.sessionId)),
    replace: (next: RecorderStatus) => (status.value = next),
    sessionStarted: (wallMs: number) => (sessionStartedWallMs.value = wallMs),
  }
})
