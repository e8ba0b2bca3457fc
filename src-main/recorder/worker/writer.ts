import type { Database } from 'better-sqlite3'
import type { InstanceDescription } from '../../../src-shared/console'
import type { EventEntry } from '../event-entry'
import { RecorderError } from '../recorder-error'
import { prepareAttemptTable } from './attempt-table'
import { databaseSizeBytes, openForWriting } from './database'
import type { LogEntry, WriterOperations } from './operations'

/** The writer's operations; nothing is open before `open` was called. */
export function createWriter(): WriterOperations {
  let writer: Writer | null = null
  const opened = (): Writer => {
    if (!writer) throw new RecorderError('closed', 'The recording file is not open.')
    return writer
  }
  return {
    open({ databaseFile }) {
      writer = new Writer(openForWriting(databaseFile))
      return { databaseBytes: databaseSizeBytes(databaseFile) }
    },
    beginSession: (input) => opened().beginSession(input),
    resumeSession: (input) => opened().resumeSession(input),
    append: (input) => opened().append(input),
    endSession: (input) => opened().endSession(input),
    close() {
      writer?.close()
      writer = null
    },
  }
}

interface OpenSession {
  readonly sessionId: number
  committedOrdinal: number
}

class Writer {
  private session: OpenSession | null = null
  private readonly writeEvent: (sessionId: number, event: EventEntry) => void
  private readonly writeInstance: (sessionId: number, instance: InstanceDescription) => void
  private readonly writeAll: (session: OpenSession, entries: readonly LogEntry[]) => number

  constructor(private readonly database: Database) {
    this.writeEvent = prepareEventInsert(database)
    this.writeInstance = prepareInstanceInsert(database)
    const transaction = database.transaction((session: OpenSession, entries: readonly LogEntry[]) =>
      entries.reduce((last, entry) => this.write(session.sessionId, last, entry), session.committedOrdinal),
    )
    this.writeAll = (session, entries) => transaction.immediate(session, entries)
  }

  beginSession(input: { name: string; startedWallMs: number }): { sessionId: number } {
    const { lastInsertRowid } = this.database
      .prepare('INSERT INTO session (name, started_wall_ms) VALUES (?, ?)')
      .run(input.name, input.startedWallMs)
    const sessionId = Number(lastInsertRowid)
    this.session = { sessionId, committedOrdinal: 0 }
    return { sessionId }
  }

  resumeSession({ sessionId }: { sessionId: number }): { committedOrdinal: number } {
    const committedOrdinal = this.database
      .prepare('SELECT coalesce(max(ordinal), 0) FROM event WHERE session_id = ?')
      .pluck()
      .get(sessionId) as number
    this.session = { sessionId, committedOrdinal }
    return { committedOrdinal }
  }

  append(input: { afterOrdinal: number; entries: readonly LogEntry[] }): {
    committedOrdinal: number
    databaseBytes: number
  } {
    const session = this.openSession()
    if (input.afterOrdinal !== session.committedOrdinal) {
      throw new RecorderError(
        'outOfOrder',
        `Events after ${input.afterOrdinal} were told to the recorder, which stands at ${session.committedOrdinal}.`,
      )
    }
    session.committedOrdinal = this.writeAll(session, input.entries)
    return {
      committedOrdinal: session.committedOrdinal,
      databaseBytes: databaseSizeBytes(this.database.name),
    }
  }

  endSession({ endedWallMs }: { endedWallMs: number }): void {
    this.database
      .prepare('UPDATE session SET ended_wall_ms = ? WHERE session_id = ?')
      .run(endedWallMs, this.openSession().sessionId)
    this.session = null
  }

  close(): void {
    this.database.close()
  }

  private write(sessionId: number, lastOrdinal: number, entry: LogEntry): number {
    switch (entry.kind) {
      case 'event':
        this.writeEvent(sessionId, entry.event)
        return entry.event.ordinal
      case 'instance':
        this.writeInstance(sessionId, entry.instance)
        return lastOrdinal
      default:
        return entry satisfies never
    }
  }

  private openSession(): OpenSession {
    if (!this.session) throw new RecorderError('sessionState', 'No session is being recorded.')
    return this.session
  }
}

/** Writes events with their frames and keeps the attempt table in step. */
export function prepareEventInsert(database: Database): (sessionId: number, event: EventEntry) => void {
  const applyAttempt = prepareAttemptTable(database)
  const insertEvent = database.prepare(
    `INSERT INTO event (session_id, ordinal, at_ns, instance_id, attempt_id, kind, name, from_state, to_state, code,
       payload, heartbeat, landmark) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertFrame = database.prepare(
    'INSERT INTO frame (event_id, direction, transport, data, size_bytes, redacted) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return (sessionId, event) => {
    const { lastInsertRowid } = insertEvent.run(
      sessionId,
      event.ordinal,
      event.atNs,
      event.instanceId,
      event.attemptId,
      event.kind,
      event.name,
      event.from,
      event.to,
      event.code,
      event.payload,
      event.heartbeat ? 1 : 0,
      event.landmark,
    )
    if (event.kind === 'attempt') applyAttempt(sessionId, event)
    const frame = event.frame
    if (!frame) return
    const redacted = frame.redacted ? 1 : 0
    insertFrame.run(lastInsertRowid, frame.direction, frame.transport, frame.data, frame.sizeBytes, redacted)
  }
}

/** Writes or replaces the description of an instance. */
export function prepareInstanceInsert(
  database: Database,
): (sessionId: number, instance: InstanceDescription) => void {
  const upsert = database.prepare(
    `INSERT INTO instance (session_id, instance_id, account_id, room_id, client_type, auth_type, transport, engine)
     VALUES (@sessionId, @instanceId, @accountId, @roomId, @clientType, @authType, @transport, @engine)
     ON CONFLICT DO UPDATE SET account_id = excluded.account_id, room_id = excluded.room_id,
       client_type = excluded.client_type, auth_type = excluded.auth_type,
       transport = excluded.transport, engine = excluded.engine`,
  )
  return (sessionId, instance) => {
    upsert.run({ sessionId, ...instance })
  }
}
