import { storeToRefs } from 'pinia'
import { computed } from 'vue'
import { useInstancesStore } from '../stores/instances-store'
import { useRecorderStore } from '../stores/recorder-store'
import { useWorkbenchStore } from '../stores/workbench-store'
import type { SessionTimeline } from './session-timeline'
import { useSessionTimeline } from './use-session-timeline'

/** The session that is being recorded, as the workbench shows it. */
export function useLiveTimeline(): SessionTimeline {
  const recorder = useRecorderStore()
  const { sessionId, sessionStartedWallMs } = storeToRefs(recorder)
  const { instances } = storeToRefs(useInstancesStore())
  const workbench = useWorkbenchStore()
  const { inspectedOrdinal } = storeToRefs(workbench)
  const accounts = computed(
    () => new Map(instances.value.map(({ instanceId, accountId }) => [instanceId, accountId])),
  )

  return useSessionTimeline({
    session: {
      sessionId,
      lastOrdinal: computed(() => recorder.status.committedOrdinal),
      startedWallMs: sessionStartedWallMs,
      filmOrdinal: computed(() => null),
      standings: instances,
    },
    filter: workbench.timeline,
    inspectedOrdinal,
    canNarrow: true,
    accountOf: (instanceId) => accounts.value.get(instanceId),
  })
}
