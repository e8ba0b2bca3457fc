import { useI18n } from 'vue-i18n'
import { isLocalRefusal, MAX_ROWS_PAGE, type ConsoleService, type EventRow } from '../../src-shared/console'
import { useConsole } from '../console/use-console'
import { isFailure } from '../format/event-text'
import { useNoticesStore } from '../stores/notices-store'
import { useRecorderStore } from '../stores/recorder-store'
import { useWorkbenchStore } from '../stores/workbench-store'

/**
 * Inspects what an instance of this sitting failed at last: its login, or its stay in the room. Says so where the
 * recording has nothing of it.
 */
export function useLastFailure(): { readonly inspectLastFailure: (instanceId: number) => Promise<void> } {
  const source = useConsole()
  const { t } = useI18n()
  const notices = useNoticesStore()
  const recorder = useRecorderStore()
  const workbench = useWorkbenchStore()

  return {
    async inspectLastFailure(instanceId) {
      const { sessionId } = recorder
      await notices.guard(async () => {
        const failure = sessionId === null ? null : await findLastFailure(source, sessionId, instanceId)
        if (failure === null) throw new Error(t('verdict.whyNothing'))
        workbench.inspectedOrdinal = failure.ordinal
      })
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
      filter: { instanceIds: [instanceId], kinds: ['attempt', 'callback', 'error'] },
      afterOrdinal,
      limit: MAX_ROWS_PAGE,
    })
    const rows = ordinals.length === 0 ? [] : await source.readEvents({ sessionId, ordinals: [...ordinals] })
    found = rows.findLast(isEndOfStay) ?? found
    if (scannedTo >= lastOrdinal || scannedTo <= afterOrdinal) return found
    afterOrdinal = scannedTo
  }
}

/** A login that was called off is no failure to be lit, and its instance is explained all the same. */
function isEndOfStay(row: EventRow): boolean {
  if (row.kind === 'error') return isLocalRefusal(row)
  return isFailure(row) || (row.kind === 'attempt' && row.to === 'cancelled')
}
