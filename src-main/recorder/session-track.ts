import type { ConsoleRecord, InstanceDescription, SessionOrigin } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import { RecorderError } from './recorder-error'
import { SessionLog } from './session-log'
import type { SealedSecret } from './worker/operations'
import type { WriterLink } from './writer-link'

/** About 20 seconds of 10,000 small events a second. */
const DEFAULT_LIMIT_BYTES = 64 * 1024 * 1024

export interface SessionTrackOptions {
  readonly clock: Clock
  readonly writer: Pick<WriterLink, 'call' | 'resume'>
  /** Memory that uncommitted events may hold, bytes. */
  readonly limitBytes?: number
  readonly onChange: () => void
}

export interface StartedSession {
  readonly sessionId: number
  readonly startedWallMs: number
  /** `clock.nowNs()` at which the session began: the zero of its events' `atNs`. */
  readonly startedNs: number
}

/** Records one session after the other; several tracks share a writer. */
export class SessionTrack {
  private current: SessionLog | null = null
  private changing = false

  constructor(private readonly options: SessionTrackOptions) {}

  /** The session that is being recorded, or null between two. */
  get log(): SessionLog | null {
    return this.current
  }

  async begin(input: { name: string; origin?: SessionOrigin }): Promise<StartedSession> {
    if (this.current || this.changing) {
      throw new RecorderError('sessionState', 'A session is being recorded already. End it first.')
    }
    return this.change(async () => {
      const { clock, writer } = this.options
      const startedWallMs = clock.wallMs()
      const startedNs = clock.nowNs()
      const { sessionId } = await writer.call('beginSession', { ...input, startedWallMs })
      this.current = this.createLog(sessionId, startedNs)
      return { sessionId, startedWallMs, startedNs }
    })
  }

  describeInstance(instance: InstanceDescription): void {
    this.current?.describeInstance(instance)
  }

  record(record: ConsoleRecord): void {
    this.current?.record(record)
  }

  keepSecret(secret: SealedSecret): void {
    this.current?.keepSecret(secret)
  }

  async flush(): Promise<number> {
    const log = this.current
    await log?.flush()
    return log?.committedOrdinal ?? 0
  }

  async end(): Promise<void> {
    const log = this.current
    if (!log) return
    this.current = null
    await this.change(async () => {
      const { clock, writer } = this.options
      await log.finish()
      if (log.problem) throw new RecorderError('failed', log.problem)
      await writer.call('endSession', { sessionId: log.sessionId, endedWallMs: clock.wallMs() })
    })
  }

  private async change<T>(work: () => Promise<T>): Promise<T> {
    this.changing = true
    try {
      return await work()
    } finally {
      this.changing = false
      this.options.onChange()
    }
  }

  private createLog(sessionId: number, startedNs: number): SessionLog {
    const { clock, writer, limitBytes = DEFAULT_LIMIT_BYTES, onChange } = this.options
    return new SessionLog({
      sessionId,
      startedNs,
      clock,
      limitBytes,
      writer: {
        append: (input) => writer.call('append', { sessionId, ...input }),
        resume: () => writer.resume(sessionId),
      },
      onChange,
    })
  }
}
