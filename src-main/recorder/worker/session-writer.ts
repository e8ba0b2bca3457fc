import type { Database } from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import {
  prepareEventInsert,
  prepareInstanceInsert,
  prepareSecretInsert,
  prepareSessionGrowth,
  storedSizeBytes,
} from './entry-inserts'
import type { LogEntry, WriterOperations } from './operations'
import type { SessionLocks } from './session-locks'

type BeginInput = Parameters<WriterOperations['beginSession']>[0]
type AppendInput = Parameters<WriterOperations['append']>[0]

/** What a batch did to its session. */
interface Progress {
  ordinal: number
  addedBytes: number
}

/** Writes the sessions that are being recorded. */
export class SessionWriter {
  /** The last committed ordinal of each open session. */
  private readonly committedOrdinals = new Map<number, number>()
  private readonly writeEvent
  private readonly writeInstance
  private readonly writeSecret
  private readonly growSession
  /** Locked before anybody else sees it. */
  private readonly beginLocked: (input: BeginInput) => number
  private readonly writeAll: (sessionId: number, afterOrdinal: number, entries: readonly LogEntry[]) => number

  constructor(
    private readonly database: Database,
    private readonly locks: Pick<SessionLocks, 'hold' | 'letGo'>,
  ) {
    this.writeEvent = prepareEventInsert(database)
    this.writeInstance = prepareInstanceInsert(database)
    this.writeSecret = prepareSecretInsert(database)
    this.growSession = prepareSessionGrowth(database)
    const transaction = database.transaction(
      (sessionId: number, afterOrdinal: number, entries: readonly LogEntry[]) => {
        const progress: Progress = { ordinal: afterOrdinal, addedBytes: 0 }
        for (const entry of entries) this.write(sessionId, entry, progress)
        this.growSession(sessionId, progress.addedBytes)
        return progress.ordinal
      },
    )
    this.writeAll = (...batch) => transaction.immediate(...batch)
    const beginning = database.transaction((input: BeginInput) => this.insertSession(input))
    this.beginLocked = (input) => beginning.immediate(input)
  }

  begin(input: BeginInput): { sessionId: number } {
    const sessionId = this.beginLocked(input)
    this.committedOrdinals.set(sessionId, 0)
    return { sessionId }
  }

  resume({ sessionId }: { sessionId: number }): { committedOrdinal: number } {
    const committedOrdinal = this.database
      .prepare('SELECT coalesce(max(ordinal), 0) FROM event WHERE session_id = ?')
      .pluck()
      .get(sessionId) as number
    this.locks.hold(sessionId)
    this.committedOrdinals.set(sessionId, committedOrdinal)
    return { committedOrdinal }
  }

  /** Returns the last ordinal that is committed now. */
  append({ sessionId, afterOrdinal, entries }: AppendInput): number {
    const committedOrdinal = this.committedOrdinalOf(sessionId)
    if (afterOrdinal !== committedOrdinal) {
      throw new RecorderError(
        'outOfOrder',
        `Events after ${afterOrdinal} were told to the recorder, which stands at ${committedOrdinal}.`,
      )
    }
    const lastOrdinal = this.writeAll(sessionId, afterOrdinal, entries)
    this.committedOrdinals.set(sessionId, lastOrdinal)
    return lastOrdinal
  }

  end({ sessionId, endedWallMs }: { sessionId: number; endedWallMs: number }): void {
    this.committedOrdinalOf(sessionId)
    this.database
      .prepare('UPDATE session SET ended_wall_ms = ? WHERE session_id = ?')
      .run(endedWallMs, sessionId)
    this.committedOrdinals.delete(sessionId)
    this.locks.letGo(sessionId)
  }

  private insertSession({ name, startedWallMs, origin }: BeginInput): number {
    const { lastInsertRowid } = this.database
      .prepare(
        'INSERT INTO session (name, started_wall_ms, origin_mode, origin_session_id) VALUES (?, ?, ?, ?)',
      )
      .run(name, startedWallMs, origin?.mode ?? null, origin?.sessionId ?? null)
    const sessionId = Number(lastInsertRowid)
    this.locks.hold(sessionId)
    return sessionId
  }

  private write(sessionId: number, entry: LogEntry, progress: Progress): void {
    switch (entry.kind) {
      case 'event':
        this.writeEvent(sessionId, entry.event)
        progress.ordinal = entry.event.ordinal
        progress.addedBytes += storedSizeBytes(entry.event)
        return
      case 'instance':
        return this.writeInstance(sessionId, entry.instance)
      case 'secret':
        return this.writeSecret(sessionId, entry.secret)
      default:
        return entry satisfies never
    }
  }

  private committedOrdinalOf(sessionId: number): number {
    const committedOrdinal = this.committedOrdinals.get(sessionId)
    if (committedOrdinal !== undefined) return committedOrdinal
    throw new RecorderError('sessionState', `Session ${sessionId} is not being recorded.`)
  }
}
