import type { ConsoleService } from '../console-service'
import type { JsonObject } from '../record'
import { MAX_TIMELINE_PAGE } from '../services/timeline-service'
import type { EventFilter, EventRow, InstanceDescription } from '../session-model'

type DraftSource = Pick<ConsoleService, 'indexEvents' | 'readEvents'>

/**
 * The draft that an instance had entered with at an event, secrets taken out: that of its last enter, with the later
 * changes taken back. Null where the recording does not have it, or has too little of a change.
 */
export async function enteredDraft(
  source: DraftSource,
  sessionId: number,
  { instanceId, draft: lastDraft }: InstanceDescription,
  ordinal: number,
): Promise<JsonObject | null> {
  if (lastDraft === null) return null
  let draft = lastDraft
  for (const { payload } of (await changesAfter(source, sessionId, instanceId, ordinal)).reverse()) {
    const before = payload['before']
    if (typeof before !== 'object' || before === null || Array.isArray(before)) return null
    draft = { ...draft, ...before }
  }
  return draft
}

async function changesAfter(
  source: DraftSource,
  sessionId: number,
  instanceId: number,
  ordinal: number,
): Promise<EventRow[]> {
  const filter: EventFilter = { instanceIds: [instanceId], kinds: ['operation'], query: 'name:changeDraft' }
  const changes: EventRow[] = []
  for (let afterOrdinal = ordinal; ;) {
    const limit = MAX_TIMELINE_PAGE
    const { ordinals, scannedTo, lastOrdinal } = await source.indexEvents({
      ...{ sessionId, filter },
      ...{ afterOrdinal, limit },
    })
    if (ordinals.length > 0)
      changes.push(...(await source.readEvents({ sessionId, ordinals: [...ordinals] })))
    if (scannedTo >= lastOrdinal || scannedTo <= afterOrdinal) return changes
    afterOrdinal = scannedTo
  }
}
