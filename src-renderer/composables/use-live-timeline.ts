import { useThrottleFn } from '@vueuse/core'
import { storeToRefs } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useConsole } from '../console/use-console'
import { useInstancesStore } from '../stores/instances-store'
import { useNoticesStore } from '../stores/notices-store'
import { useRecorderStore } from '../stores/recorder-store'
import { useWorkbenchStore } from '../stores/workbench-store'
import type { SessionTimeline } from './session-timeline'
import { useSessionTimeline } from './use-session-timeline'

/** Many may be destroyed at once. */
const READ_AGAIN_MS = 500

/** The session that is being recorded, as the workbench shows it. */
export function useLiveTimeline(): SessionTimeline {
  const recorder = useRecorderStore()
  const { sessionId, sessionStartedWallMs } = storeToRefs(recorder)
  const { instances } = storeToRefs(useInstancesStore())
  const workbench = useWorkbenchStore()
  const { inspectedOrdinal } = storeToRefs(workbench)
  /** Of instances that were destroyed the window remembers the accounts; those of before it came, the recording knows. */
  const recorded = shallowRef<ReadonlyMap<number, string>>(new Map())
  const accounts = computed(
    () =>
      new Map([
        ...recorded.value,
        ...instances.value.map(({ instanceId, accountId }) => [instanceId, accountId] as const),
      ]),
  )
  const client = useConsole()
  const notices = useNoticesStore()

  async function readAccounts(): Promise<void> {
    const { value: id } = sessionId
    const lanes = id === null ? null : await notices.guard(() => client.listLanes({ sessionId: id }))
    if (lanes === null) return
    const named = lanes.filter(({ accountId }) => accountId !== '')
    recorded.value = new Map([
      ...recorded.value,
      ...named.map(({ instanceId, accountId }) => [instanceId, accountId] as const),
    ])
  }
  const readAccountsSoon = useThrottleFn(() => void readAccounts(), READ_AGAIN_MS, true)
  watch(
    sessionId,
    () => {
      recorded.value = new Map()
      void readAccountsSoon()
    },
    { immediate: true },
  )
  watch(instances, (listed, before) => {
    if (listed.length >= before.length) return
    recorded.value = new Map([
      ...recorded.value,
      ...before.map(({ instanceId, accountId }) => [instanceId, accountId] as const),
    ])
    void readAccountsSoon()
  })

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
