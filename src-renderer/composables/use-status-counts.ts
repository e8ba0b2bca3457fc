import { computed, ref, type ComputedRef } from 'vue'
import type { ConsoleService, StatusChange } from '../../src-shared/console'
import { StatusLog, type StatusCount } from '../timeline/status-log'
import type { SessionTimeline } from './session-timeline'
import { useEventScan, type EventScan } from './use-event-scan'

/** Events looked through at a time: few enough that taking over what came of them never holds the window up. */
const TIMELINE_PAGE = 2000

/** How often each status followed each other, up to now or to where the film stands. */
export function useStatusCounts(
  source: Pick<ConsoleService, 'indexEvents' | 'readStatusChanges'>,
  { session, filter }: Pick<SessionTimeline, 'session' | 'filter'>,
): EventScan & { readonly counts: ComputedRef<readonly StatusCount[]> } {
  const log = new StatusLog()
  const revision = ref(0)

  const scan = useEventScan<readonly StatusChange[]>({
    sessionId: session.sessionId,
    lastOrdinal: session.lastOrdinal,
    dependsOn: () => filter.filter.value,
    async readPage(sessionId, afterOrdinal) {
      const { ordinals, ...place } = await source.indexEvents({
        sessionId,
        filter: filter.filter.value,
        afterOrdinal,
        limit: TIMELINE_PAGE,
      })
      if (ordinals.length === 0) return { content: [], ...place }
      return { content: await source.readStatusChanges({ sessionId, ordinals: [...ordinals] }), ...place }
    },
    take(changes) {
      log.append(changes)
      revision.value++
    },
    startOver() {
      log.clear()
      revision.value++
    },
  })

  const counts = computed(() => {
    void revision.value
    return log.countUpTo(session.filmOrdinal.value ?? Infinity)
  })
  return { ...scan, counts }
}
