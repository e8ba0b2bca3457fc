import type { Database } from 'better-sqlite3'
import type { RecordKind } from '../../../src-shared/console'
import { EVENT_COLUMNS, toTransferEvent } from './stored-items'
import type { TransferEvent } from './transfer-item'

/** How many events are read at a time: no read lasts while somebody else is waited for. */
const PAGE_EVENTS = 500

/** Which events of a session are wanted. */
export interface WantedEvents {
  readonly sessionId: number
  readonly lastOrdinal: number
  readonly kinds: readonly RecordKind[]
}

/** Events of a session, one instance after the other. */
export interface EventsByInstance {
  readonly eventCount: number
  /** Reads them once, before the next session's are asked for. */
  readonly read: () => Generator<TransferEvent, void, undefined>
}

/** Notes which events are wanted, in order; the notes are a temporary table of the connection, so memory stays the same. */
export function eventsByInstance(
  database: Database,
  { sessionId, lastOrdinal, kinds }: WantedEvents,
): EventsByInstance {
  database.exec('DROP TABLE IF EXISTS temp.wanted; CREATE TEMP TABLE wanted (event_id INTEGER NOT NULL)')
  const { changes: eventCount } = database
    .prepare<[number, number, string]>(
      `INSERT INTO temp.wanted SELECT event_id FROM event
       WHERE session_id = ? AND ordinal <= ? AND kind IN (SELECT value FROM json_each(?))
       ORDER BY instance_id, ordinal`,
    )
    .run(sessionId, lastOrdinal, JSON.stringify(kinds))
  return { eventCount, read: () => pagedEvents(database, sessionId) }
}

function* pagedEvents(database: Database, sessionId: number): Generator<TransferEvent, void, undefined> {
  const readPage = database.prepare<[number], Parameters<typeof toTransferEvent>[0]>(
    `SELECT ${EVENT_COLUMNS}
     FROM (SELECT event_id FROM temp.wanted WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE_EVENTS})
       CROSS JOIN event e USING (event_id) LEFT JOIN frame f USING (event_id)`,
  )
  for (let after = 0; ; after += PAGE_EVENTS) {
    const page = readPage.all(after)
    for (const stored of page) yield toTransferEvent(stored, `session ${sessionId}, event ${stored.ordinal}`)
    if (page.length < PAGE_EVENTS) return
  }
}
