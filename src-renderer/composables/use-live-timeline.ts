import { storeToRefs } from 'pinia'
import { useI18n } from 'vue-i18n'
import { useConsole } from '../console/use-console'
import { useInstancesStore } from '../stores/instances-store'
import { useRecorderStore } from '../stores/recorder-store'
import { useWorkbenchStore } from '../stores/workbench-store'
import { useEventWindow, type EventWindow } from './use-event-window'
import { useInspection, type Inspection } from './use-inspection'

export interface LiveTimeline {
  readonly events: EventWindow
  readonly inspection: Inspection
  readonly nameOf: (instanceId: number | null) => string
}

/** The session that is being recorded, as the workbench shows it. */
export function useLiveTimeline(): LiveTimeline {
  const { t } = useI18n()
  const source = useConsole()
  const { sessionId, status } = storeToRefs(useRecorderStore())
  const { instances } = storeToRefs(useInstancesStore())
  const workbench = useWorkbenchStore()
  const { inspectedOrdinal } = storeToRefs(workbench)

  const events = useEventWindow({
    source,
    sessionId,
    filter: workbench.timeline.filter,
    lastOrdinal: () => status.value.committedOrdinal,
  })
  return {
    events,
    inspection: useInspection({ source, sessionId, events, ordinal: inspectedOrdinal }),
    nameOf(instanceId) {
      if (instanceId === null) return t('timeline.cloud')
      const instance = instances.value.find((known) => known.instanceId === instanceId)
      return `${instance?.accountId || t('instances.unnamed')} #${instanceId}`
    },
  }
}
