import { storeToRefs } from 'pinia'
import { computed } from 'vue'
import type { FilmPlayer } from '../film/use-film-player'
import { useRecordingsStore } from '../stores/recordings-store'
import type { SessionTimeline } from './session-timeline'
import { useSessionTimeline } from './use-session-timeline'

/** A recorded session as it was when it was opened; names come from the film. */
export function useRecordedTimeline(player: FilmPlayer): SessionTimeline {
  const recordings = useRecordingsStore()
  const { openedId, inspectedOrdinal } = storeToRefs(recordings)
  const accounts = computed(
    () =>
      new Map(
        player.outline.value?.instances.map(({ instanceId, accountId }) => [instanceId, accountId] as const),
      ),
  )

  return useSessionTimeline({
    session: {
      sessionId: openedId,
      lastOrdinal: computed(() => recordings.opened?.eventCount ?? 0),
      startedWallMs: computed(() => recordings.opened?.startedWallMs ?? 0),
      filmOrdinal: computed(() => player.frame.value?.ordinal ?? 0),
      standings: computed(() => player.frame.value?.states ?? []),
    },
    filter: recordings.timeline,
    inspectedOrdinal,
    canNarrow: false,
    accountOf: (instanceId) => accounts.value.get(instanceId),
  })
}
