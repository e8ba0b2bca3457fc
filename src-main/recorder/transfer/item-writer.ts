import type { Database } from 'better-sqlite3'
import { encodeRecord } from '../event-entry'
import { prepareEventInsert, prepareInstanceInsert } from '../worker/writer'
import { invalidImport, tooLarge, type PlacedItem, type TransferItem } from './transfer-item'
import type { TransferLimits } from './transfer-limits'
import type { TransferMonitor } from './transfer-monitor'

/** A session as it stands in the database that it was written to. */
export interface WrittenSession {
  readonly sessionId: number
  readonly name: string
  readonly eventCount: number
}

interface OpenSession {
  readonly sessionId: number
  readonly name: string
  eventCount: number
  instanceCount: number
  lastAtNs: number
}

/**
 * Adds whole sessions to a database, with new ids, in one transaction: all of them or nothing.
 * @throws RecorderError `invalidImport` for items out of order, `tooLarge` beyond the limits, `cancelled`.
 */
export function writeItems(
  database: Database,
  items: Iterable<PlacedItem>,
  { limits, monitor }: { readonly limits: TransferLimits; readonly monitor: TransferMonitor },
): WrittenSession[] {
  const writer = new ItemWriter(database, limits)
  const writeAll = database.transaction(() => {
    for (const { place, item } of items) {
      writer.write(item, place)
      if (item.type === 'event') monitor.advance()
    }
    monitor.report()
  })
  writeAll.immediate()
  return writer.written()
}

class ItemWriter {
  private readonly sessions: OpenSession[] = []
  private eventCount = 0
  private readonly insertSession
  private readonly writeEvent
  private readonly writeInstance

  constructor(
    database: Database,
    private readonly limits: TransferLimits,
  ) {
    this.insertSession = database.prepare(
      'INSERT INTO session (name, started_wall_ms, ended_wall_ms) VALUES (?, ?, ?)',
    )
    this.writeEvent = prepareEventInsert(database)
    this.writeInstance = prepareInstanceInsert(database)
  }

  write(item: TransferItem, place: string): void {
    switch (item.type) {
      case 'session':
        return this.beginSession(item, place)
      case 'instance':
        return this.addInstance(item, place)
      case 'event':
        return this.addEvent(item, place)
      default:
        return item satisfies never
    }
  }

  written(): WrittenSession[] {
    return this.sessions.map(({ sessionId, name, eventCount }) => ({ sessionId, name, eventCount }))
  }

  private beginSession(item: TransferItem & { type: 'session' }, place: string): void {
    if (this.sessions.length === this.limits.sessionCount) {
      throw tooLarge(place, `it holds more than ${this.limits.sessionCount} sessions`)
    }
    const { lastInsertRowid } = this.insertSession.run(item.name, item.startedWallMs, item.endedWallMs)
    const sessionId = Number(lastInsertRowid)
    this.sessions.push({ sessionId, name: item.name, eventCount: 0, instanceCount: 0, lastAtNs: 0 })
  }

  private addInstance(item: TransferItem & { type: 'instance' }, place: string): void {
    const session = this.currentSession(place)
    if (++session.instanceCount > this.limits.instanceCount) {
      throw tooLarge(place, `its session holds more than ${this.limits.instanceCount} instances`)
    }
    this.writeInstance(session.sessionId, item)
  }

  private addEvent(item: TransferItem & { type: 'event' }, place: string): void {
    const session = this.currentSession(place)
    if (item.ordinal !== session.eventCount + 1) {
      throw invalidImport(
        place,
        `ordinal: must be ${session.eventCount + 1}, but is ${item.ordinal}: events are missing or out of order`,
      )
    }
    if (item.atNs < session.lastAtNs) throw invalidImport(place, 'atNs: lies before the event before it')
    if (++this.eventCount > this.limits.eventCount) {
      throw tooLarge(place, `it holds more than ${this.limits.eventCount} events`)
    }
    this.writeEvent(session.sessionId, encodeRecord(item, item))
    session.eventCount = item.ordinal
    session.lastAtNs = item.atNs
  }

  private currentSession(place: string): OpenSession {
    const session = this.sessions.at(-1)
    if (!session) throw invalidImport(place, 'no session stands before it')
    return session
  }
}
