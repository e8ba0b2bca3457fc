import {
  compileEventQuery,
  stageAt,
  type AttemptSummary,
  type ConsoleRecord,
  type EventFilter,
  type EventNature,
  type InstanceDescription,
  type QueriedEvent,
} from '../../../../../src-shared/console'
import { encodeRecord } from '../../../event-entry'
import type { ReaderOperations } from '../../operations'
import { wantedTerms } from '../wanted-terms'

/** Follows the index page by page to its end. */
export function searchAll(
  reader: ReaderOperations,
  sessionId: number,
  filter: EventFilter,
  limit = 500,
): number[] {
  const found: number[] = []
  for (let afterOrdinal = 0; ;) {
    const page = reader.indexEvents({ sessionId, filter, afterOrdinal, limit })
    if (page.ordinals.length > limit) throw new Error('A page is longer than its limit.')
    found.push(...page.ordinals)
    if (page.scannedTo === page.lastOrdinal) return found
    if (page.scannedTo <= afterOrdinal) throw new Error('A page does not go on.')
    afterOrdinal = page.scannedTo
  }
}

export interface NaiveRecording {
  readonly records: readonly ConsoleRecord[]
  readonly instances: readonly InstanceDescription[]
  readonly attempts: readonly AttemptSummary[]
}

/** The ordinals that pass a filter, by going through all records. */
export function searchNaively(recording: NaiveRecording, filter: EventFilter): number[] {
  const matches = compileEventQuery({ terms: wantedTerms(filter) })
  const { fromNs = 0, toNs = Infinity } = filter
  return recording.records.flatMap((record, index) =>
    record.atNs >= fromNs && record.atNs <= toNs && matches(queried(record, recording)) ? [index + 1] : [],
  )
}

function queried(record: ConsoleRecord, { instances, attempts }: NaiveRecording): QueriedEvent {
  const { instanceId, attemptId, atNs } = record
  const { payload, heartbeat, landmark } = encodeRecord(record, { ordinal: 1, atNs })
  const instance = instances.find((known) => known.instanceId === instanceId)
  const attempt = attempts.find((known) => known.instanceId === instanceId && known.attemptId === attemptId)
  const natures: EventNature[] = landmark === 'failure' || landmark === 'kick' ? [landmark] : []
  return {
    ...record,
    payloadText: payload,
    accountId: instance?.accountId ?? null,
    roomId: instance?.roomId ?? null,
    stage: attempt ? stageAt(attempt, atNs) : null,
    natures: heartbeat ? [...natures, 'heartbeat'] : natures,
  }
}
