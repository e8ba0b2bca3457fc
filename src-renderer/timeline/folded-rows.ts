import { OrdinalList } from './ordinal-list'

/** Heartbeats that follow each other without another event between them, shown as one row. */
export interface HeartbeatFold {
  readonly type: 'fold'
  readonly firstOrdinal: number
  readonly lastOrdinal: number
  readonly count: number
  /** An open fold is followed by its heartbeats, a row each. */
  readonly open: boolean
}

/** One row of a timeline. */
export type TimelineEntry = { readonly type: 'event'; readonly ordinal: number } | HeartbeatFold

/** A fold by its place: its own row, and its stretch of the list of heartbeats, `end` exclusive. */
interface FoldPlace {
  readonly row: number
  readonly start: number
  end: number
}

/**
 * The rows of a timeline: every event, with heartbeats in a row folded into one. Growing costs as much as what is
 * added; opening or closing a fold goes through the whole list once.
 */
export class FoldedRows {
  private readonly all = new OrdinalList()
  private readonly heartbeats = new OrdinalList()
  /** Ordinal of each row; a fold has that of its first heartbeat. */
  private readonly rows = new OrdinalList()
  private folds: FoldPlace[] = []
  private readonly opened = new Set<number>()
  private endsInFold = false

  get length(): number {
    return this.rows.length
  }

  /** Events in the rows, folded ones included. */
  get eventCount(): number {
    return this.all.length
  }

  get heartbeatCount(): number {
    return this.heartbeats.length
  }

  /** Adds events. @param all ascending ordinals. @param plain those of `all` that are no heartbeats. */
  append(all: readonly number[], plain: readonly number[]): void {
    let next = 0
    for (const ordinal of all) {
      this.all.push(ordinal)
      if (plain[next] !== ordinal) {
        this.heartbeats.push(ordinal)
        this.placeHeartbeat(ordinal, this.heartbeats.length - 1)
        continue
      }
      next++
      this.rows.push(ordinal)
      this.endsInFold = false
    }
  }

  clear(): void {
    this.all.clear()
    this.heartbeats.clear()
    this.opened.clear()
    this.clearRows()
  }

  entryAt(row: number): TimelineEntry | undefined {
    const ordinal = this.rows.at(row)
    if (ordinal === undefined) return undefined
    const fold = this.foldAtOrBefore(row)
    return fold?.row === row ? this.describe(fold, ordinal) : { type: 'event', ordinal }
  }

  ordinalAt(row: number): number | undefined {
    return this.rows.at(row)
  }

  /** The row of the last event at or before an ordinal, or of the fold that holds it; -1 when there is none. */
  rowAtOrBefore(ordinal: number): number {
    return this.rows.floorIndex(ordinal)
  }

  /** How many of the events lie after `afterOrdinal` and up to `toOrdinal`. */
  countBetween(afterOrdinal: number, toOrdinal: number): number {
    return this.all.floorIndex(toOrdinal) - this.all.floorIndex(afterOrdinal)
  }

  /** The first heartbeats of a fold, `limit` at most. */
  heartbeatsOf(fold: HeartbeatFold, limit: number): number[] {
    const start = this.heartbeats.floorIndex(fold.firstOrdinal)
    return this.heartbeats.slice(start, start + Math.min(limit, fold.count))
  }

  /** Opens or closes the fold that begins with a heartbeat. */
  toggle(firstOrdinal: number): void {
    if (!this.opened.delete(firstOrdinal)) this.opened.add(firstOrdinal)
    this.clearRows()
    let nextHeartbeat = 0
    for (let index = 0; index < this.all.length; index++) {
      const ordinal = this.all.at(index) ?? 0
      if (this.heartbeats.at(nextHeartbeat) === ordinal) this.placeHeartbeat(ordinal, nextHeartbeat++)
      else {
        this.rows.push(ordinal)
        this.endsInFold = false
      }
    }
  }

  private placeHeartbeat(ordinal: number, index: number): void {
    let fold = this.endsInFold ? this.folds.at(-1) : undefined
    if (fold === undefined) {
      fold = { row: this.rows.length, start: index, end: index }
      this.folds.push(fold)
      this.rows.push(ordinal)
      this.endsInFold = true
    }
    fold.end = index + 1
    if (this.opened.has(this.heartbeats.at(fold.start) ?? 0)) this.rows.push(ordinal)
  }

  private clearRows(): void {
    this.rows.clear()
    this.folds = []
    this.endsInFold = false
  }

  private foldAtOrBefore(row: number): FoldPlace | undefined {
    let low = 0
    let high = this.folds.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.folds[middle]?.row ?? 0) <= row) low = middle + 1
      else high = middle
    }
    return this.folds[low - 1]
  }

  private describe(fold: FoldPlace, firstOrdinal: number): HeartbeatFold {
    return {
      type: 'fold',
      firstOrdinal,
      lastOrdinal: this.heartbeats.at(fold.end - 1) ?? firstOrdinal,
      count: fold.end - fold.start,
      open: this.opened.has(firstOrdinal),
    }
  }
}
