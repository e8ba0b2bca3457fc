import type { Clock } from '../../../src-shared/time'
import { storedSizeBytes } from '../worker/entry-inserts'
import type { ImportRow } from './import-rows'

/** How long the recording may be kept from its writer at a time: less than a batch of its own waits. */
const WANTED_HOLD_NS = 20_000_000
const FIRST_ROWS = 200
const MAX_ROWS = 5000
const MAX_BYTES = 1024 * 1024

/** Gathers rows into batches whose writing takes about as long as is wanted; learns from how long the last one took. */
export class PacedBatches {
  private rowLimit = FIRST_ROWS

  constructor(private readonly clock: Clock) {}

  /** Hands every row to `write`, a batch at a time. Rows are made while nothing is written. */
  writeAll(rows: Iterable<ImportRow>, write: (batch: readonly ImportRow[]) => void): void {
    let batch: ImportRow[] = []
    let sizeBytes = 0
    for (const row of rows) {
      batch.push(row)
      sizeBytes += row.type === 'event' ? storedSizeBytes(row.entry) : 0
      if (batch.length < this.rowLimit && sizeBytes < MAX_BYTES) continue
      this.writeTimed(batch, write)
      batch = []
      sizeBytes = 0
    }
    if (batch.length > 0) this.writeTimed(batch, write)
  }

  private writeTimed(batch: readonly ImportRow[], write: (batch: readonly ImportRow[]) => void): void {
    const startedNs = this.clock.nowNs()
    write(batch)
    const rowsPerNs = batch.length / Math.max(1, this.clock.nowNs() - startedNs)
    this.rowLimit = Math.max(1, Math.min(MAX_ROWS, Math.round(WANTED_HOLD_NS * rowsPerNs)))
  }
}
