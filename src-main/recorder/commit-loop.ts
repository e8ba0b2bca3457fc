import type { Clock, TimerHandle } from '../../src-shared/time'
import { FlushWaiters } from './flush-waiters'
import { PendingEntries } from './pending-entries'
import { toRecorderError } from './recorder-error'
import type { LogEntry, WriterOperations } from './worker/operations'

/** A commit happens when this many entries wait, or `COMMIT_INTERVAL_MS` after the first of them. */
const BATCH_ENTRIES = 500
const COMMIT_INTERVAL_MS = 50
/** While one batch is written the next ones travel, so that the writer never waits for the main thread. */
const MAX_BATCHES_IN_FLIGHT = 4
const RETRY_INTERVAL_MS = 1000

/** The writer as the loop sees it: bound to one session. */
export interface SessionWriter {
  append(
    input: Omit<Parameters<WriterOperations['append']>[0], 'sessionId'>,
  ): Promise<{ committedOrdinal: number; databaseBytes: number }>
  /** Makes the writer ready again after a failure and tells what is on disk. */
  resume(): Promise<{ committedOrdinal: number }>
}

export interface CommitLoopOptions {
  readonly writer: SessionWriter
  readonly clock: Clock
  /** Memory that uncommitted entries may hold, bytes. */
  readonly limitBytes: number
  /** Called after every commit and every failure. */
  readonly onChange: () => void
}

/**
 * Brings entries to disk in batches and in order. After a failure it asks the writer what is committed and sends the
 * rest again, every `RETRY_INTERVAL_MS` until it works; meanwhile entries wait, up to `limitBytes`.
 */
export class CommitLoop {
  private readonly pending = new PendingEntries()
  private readonly waiters = new FlushWaiters()
  private state: 'running' | 'recovering' | 'stopped' = 'running'
  private inFlightCount = 0
  private sentOrdinal = 0
  private due = false
  private timer: TimerHandle | null = null
  private acceptedCount = 0
  private settledCount = 0
  private reason: string | null = null
  private ordinalOnDisk = 0
  private sizeOnDisk = 0

  constructor(private readonly options: CommitLoopOptions) {}

  get pendingCount(): number {
    return this.pending.count
  }

  get pendingBytes(): number {
    return this.pending.sizeBytes
  }

  get committedOrdinal(): number {
    return this.ordinalOnDisk
  }

  /** Size of the recording at the last commit, bytes; 0 before the first. */
  get databaseBytes(): number {
    return this.sizeOnDisk
  }

  /** Why commits do not succeed at the moment, or null. */
  get problem(): string | null {
    return this.reason
  }

  /** Takes an entry, or returns false when memory is used up. A single entry beyond the limit is taken. */
  accept(entry: LogEntry, sizeBytes: number): boolean {
    const fits = this.pending.count === 0 || this.pending.sizeBytes + sizeBytes <= this.options.limitBytes
    if (!fits) return false
    this.pending.push(entry, sizeBytes)
    this.acceptedCount++
    this.pump()
    return true
  }

  /** Commits at once; resolves when all that was accepted is on disk, or when an attempt to commit failed. */
  flush(): Promise<void> {
    if (this.pending.count === 0 || this.state === 'stopped') return Promise.resolve()
    const flushed = this.waiters.waitFor(this.acceptedCount)
    if (this.state === 'running') {
      this.due = true
      this.pump()
    } else if (this.timer) this.recoverNow()
    return flushed
  }

  /** Ends the loop; what is not committed is given up. */
  stop(): void {
    this.state = 'stopped'
    this.disarm()
    this.waiters.releaseAll()
  }

  private pump(): void {
    if (this.state !== 'running') return
    while (this.inFlightCount < MAX_BATCHES_IN_FLIGHT && this.isBatchReady()) this.sendBatch()
    if (this.pending.unsentCount === 0) {
      this.due = false
      this.disarm()
    } else if (!this.due) {
      this.arm(COMMIT_INTERVAL_MS, () => {
        this.due = true
        this.pump()
      })
    }
  }

  private isBatchReady(): boolean {
    return this.pending.unsentCount >= (this.due ? 1 : BATCH_ENTRIES)
  }

  private sendBatch(): void {
    const entries = this.pending.takeBatch(BATCH_ENTRIES)
    const afterOrdinal = this.sentOrdinal
    const lastEvent = entries.findLast((entry) => entry.kind === 'event')
    this.sentOrdinal = lastEvent?.event.ordinal ?? afterOrdinal
    this.inFlightCount++
    this.options.writer.append({ afterOrdinal, entries }).then(
      (commit) => this.batchCommitted(entries.length, commit),
      (cause: unknown) => this.batchFailed(cause),
    )
  }

  private batchCommitted(
    entryCount: number,
    commit: { committedOrdinal: number; databaseBytes: number },
  ): void {
    this.inFlightCount--
    // After a failure the writer is asked what is on disk; single answers are no longer added up.
    if (this.state === 'running') {
      this.reason = null
      this.sizeOnDisk = commit.databaseBytes
      this.pending.settle(entryCount)
      this.settled(entryCount, commit.committedOrdinal)
      this.pump()
    } else this.recoverWhenQuiet()
    this.options.onChange()
  }

  private batchFailed(cause: unknown): void {
    this.inFlightCount--
    if (this.state === 'running') {
      this.state = 'recovering'
      this.due = false
      this.disarm()
      this.interrupted(cause)
    }
    this.recoverWhenQuiet()
  }

  private recoverWhenQuiet(): void {
    if (this.state === 'recovering' && this.inFlightCount === 0) {
      this.arm(RETRY_INTERVAL_MS, () => this.recoverNow())
    }
  }

  private recoverNow(): void {
    this.disarm()
    this.options.writer.resume().then(
      ({ committedOrdinal }) => this.recovered(committedOrdinal),
      (cause: unknown) => {
        this.interrupted(cause)
        this.recoverWhenQuiet()
      },
    )
  }

  /** The reason stays until a commit shows that it is gone. */
  private recovered(committedOrdinal: number): void {
    if (this.state !== 'recovering') return
    this.state = 'running'
    this.sentOrdinal = committedOrdinal
    this.settled(this.pending.settleThrough(committedOrdinal), committedOrdinal)
    this.pending.unsend()
    if (this.pending.count === 0) this.reason = null
    this.due = true
    this.pump()
    this.options.onChange()
  }

  private interrupted(cause: unknown): void {
    this.reason = toRecorderError(cause).reason
    this.waiters.releaseAll()
    this.options.onChange()
  }

  private settled(entryCount: number, committedOrdinal: number): void {
    this.settledCount += entryCount
    this.ordinalOnDisk = committedOrdinal
    this.waiters.settled(this.settledCount)
  }

  private arm(delayMs: number, callback: () => void): void {
    this.timer ??= this.options.clock.setTimeout(() => {
      this.timer = null
      callback()
    }, delayMs)
  }

  private disarm(): void {
    if (this.timer) this.options.clock.clearTimeout(this.timer)
    this.timer = null
  }
}
