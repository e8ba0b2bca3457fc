import { watchThrottled } from '@vueuse/core'
import { computed, markRaw, ref, shallowRef, watch, type Ref } from 'vue'
import type { InstanceDescription, SessionSummary } from '../../src-shared/console'
import type { SessionTimeline } from '../composables/session-timeline'
import { useSessionTimeline } from '../composables/use-session-timeline'
import { useConsole } from '../console/use-console'
import { useNoticesStore } from '../stores/notices-store'
import { useSettingsStore } from '../stores/settings-store'
import { createTimelineFilter } from '../timeline/timeline-filter'

const REFRESH_MS = 300

export interface RunTimeline {
  readonly timeline: SessionTimeline
  /** Null while there is no recording, or when it was deleted; undefined until that is known. */
  readonly session: Readonly<Ref<SessionSummary | null | undefined>>
}

/**
 * The recording of a run, as it grows.
 * @param sessionId of the run; null before it has a recording.
 * @param progress changes whenever the run got on: then the recording is looked at again.
 */
export function useRunTimeline(sessionId: Ref<number | null>, progress: () => unknown): RunTimeline {
  const client = useConsole()
  const notices = useNoticesStore()
  const settings = useSettingsStore()
  const session = shallowRef<SessionSummary | null>()
  const instances = shallowRef<readonly InstanceDescription[]>([])
  const inspectedOrdinal = ref<number | null>(null)
  const filter = markRaw(
    createTimelineFilter({
      selectedInstanceIds: () => [],
      settings: () => settings.timelineOf('scenarios'),
      keep: (kept) => settings.keepTimeline('scenarios', kept),
    }),
  )
  const accounts = computed(
    () => new Map(instances.value.map(({ instanceId, accountId }) => [instanceId, accountId])),
  )

  async function refresh(): Promise<void> {
    const wanted = sessionId.value
    if (wanted === null) {
      session.value = null
      return
    }
    const summaries = await notices.guard(() =>
      client.listSessions({ beforeSessionId: wanted + 1, limit: 1 }),
    )
    // What could not be read is not therefore gone.
    if (summaries === null && session.value?.sessionId === wanted) return
    const found = summaries?.find((summary) => summary.sessionId === wanted) ?? null
    const lanes = found === null ? [] : await client.listLanes({ sessionId: wanted }).catch(() => [])
    if (sessionId.value !== wanted) return
    session.value = found
    instances.value = lanes
  }

  watch(
    sessionId,
    () => {
      inspectedOrdinal.value = null
      filter.range.value = null
      if (session.value === null) session.value = undefined
      void refresh()
    },
    { immediate: true },
  )
  watchThrottled(progress, () => void refresh(), { throttle: REFRESH_MS, trailing: true })

  const timeline = useSessionTimeline({
    session: {
      sessionId: computed(() => session.value?.sessionId ?? null),
      lastOrdinal: computed(() => session.value?.eventCount ?? 0),
      startedWallMs: computed(() => session.value?.startedWallMs ?? 0),
      filmOrdinal: computed(() => null),
      standings: computed(() => []),
    },
    filter,
    inspectedOrdinal,
    canNarrow: false,
    accountOf: (instanceId) => accounts.value.get(instanceId),
  })
  return { timeline, session }
}
