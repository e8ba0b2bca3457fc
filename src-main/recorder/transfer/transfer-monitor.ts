import { RecorderError } from '../recorder-error'

/** How far a transfer is. `totalCount` is null where only the end of the file will tell. */
export interface TransferProgress {
  readonly doneCount: number
  readonly totalCount: number | null
}

export interface TransferObserver {
  readonly isCancelled: () => boolean
  readonly report: (progress: TransferProgress) => void
}

const EVENTS_PER_REPORT = 2000

/** Counts the events of one transfer, reports now and then, and ends the transfer when that is wanted. */
export class TransferMonitor {
  private doneCount = 0
  private totalCount: number | null = null

  constructor(private readonly observer: TransferObserver) {}

  /** Tells how many events are to come. */
  expect(totalCount: number): void {
    this.totalCount = totalCount
  }

  /** One more event is done. @throws RecorderError `cancelled`. */
  advance(): void {
    this.doneCount++
    if (this.doneCount % EVENTS_PER_REPORT === 0) this.report()
  }

  /** Reports where the transfer stands. @throws RecorderError `cancelled`. */
  report(): void {
    if (this.observer.isCancelled()) {
      throw new RecorderError('cancelled', 'The transfer was cancelled. Nothing was written.')
    }
    this.observer.report({ doneCount: this.doneCount, totalCount: this.totalCount })
  }
}
