import type { Clock, TimerHandle } from '../../src-shared/time'
import type { WriterLink } from './writer-link'

/** One step keeps the writer for a few milliseconds. */
const STEP_EVENTS = 250
/** A step begins when nothing was committed for so long. */
const QUIET_MS = 20
/** More than one commit holds: the writer is behind. */
const BUSY_EVENTS = 1000
/** Other programs add sessions as well: an import, a headless run. */
const LOOK_INTERVAL_MS = 5000

export interface SearchIndexerOptions {
  readonly clock: Clock
  readonly writer: Pick<WriterLink, 'call'>
  /** Events that wait for their commit; where there are many, recording comes first. */
  readonly pendingCount: () => number
}

/**
 * Keeps the search indices in step with what is recorded, in the pauses of recording. What they lack meanwhile is
 * looked through event by event, so that a search is complete at any time.
 */
export class SearchIndexer {
  private timer: TimerHandle | null = null
  private step: Promise<void> | null = null
  private stopped = false
  /** Something was committed during the step under way, which may not have seen it. */
  private behind = false

  constructor(private readonly options: SearchIndexerOptions) {}

  /** Goes on once recording pauses. */
  wake(): void {
    if (this.step === null) this.arm(QUIET_MS)
    else this.behind = true
  }

  /** Resolves when the step under way is done. */
  async stop(): Promise<void> {
    this.stopped = true
    this.disarm()
    await this.step
  }

  private arm(delayMs: number): void {
    this.disarm()
    if (this.stopped) return
    this.timer = this.options.clock.setTimeout(() => this.takeStep(), delayMs)
  }

  private disarm(): void {
    if (this.timer) this.options.clock.clearTimeout(this.timer)
    this.timer = null
  }

  private takeStep(): void {
    this.behind = false
    if (this.options.pendingCount() > BUSY_EVENTS) return this.arm(QUIET_MS)
    // A step that fails is no loss: the commit loop tells what is wrong with the file.
    this.step = this.options.writer.call('indexForSearch', { eventLimit: STEP_EVENTS }).then(
      ({ done }) => this.goOn(done ? this.restMs : 0),
      () => this.goOn(LOOK_INTERVAL_MS),
    )
  }

  private get restMs(): number {
    return this.behind ? QUIET_MS : LOOK_INTERVAL_MS
  }

  private goOn(delayMs: number): void {
    this.step = null
    this.arm(delayMs)
  }
}
