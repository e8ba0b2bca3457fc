import { MAX_ROWS_PAGE, type ConsoleService, type EventRow } from '../../src-shared/console'
import { useConsole } from '../console/use-console'
import { isFailure } from '../format/event-text'
import { useRecorderStore } from '../stores/recorder-store'
import { useWorkbenchStore } from '../stores/workbench-store'

/** Inspects what an instance of this sitting failed at last: its login, or its stay in the room. */
export function useLastFailure(): { readonly inspectLastFailure: (instanceId: number) => Promise<void> } {
  const source = useConsole()
  const recorder = useRecorderStore()
  const workbench = useWorkbenchStore()

  return {
    async inspectLastFailure(instanceId) {
      if (recorder.sessionId === null) return
      const failure = await findLastFailure(source, recorder.sessionId, instanceId)
      if (failure !== null) workbench.inspectedOrdinal = failure.ordinal
    },
  }
}

async function findLastFailure(
  source: Pick<ConsoleService, 'indexEvents' | 'readEvents'>,
  sessionId: number,
  instanceId: number,
): Promise<EventRow | null> {
  let found: EventRow | null = null
  let afterOrdinal = 0
  for (;;) {
    const { ordinals, scannedTo, lastOrdinal } = await source.indexEvents({
      sessionId,
      filter: { instanceIds: [instanceId], kinds: ['attempt', 'callback'] },
      afterOrdinal,
      limit: MAX_ROWS_PAGE,
    })
    const rows = ordinals.length === 0 ? [] : await source.readEvents({ sessionId, ordinals: [...ordinals] })
    found = rows.findLast(isFailure) ?? found
    if (scannedTo >= lastOrdinal || scannedTo <= afterOrdinal) return found
    afterOrdinal = scannedTo
  }
}
