import {
  removalReason,
  type RemovalEstimate,
  type HousekeepingReport,
  type RemovalReason,
  type RetentionRule,
} from '../../src-shared/console'
import type { Clock, TimerHandle } from '../../src-shared/time'
import { toRecorderError } from './recorder-error'
import type { RemovableSession } from './worker/operations'
import type { WriterLink } from './writer-link'

/** The start of the app belongs to the operator. */
const FIRST_RUN_MS = 10_000
const RUN_INTERVAL_MS = 3_600_000
/** A step of either kind keeps the writer for some milliseconds. */
const STEP_EVENTS = 1000
const STEP_BYTES = 1024 * 1024
const PAUSE_MS = 10
const BUSY_PAUSE_MS = 250
/** What new events use again soon is not worth giving back. */
const KEPT_FREE_BYTES = 4 * 1024 * 1024

/** A session that was removed because of the rule. */
export interface RemovedSession {
  readonly sessionId: number
  readonly sizeBytes: number
  readonly reason: RemovalReason
}

export interface HousekeeperOptions {
  readonly clock: Clock
  readonly writer: Pick<WriterLink, 'call'>
  /** Asked at each run. */
  readonly rule: () => RetentionRule
  /** Sessions from here on are left alone: they are being recorded, or were made during this run of the app. */
  readonly liveSessionId: () => number | null
  /** Do events wait for the writer? Steps are further apart then. */
  readonly isBusy: () => boolean
  readonly onRemoval: (removed: RemovedSession) => void
  readonly onChange: () => void
}

/** Makes room: removes what the rule no longer keeps and what the operator deleted, in small steps beside the recording. */
export class Housekeeper {
  private timer: TimerHandle | null = null
  private endPause: (() => void) | null = null
  private running: Promise<void> | null = null
  private stopped = false
  private lastReport: HousekeepingReport | null = null

  constructor(private readonly options: HousekeeperOptions) {}

  /** What the last run did, or null before the first. */
  get report(): HousekeepingReport | null {
    return this.lastReport
  }

  start(): void {
    this.schedule(FIRST_RUN_MS)
  }

  /** Runs now, or once more after the run that is under way. */
  runSoon(): void {
    this.schedule(0)
  }

  /** Resolves when the step under way is done. */
  async stop(): Promise<void> {
    this.stopped = true
    this.disarm()
    this.endPause?.()
    await this.running
  }

  /** What a rule would remove if it were in force now. */
  estimate(rule: RetentionRule): Promise<RemovalEstimate> {
    const { clock, liveSessionId, writer } = this.options
    return writer.call('estimateRemoval', {
      rule,
      beforeSessionId: liveSessionId(),
      nowWallMs: clock.wallMs(),
    })
  }

  private schedule(delayMs: number): void {
    this.disarm()
    if (this.stopped) return
    this.timer = this.options.clock.setTimeout(() => {
      this.running = (this.running ?? Promise.resolve()).then(() => this.run())
      this.schedule(RUN_INTERVAL_MS)
    }, delayMs)
  }

  private disarm(): void {
    if (this.timer) this.options.clock.clearTimeout(this.timer)
    this.timer = null
  }

  private async run(): Promise<void> {
    const removed: RemovedSession[] = []
    let problem: string | null = null
    try {
      await this.removeHidden()
      for (let next = await this.hideNext(); next; next = await this.hideNext()) {
        removed.push(next)
        await this.removeHidden()
        this.options.onRemoval(next)
      }
      await this.reclaimSpace()
    } catch (cause) {
      problem = toRecorderError(cause).reason
    }
    this.lastReport = {
      finishedWallMs: this.options.clock.wallMs(),
      removedCount: removed.length,
      removedBytes: removed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      problem,
    }
    this.options.onChange()
  }

  /** Hides the next session that the rule no longer keeps. */
  private async hideNext(): Promise<RemovedSession | null> {
    const { oldest, reason } = await this.findDue()
    if (this.stopped || oldest === null || reason === null) return null
    const { sessionId, sizeBytes } = oldest
    await this.options.writer.call('hideSession', { sessionId })
    return { sessionId, sizeBytes, reason }
  }

  private async findDue(): Promise<{ oldest: RemovableSession | null; reason: RemovalReason | null }> {
    const { clock, rule, liveSessionId, writer } = this.options
    const { oldest, usedBytes } = await writer.call('surveySpace', { beforeSessionId: liveSessionId() })
    const facts = oldest && { ...oldest, usedBytes, nowWallMs: clock.wallMs() }
    return { oldest, reason: facts && removalReason(rule(), facts) }
  }

  private async removeHidden(): Promise<void> {
    for (let done = false; !done && !this.stopped;) {
      done = (await this.options.writer.call('removeHidden', { eventLimit: STEP_EVENTS })).done
      if (!done) await this.pause()
    }
  }

  /** Ends when a step gives nothing back: a file from before pages could be given back keeps them for new events. */
  private async reclaimSpace(): Promise<void> {
    const { writer, liveSessionId } = this.options
    let { freeBytes } = await writer.call('surveySpace', { beforeSessionId: liveSessionId() })
    while (freeBytes > KEPT_FREE_BYTES && !this.stopped) {
      const left = await writer.call('reclaimSpace', { maxBytes: STEP_BYTES })
      if (left.freeBytes >= freeBytes) return
      freeBytes = left.freeBytes
      await this.pause()
    }
  }

  /** Waits between two steps; `stop` ends the wait. */
  private pause(): Promise<void> {
    const { clock, isBusy } = this.options
    if (this.stopped) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = clock.setTimeout(() => this.endPause?.(), isBusy() ? BUSY_PAUSE_MS : PAUSE_MS)
      this.endPause = () => {
        this.endPause = null
        clock.clearTimeout(timer)
        resolve()
      }
    })
  }
}
