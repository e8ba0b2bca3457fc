import type { Database } from 'better-sqlite3'
import { openForWriting } from '../worker/database'
import { unknownSession } from './stored-items'
import { EVENTS_PER_REPORT, type TransferMonitor } from './transfer-monitor'

/** Columns that are copied as they stand; ids of sessions are new in each file. */
const SESSION_COLUMNS = `name, started_wall_ms, ended_wall_ms, note, origin_mode, origin_session_id, stored_bytes`
const INSTANCE_COLUMNS = `instance_id, account_id, room_id, client_type, auth_type, transport, engine, draft`
const ATTEMPT_COLUMNS = `instance_id, attempt_id, trigger, started_ns, link_ns, connect_ns, auth_ns, enter_ns, ended_ns,
  outcome, failed_stage, code`
const EVENT_COLUMNS = `ordinal, at_ns, instance_id, attempt_id, kind, name, from_state, to_state, code, payload, heartbeat,
  landmark`

/** What of a recording goes into a file. */
export interface RoomscopeCopy {
  readonly databaseFile: string
  readonly sessionIds: readonly number[]
}

/**
 * Copies sessions into a database of their own: one file, without a write-ahead log beside it. Sealed secrets stay behind,
 * and so do events that a live session adds meanwhile: what was promised at the start is what is delivered.
 * @throws RecorderError `unknownSession`, `cancelled`.
 */
export function writeRoomscopeFile(
  file: string,
  { databaseFile, sessionIds }: RoomscopeCopy,
  monitor: TransferMonitor,
): void {
  const database = openForWriting(file)
  try {
    // Nobody else reads the file before it is whole, and one that is not is thrown away.
    database.pragma('journal_mode = DELETE')
    database.pragma('journal_mode = OFF')
    database.pragma('synchronous = OFF')
    database.prepare('ATTACH ? AS source').run(databaseFile)
    for (const sessionId of sessionIds) copySession(database, sessionId, monitor)
    database.exec('DETACH source')
  } finally {
    database.close()
  }
}

function copySession(database: Database, sourceId: number, monitor: TransferMonitor): void {
  const eventCount =
    database
      .prepare<[number], number>('SELECT coalesce(max(ordinal), 0) FROM source.event WHERE session_id = ?')
      .pluck()
      .get(sourceId) ?? 0
  const { changes, lastInsertRowid } = database
    .prepare(
      `INSERT INTO session (${SESSION_COLUMNS}) SELECT ${SESSION_COLUMNS} FROM source.session
      WHERE session_id = ? AND hidden IS NULL`,
    )
    .run(sourceId)
  if (changes === 0) throw unknownSession(sourceId)
  const copied = { sourceId, targetId: Number(lastInsertRowid) }
  const copyRows = (table: string, columns: string) =>
    database
      .prepare(
        `INSERT INTO ${table} (session_id, ${columns})
         SELECT @targetId, ${columns} FROM source.${table} WHERE session_id = @sourceId`,
      )
      .run(copied)
  copyRows('instance', INSTANCE_COLUMNS)
  copyRows('attempt', ATTEMPT_COLUMNS)
  copyRows('session_tag', 'tag')
  copyEvents(database, { ...copied, eventCount }, monitor)
  copyRows('note', 'ordinal, text, created_wall_ms')
}

function copyEvents(
  database: Database,
  {
    eventCount,
    ...copied
  }: { readonly sourceId: number; readonly targetId: number; readonly eventCount: number },
  monitor: TransferMonitor,
): void {
  // Rows that follow each other here followed each other there: their ids are kept.
  const insertEvents = database.prepare(
    `INSERT INTO event (event_id, session_id, ${EVENT_COLUMNS})
     SELECT event_id, @targetId, ${EVENT_COLUMNS} FROM source.event
     WHERE session_id = @sourceId AND ordinal > @after AND ordinal <= @to ORDER BY ordinal`,
  )
  const insertFrames = database.prepare(
    `INSERT INTO frame (event_id, direction, transport, data, size_bytes, redacted)
     SELECT event_id, direction, transport, data, size_bytes, redacted
     FROM source.event JOIN source.frame USING (event_id)
     WHERE session_id = @sourceId AND ordinal > @after AND ordinal <= @to ORDER BY ordinal`,
  )
  for (let after = 0; after < eventCount; after += EVENTS_PER_REPORT) {
    const part = { ...copied, after, to: Math.min(after + EVENTS_PER_REPORT, eventCount) }
    insertEvents.run(part)
    insertFrames.run(part)
    monitor.advance(part.to - after)
  }
}
