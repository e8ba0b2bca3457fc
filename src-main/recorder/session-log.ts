import type { ConsoleRecord, InstanceDescription } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import { CommitLoop, type SessionWriter } from './commit-loop'
import { encodeRecord, entrySizeBytes } from './event-entry'
import type { SealedSecret } from './worker/operations'

export interface SessionLogOptions {
  readonly sessionId: number
  readonly startedNs: number
  readonly writer: SessionWriter
  readonly clock: Clock
  /** Memory that uncommitted events may hold, bytes. */
  readonly limitBytes: number
  readonly onChange: () => void
}

/**
 * The session that is being recorded: numbers its events, keeps their times in order, and counts what it had to
 * refuse. Events lost in a row are marked by one `recordingGap` event, which stands where they are missing.
 */
export class SessionLog {
  private readonly loop: CommitLoop
  private lastOrdinal = 0
  private lastAtNs = 0
  private lost = 0

  constructor(private readonly options: SessionLogOptions) {
    this.loop = new CommitLoop({
      ...options,
      onChange: () => {
        this.markGapWhenThereIsRoom()
        options.onChange()
      },
    })
  }

  get sessionId(): number {
    return this.options.sessionId
  }

  get committedOrdinal(): number {
    return this.loop.committedOrdinal
  }

  get pendingCount(): number {
    return this.loop.pendingCount
  }

  get databaseBytes(): number {
    return this.loop.databaseBytes
  }

  /** A sentence on why events do not reach the disk, or null. */
  get problem(): string | null {
    if (this.lost === 0) return this.loop.problem
    const lost = `${this.lost} events were not recorded because too many wait for the disk.`
    return this.loop.problem ? `${this.loop.problem} ${lost}` : lost
  }

  record(record: ConsoleRecord): void {
    this.markGapWhenThereIsRoom()
    const recorded = this.lost === 0 && this.append(record)
    if (recorded) return
    this.lost++
    this.options.onChange()
  }

  describeInstance(instance: InstanceDescription): void {
    // Descriptions are few and small: they are taken even when events are not.
    this.loop.accept({ kind: 'instance', instance }, 0)
  }

  keepSecret(secret: SealedSecret): void {
    this.loop.accept({ kind: 'secret', secret }, 0)
  }

  /** Resolves when everything recorded before is on disk, or cannot be brought there now. */
  flush(): Promise<void> {
    return this.loop.flush()
  }

  /** Writes what is left, then takes nothing more. */
  async finish(): Promise<void> {
    await this.loop.flush()
    this.markGapWhenThereIsRoom()
    await this.loop.flush()
    this.loop.stop()
  }

  /** Waiting for half of the memory keeps a slow disk from making a gap of every second event. */
  private markGapWhenThereIsRoom(): void {
    if (this.lost === 0 || this.loop.pendingBytes > this.options.limitBytes / 2) return
    const lostCount = this.lost
    this.lost = 0
    if (!this.append(recordingGap(this.options.clock.nowNs(), lostCount))) this.lost = lostCount
  }

  private append(record: ConsoleRecord): boolean {
    const ordinal = this.lastOrdinal + 1
    // A record told late keeps its place in the order and takes the time of the one before it.
    const atNs = Math.max(this.lastAtNs, Math.round(record.atNs - this.options.startedNs))
    const event = encodeRecord(record, { ordinal, atNs })
    if (!this.loop.accept({ kind: 'event', event }, entrySizeBytes(event))) return false
    this.lastOrdinal = ordinal
    this.lastAtNs = atNs
    return true
  }
}

function recordingGap(atNs: number, lostCount: number): ConsoleRecord {
  return {
    instanceId: null,
    attemptId: null,
    atNs,
    kind: 'error',
    name: 'recordingGap',
    from: null,
    to: null,
    code: null,
    payload: { lostCount },
    frame: null,
  }
}
