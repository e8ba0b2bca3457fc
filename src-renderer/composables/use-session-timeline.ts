import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useConsole } from '../console/use-console'
import type { TimelineFilter } from '../timeline/timeline-filter'
import type { SessionTimeline, TimelineSession } from './session-timeline'
import { useEventWindow } from './use-event-window'
import { useInspection } from './use-inspection'

export interface SessionTimelineOptions {
  readonly session: TimelineSession
  readonly filter: TimelineFilter
  readonly inspectedOrdinal: Ref<number | null>
  readonly canNarrow: boolean
  /** The account of an instance; empty or undefined when it is not known. */
  readonly accountOf: (instanceId: number) => string | undefined
}

/** Joins a session, its filter and its events into what every view of a timeline needs. */
export function useSessionTimeline(options: SessionTimelineOptions): SessionTimeline {
  const { t } = useI18n()
  const source = useConsole()
  const { session, filter, inspectedOrdinal, canNarrow } = options
  const { sessionId, lastOrdinal } = session
  const events = useEventWindow({
    source,
    sessionId,
    filter: filter.filter,
    folded: () => !filter.showHeartbeats.value,
    lastOrdinal,
  })
  return {
    session,
    filter,
    events,
    inspectedOrdinal,
    canNarrow,
    inspection: useInspection({ source, sessionId, events, filter, ordinal: inspectedOrdinal }),
    nameOf(instanceId) {
      if (instanceId === null) return t('timeline.cloud')
      return `${options.accountOf(instanceId) || t('instances.unnamed')} #${instanceId}`
    },
  }
}
