import { computed, ref, type ComputedRef } from 'vue'
import type { ConsoleService, StatusChange } from '../../src-shared/console'
import { StatusLog, type StatusCount } from '../timeline/status-log'
import { filteredPages } from './filtered-pages'
import type { SessionTimeline } from './session-timeline'
import { useEventScan, type EventScan } from './use-event-scan'

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
    readPage: filteredPages(source, filter, (input) => source.readStatusChanges(input)),
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
