import type { LogEntry } from './worker/operations'

interface Waiting {
  readonly entry: LogEntry
  readonly sizeBytes: number
}

/** Entries that are not committed yet, in order: first those that were sent to the writer, then the unsent. */
export class PendingEntries {
  private waiting: Waiting[] = []
  private sentCount = 0
  private heldBytes = 0

  get count(): number {
    return this.waiting.length
  }

  get unsentCount(): number {
    return this.waiting.length - this.sentCount
  }

  get sizeBytes(): number {
    return this.heldBytes
  }

  push(entry: LogEntry, sizeBytes: number): void {
    this.waiting.push({ entry, sizeBytes })
    this.heldBytes += sizeBytes
  }

  /** The next unsent entries; they count as sent from now on, and stay until they are settled. */
  takeBatch(maxCount: number): LogEntry[] {
    const batch = this.waiting.slice(this.sentCount, this.sentCount + maxCount)
    this.sentCount += batch.length
    return batch.map(({ entry }) => entry)
  }

  /** Forgets the oldest `count` entries: they are on disk. */
  settle(count: number): void {
    const settled = this.waiting.splice(0, count)
    this.sentCount = Math.max(0, this.sentCount - settled.length)
    for (const { sizeBytes } of settled) this.heldBytes -= sizeBytes
  }

  /** Forgets everything up to the event with this ordinal. Returns how many entries that were. */
  settleThrough(ordinal: number): number {
    const isCommitted = ({ entry }: Waiting) => entry.kind === 'event' && entry.event.ordinal <= ordinal
    const count = this.waiting.findLastIndex(isCommitted) + 1
    this.settle(count)
    return count
  }

  /** Everything is to be sent again. */
  unsend(): void {
    this.sentCount = 0
  }
}
