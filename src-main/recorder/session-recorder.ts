import type { ConsoleRecord, InstanceDescription, RecorderStatus } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import { RecorderError } from './recorder-error'
import { SessionLog } from './session-log'
import { StatusAnnouncer, type StatusListener } from './status-announcer'
import type { WriterLink } from './writer-link'

/** About 20 seconds of 10,000 small events a second. */
const DEFAULT_LIMIT_BYTES = 64 * 1024 * 1024

export interface SessionRecorderOptions {
  readonly clock: Clock
  readonly onStatus?: StatusListener
  readonly limitBytes?: number
}

export interface StartedSession {
  readonly sessionId: number
  readonly startedWallMs: number
  /** `clock.nowNs()` at which the session began: the zero of its events' `atNs`. */
  readonly startedNs: number
}

/** Records one session after the other and tells how that goes. */
export class SessionRecorder {
  private readonly announcer: StatusAnnouncer
  private log: SessionLog | null = null
  private changing = false

  constructor(
    private readonly options: SessionRecorderOptions,
    private readonly writer: WriterLink,
    private readonly initialBytes: number,
  ) {
    this.announcer = new StatusAnnouncer(options.clock, () => this.status())
    if (options.onStatus) this.announcer.subscribe(options.onStatus)
  }

  get liveSessionId(): number | null {
    return this.log?.sessionId ?? null
  }

  async begin({ name }: { name: string }): Promise<StartedSession> {
    if (this.log || this.changing) {
      throw new RecorderError('sessionState', 'A session is being recorded already. End it first.')
    }
    return this.change(async () => {
      const startedWallMs = this.options.clock.wallMs()
      const startedNs = this.options.clock.nowNs()
      const { sessionId } = await this.writer.call('beginSession', { name, startedWallMs })
      this.log = this.createLog(sessionId, startedNs)
      return { sessionId, startedWallMs, startedNs }
    })
  }

  describeInstance(instance: InstanceDescription): void {
    this.log?.describeInstance(instance)
  }

  record(record: ConsoleRecord): void {
    this.log?.record(record)
  }

  async flush(): Promise<number> {
    const log = this.log
    await log?.flush()
    return log?.committedOrdinal ?? 0
  }

  status(): RecorderStatus {
    const log = this.log
    const problem = log?.problem ?? null
    return {
      recording: log !== null && problem === null,
      sessionId: log?.sessionId ?? 0,
      committedOrdinal: log?.committedOrdinal ?? 0,
      pendingCount: log?.pendingCount ?? 0,
      databaseBytes: log?.databaseBytes || this.initialBytes,
      problem,
    }
  }

  onStatus(listener: StatusListener): () => void {
    return this.announcer.subscribe(listener)
  }

  async end(): Promise<void> {
    const log = this.log
    if (!log) return
    this.log = null
    await this.change(async () => {
      await log.finish()
      if (log.problem) throw new RecorderError('failed', log.problem)
      await this.writer.call('endSession', { endedWallMs: this.options.clock.wallMs() })
    })
  }

  async close(): Promise<void> {
    try {
      await this.end()
    } finally {
      this.announcer.stop()
      await this.writer.close()
    }
  }

  private async change<T>(work: () => Promise<T>): Promise<T> {
    this.changing = true
    try {
      return await work()
    } finally {
      this.changing = false
      this.announcer.changed()
    }
  }

  private createLog(sessionId: number, startedNs: number): SessionLog {
    return new SessionLog({
      sessionId,
      startedNs,
      clock: this.options.clock,
      limitBytes: this.options.limitBytes ?? DEFAULT_LIMIT_BYTES,
      writer: {
        append: (input) => this.writer.call('append', input),
        resume: () => this.writer.resume(sessionId),
      },
      onChange: () => this.announcer.changed(),
    })
  }
}
