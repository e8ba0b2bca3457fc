import { storeToRefs } from 'pinia'
import { useI18n } from 'vue-i18n'
import { useConsole } from '../console/use-console'
import type { FilmPlayer } from '../film/use-film-player'
import { useRecordingsStore } from '../stores/recordings-store'
import { useEventWindow } from './use-event-window'
import { useInspection } from './use-inspection'
import type { LiveTimeline } from './use-live-timeline'

/** A recorded session as it was when it was opened; names come from the film. */
export function useRecordedTimeline(player: FilmPlayer): LiveTimeline {
  const { t } = useI18n()
  const source = useConsole()
  const recordings = useRecordingsStore()
  const { openedId, inspectedOrdinal } = storeToRefs(recordings)

  const events = useEventWindow({
    source,
    sessionId: openedId,
    filter: recordings.timeline.filter,
    lastOrdinal: () => recordings.opened?.eventCount ?? 0,
  })
  return {
    events,
    inspection: useInspection({ source, sessionId: openedId, events, ordinal: inspectedOrdinal }),
    nameOf(instanceId) {
      if (instanceId === null) return t('timeline.cloud')
      const instance = player.outline.value?.instances.find((known) => known.instanceId === instanceId)
      return `${instance?.accountId || t('instances.unnamed')} #${instanceId}`
    },
  }
}
