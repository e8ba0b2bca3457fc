import { RecorderError } from '../recorder-error'
import type { PlacedItem } from './transfer-item'

/** How far a transfer is. `totalCount` is null where only the end of the file will tell. */
export interface TransferProgress {
  readonly doneCount: number
  readonly totalCount: number | null
}

export interface TransferObserver {
  readonly isCancelled: () => boolean
  readonly report: (progress: TransferProgress) => void
}

/** Events between two reports, at least. */
export const EVENTS_PER_REPORT = 2000

/** Counts the events of one transfer, reports now and then, and ends the transfer when that is wanted. */
export class TransferMonitor {
  private doneCount = 0
  private totalCount: number | null = null

  /** @param aftermath says what a cancelled transfer leaves behind. */
  constructor(
    private readonly observer: TransferObserver,
    private readonly aftermath = 'Nothing was written.',
  ) {}

  /** Tells how many events are to come. */
  expect(totalCount: number): void {
    this.totalCount = totalCount
  }

  /** Some more events are done, no more than are between two reports. @throws RecorderError `cancelled`. */
  advance(count = 1): void {
    const reports = Math.floor(this.doneCount / EVENTS_PER_REPORT)
    this.doneCount += count
    if (Math.floor(this.doneCount / EVENTS_PER_REPORT) > reports) this.report()
  }

  /** Passes items on and counts the events among them. @throws RecorderError `cancelled`. */
  *watch<I extends { readonly type: string }>(items: Iterable<I>): Generator<I, void, undefined> {
    for (const item of items) {
      yield item
      if (item.type === 'event') this.advance()
    }
  }

  /** `watch` for items with their places. */
  *watchPlaced(items: Iterable<PlacedItem>): Generator<PlacedItem, void, undefined> {
    for (const placed of items) {
      yield placed
      if (placed.item.type === 'event') this.advance()
    }
  }

  /** Reports where the transfer stands. @throws RecorderError `cancelled`. */
  report(): void {
    if (this.observer.isCancelled()) {
      throw new RecorderError('cancelled', `The transfer was cancelled. ${this.aftermath}`)
    }
    this.observer.report({ doneCount: this.doneCount, totalCount: this.totalCount })
  }
}
