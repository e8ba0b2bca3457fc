import type { Database } from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import { prepareEventInsert, prepareInstanceInsert, storedSizeBytes } from '../worker/entry-inserts'
import { prepareHiddenRemoval } from '../worker/session-removal'
import type { ImportRow } from './import-rows'

/** Events that leave in one transaction when an import is given up. */
const REMOVAL_EVENTS = 500

/** A session as it stands in the database that it was written to. */
export interface WrittenSession {
  readonly sessionId: number
  readonly name: string
  readonly eventCount: number
}

interface OpenSession {
  readonly sessionId: number
  readonly name: string
  /** When it ended where it was recorded. */
  readonly endedWallMs: number | null
  eventCount: number
  /** Written since its size was last told. */
  addedBytes: number
}

/**
 * Sessions that are being imported. They grow transaction by transaction, and nobody sees them until all are whole.
 * Whoever opens the recording after a crash finds them hidden and untouched for a while, and removes them.
 */
export class SessionImport {
  private readonly sessions: OpenSession[] = []
  private readonly statements
  private readonly writeAll: (rows: readonly ImportRow[], nowWallMs: number) => void
  private readonly showAll: () => void

  constructor(private readonly database: Database) {
    // What nobody sees may be lost with the power: only the transaction that shows it waits for the disk.
    database.pragma('synchronous = NORMAL')
    this.statements = prepareStatements(database)
    const write = database.transaction((rows: readonly ImportRow[], nowWallMs: number) => {
      for (const row of rows) this.writeRow(row, nowWallMs)
      for (const session of this.sessions) this.touch(session, nowWallMs)
    })
    const show = database.transaction(() => {
      for (const session of this.sessions) this.show(session)
    })
    this.writeAll = (...batch) => write.immediate(...batch)
    this.showAll = () => show.immediate()
  }

  /** Writes a few rows in one transaction. */
  write(rows: readonly ImportRow[], nowWallMs: number): void {
    this.writeAll(rows, nowWallMs)
  }

  /** Shows all sessions at once. @throws RecorderError `failed` when one of them was removed meanwhile. */
  finish(): WrittenSession[] {
    this.database.pragma('synchronous = FULL')
    this.showAll()
    return this.sessions.map(({ sessionId, name, eventCount }) => ({ sessionId, name, eventCount }))
  }

  /** Removes what was written so far, a little at a time. */
  abandon(): void {
    for (const { sessionId } of this.sessions) this.statements.giveUp.run(sessionId)
    const { removeHidden } = prepareHiddenRemoval(this.database)
    while (!removeHidden({ eventLimit: REMOVAL_EVENTS }).done);
  }

  private writeRow(row: ImportRow, nowWallMs: number): void {
    switch (row.type) {
      case 'session':
        return this.begin(row, nowWallMs)
      case 'instance':
        return this.statements.writeInstance(this.current.sessionId, row)
      case 'note':
        this.statements.insertNote.run(this.current.sessionId, row.ordinal, row.text, row.createdWallMs)
        return
      case 'event':
        this.statements.writeEvent(this.current.sessionId, row.entry)
        this.current.addedBytes += storedSizeBytes(row.entry)
        this.current.eventCount++
        return
      default:
        return row satisfies never
    }
  }

  /** A session that another one repeats has another number here, if it is here at all. */
  private begin(row: ImportRow & { readonly type: 'session' }, nowWallMs: number): void {
    const { name, startedWallMs, endedWallMs, note, tags, origin } = row
    const mode = origin?.mode ?? 'import'
    const { lastInsertRowid } = this.statements.insertSession.run(name, startedWallMs, note, mode, nowWallMs)
    const sessionId = Number(lastInsertRowid)
    for (const tag of tags) this.statements.insertTag.run(sessionId, tag)
    this.sessions.push({ sessionId, name, endedWallMs, eventCount: 0, addedBytes: 0 })
  }

  /** Says that the import goes on, and how large the session has become. */
  private touch(session: OpenSession, nowWallMs: number): void {
    const { sessionId, addedBytes } = session
    this.assertPresent(this.statements.touch.run(nowWallMs, addedBytes, sessionId).changes)
    session.addedBytes = 0
  }

  private show({ sessionId, endedWallMs }: OpenSession): void {
    this.assertPresent(this.statements.show.run(endedWallMs, sessionId).changes)
  }

  private assertPresent(changedCount: number): void {
    if (changedCount === 1) return
    throw new RecorderError(
      'failed',
      'The import stood still for so long that another Roomscope removed what was imported. Import the file again.',
    )
  }

  private get current(): OpenSession {
    const session = this.sessions.at(-1)
    if (!session) throw new RecorderError('failed', 'An event was imported before its session.')
    return session
  }
}

function prepareStatements(database: Database) {
  return {
    insertSession: database.prepare(
      `INSERT INTO session (name, started_wall_ms, note, origin_mode, imported_wall_ms, hidden)
       VALUES (?, ?, ?, ?, ?, 'importing')`,
    ),
    insertTag: database.prepare('INSERT OR IGNORE INTO session_tag (session_id, tag) VALUES (?, ?)'),
    insertNote: database.prepare(
      'INSERT INTO note (session_id, ordinal, text, created_wall_ms) VALUES (?, ?, ?, ?)',
    ),
    touch: database.prepare(
      `UPDATE session SET imported_wall_ms = ?, stored_bytes = stored_bytes + ?
       WHERE session_id = ? AND hidden = 'importing'`,
    ),
    show: database.prepare(
      "UPDATE session SET hidden = NULL, ended_wall_ms = ? WHERE session_id = ? AND hidden = 'importing'",
    ),
    giveUp: database.prepare(
      "UPDATE session SET hidden = 'removed' WHERE session_id = ? AND hidden = 'importing'",
    ),
    writeEvent: prepareEventInsert(database),
    writeInstance: prepareInstanceInsert(database),
  }
}
