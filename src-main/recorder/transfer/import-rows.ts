import { encodeRecord, type EventEntry } from '../event-entry'
import { invalidImport, tooLarge, type PlacedItem, type TransferItem } from './transfer-item'
import type { TransferLimits } from './transfer-limits'

type ItemOf<T extends TransferItem['type']> = TransferItem & { readonly type: T }

/** An item whose place among the others was checked, ready to be written. */
export type ImportRow =
  | ItemOf<'session'>
  | ItemOf<'instance'>
  | ItemOf<'note'>
  | { readonly type: 'event'; readonly entry: EventEntry }

/**
 * Checks that items stand where they must: sessions begin, their events are numbered without gaps in the order of time,
 * and nothing exceeds its limit.
 * @throws RecorderError `invalidImport` for items out of order, `tooLarge` beyond the limits.
 */
export function* importRows(
  items: Iterable<PlacedItem>,
  limits: TransferLimits,
): Generator<ImportRow, void, undefined> {
  const order = new ItemOrder(limits)
  for (const { item, place } of items) yield order.check(item, place)
}

const COUNTED = {
  sessionCount: 'sessions',
  eventCount: 'events',
  instanceCount: 'instances in a session',
  noteCount: 'notes in a session',
} as const

interface SessionCounts {
  eventCount: number
  instanceCount: number
  noteCount: number
  lastAtNs: number
}

class ItemOrder {
  private session: SessionCounts | null = null
  private sessionCount = 0
  private eventCount = 0

  constructor(private readonly limits: TransferLimits) {}

  check(item: TransferItem, place: string): ImportRow {
    switch (item.type) {
      case 'session':
        this.session = { eventCount: 0, instanceCount: 0, noteCount: 0, lastAtNs: 0 }
        this.refuseBeyond('sessionCount', ++this.sessionCount, place)
        return item
      case 'instance':
        this.refuseBeyond('instanceCount', ++this.current(place).instanceCount, place)
        return item
      case 'note':
        this.checkNote(item, place)
        return item
      case 'event':
        this.checkEvent(item, place)
        return { type: 'event', entry: encodeRecord(item, item) }
      default:
        return item satisfies never
    }
  }

  private checkEvent({ ordinal, atNs }: ItemOf<'event'>, place: string): void {
    const session = this.current(place)
    const expected = session.eventCount + 1
    if (ordinal !== expected) {
      const detail = `ordinal: must be ${expected}, but is ${ordinal}: events are missing or out of order`
      throw invalidImport(place, detail)
    }
    if (atNs < session.lastAtNs) throw invalidImport(place, 'atNs: lies before the event before it')
    this.refuseBeyond('eventCount', ++this.eventCount, place)
    session.eventCount = ordinal
    session.lastAtNs = atNs
  }

  private checkNote({ ordinal }: ItemOf<'note'>, place: string): void {
    const session = this.current(place)
    this.refuseBeyond('noteCount', ++session.noteCount, place)
    if (ordinal === null || ordinal <= session.eventCount) return
    throw invalidImport(place, `ordinal: there is no event ${ordinal} before the note`)
  }

  private current(place: string): SessionCounts {
    if (!this.session) throw invalidImport(place, 'no session stands before it')
    return this.session
  }

  private refuseBeyond(limit: keyof typeof COUNTED, count: number, place: string): void {
    if (count <= this.limits[limit]) return
    throw tooLarge(place, `it holds more than ${this.limits[limit]} ${COUNTED[limit]}`)
  }
}
