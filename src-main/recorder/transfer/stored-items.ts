import type { Database } from 'better-sqlite3'
import type { FrameDirection, JsonObject, RecordKind } from '../../../src-shared/console'
import type { Transport } from '../../../src-shared/protocol'
import { RecorderError } from '../recorder-error'
import { prepareNoteQueries } from '../worker/note-queries'
import { prepareSessionQueries } from '../worker/session-queries'
import { invalidImport, type TransferEvent, type TransferItem } from './transfer-item'

/** What is in memory of a session at any time. */
const PAGE_EVENTS = 500

/** An event with its frame as a row of the database. */
export interface StoredEvent {
  readonly ordinal: number
  readonly atNs: number
  readonly instanceId: number | null
  readonly attemptId: number | null
  readonly kind: RecordKind
  readonly name: string
  readonly from: string | null
  readonly to: string | null
  readonly code: number | null
  readonly payload: string
  readonly direction: FrameDirection | null
  readonly transport: Transport | null
  readonly data: Uint8Array | string
  readonly sizeBytes: number
  readonly redacted: number
}

/** Columns of an event `e` with its frame `f`, as `toTransferEvent` takes them. */
export const EVENT_COLUMNS = `ordinal, at_ns AS atNs, instance_id AS instanceId, attempt_id AS attemptId, kind, e.name,
  from_state AS "from", to_state AS "to", code, payload, direction, f.transport, data, size_bytes AS sizeBytes, redacted`

/** The items of one session as they stand in the database, a page of events at a time. */
export function storedItems(database: Database, sessionId: number): Generator<TransferItem, void, undefined> {
  return storedParts(database, sessionId, (stored) =>
    toTransferEvent(stored, `session ${sessionId}, event ${stored.ordinal}`),
  )
}

/** `storedItems` with each event made into something else. */
export function* storedParts<E>(
  database: Database,
  sessionId: number,
  makeEvent: (stored: StoredEvent) => E,
): Generator<Exclude<TransferItem, TransferEvent> | E, void, undefined> {
  const { readSession, listInstances } = prepareSessionQueries(database)
  const session = readSession({ sessionId })
  if (!session) throw unknownSession(sessionId)
  const { name, startedWallMs, endedWallMs, note, tags, origin, eventCount } = session
  yield { type: 'session', name, startedWallMs, endedWallMs, note, tags, origin }
  for (const instance of listInstances({ sessionId })) yield { type: 'instance', ...instance }
  // Events that a live session adds meanwhile are left out: what was promised at the start is what is delivered.
  for (const stored of storedEvents(database, sessionId, eventCount)) yield makeEvent(stored)
  yield* storedNotes(database, sessionId)
}

/** Number of events in some sessions. @throws RecorderError `unknownSession`. */
export function countEvents(database: Database, sessionIds: readonly number[]): number {
  const { readSession } = prepareSessionQueries(database)
  return sessionIds.reduce((sum, sessionId) => {
    const session = readSession({ sessionId })
    if (!session) throw unknownSession(sessionId)
    return sum + session.eventCount
  }, 0)
}

/** @throws RecorderError `invalidImport` when the payload is no JSON. */
export function toTransferEvent(stored: StoredEvent, place: string): TransferEvent {
  const { direction, transport, data, sizeBytes, redacted, payload, ...event } = stored
  return {
    type: 'event',
    ...event,
    payload: parsePayload(payload, place),
    frame:
      direction === null || transport === null
        ? null
        : {
            direction,
            transport,
            data: typeof data === 'string' ? data : new Uint8Array(data),
            sizeBytes,
            redacted: redacted === 1,
          },
  }
}

function* storedEvents(
  database: Database,
  sessionId: number,
  lastOrdinal: number,
): Generator<StoredEvent, void, undefined> {
  const readPage = database.prepare<[number, number, number], StoredEvent>(
    `SELECT ${EVENT_COLUMNS} FROM event e LEFT JOIN frame f USING (event_id)
     WHERE session_id = ? AND ordinal > ? AND ordinal <= ? ORDER BY ordinal LIMIT ${PAGE_EVENTS}`,
  )
  for (let after = 0; after < lastOrdinal;) {
    const page = readPage.all(sessionId, after, lastOrdinal)
    yield* page
    after = page.at(-1)?.ordinal ?? lastOrdinal
  }
}

function* storedNotes(
  database: Database,
  sessionId: number,
): Generator<TransferItem & { readonly type: 'note' }, void, undefined> {
  const { listNotes } = prepareNoteQueries(database)
  for (let afterNoteId: number | null = null; ;) {
    const page = listNotes({ sessionId, afterNoteId, limit: PAGE_EVENTS })
    for (const { ordinal, text, createdWallMs } of page) yield { type: 'note', ordinal, text, createdWallMs }
    if (page.length < PAGE_EVENTS) return
    afterNoteId = page.at(-1)?.noteId ?? null
  }
}

function parsePayload(payload: string, place: string): JsonObject {
  try {
    return JSON.parse(payload) as JsonObject
  } catch {
    throw invalidImport(place, 'payload: is not JSON')
  }
}

/** Says that a session is not there. */
export function unknownSession(sessionId: number): RecorderError {
  return new RecorderError('unknownSession', `There is no session ${sessionId} in the recording.`)
}
