import {
  judgeKick,
  readKickStep,
  type ConsoleRecord,
  type KickExpectation,
  type SeenKickStep,
} from '../../../src-shared/console'
import type { Clock, TimerHandle } from '../../../src-shared/time'

/** After everything expected was seen, this long nothing else may come. */
const QUIET_MS = 250

export interface KickWatchOptions {
  readonly clock: Clock
  readonly victimId: number
  readonly expectation: KickExpectation
  /** How long may pass before what is missing counts as missing. */
  readonly limitMs: number
  readonly signal: AbortSignal
  readonly onStep: (seen: readonly SeenKickStep[]) => void
}

/** Watches what a client tells its listener, from the act on until nothing more is to be expected. */
export class KickWatch {
  readonly fromNs: number
  private steps: readonly SeenKickStep[] = []
  private quiet: TimerHandle | null = null
  private readonly limit: TimerHandle
  private finish: () => void = () => undefined
  /** Resolves when all was seen and it has been quiet since, at the limit, or when the run is cancelled. */
  readonly settled: Promise<void>

  constructor(private readonly options: KickWatchOptions) {
    const { clock, limitMs, signal } = options
    this.fromNs = clock.nowNs()
    this.settled = new Promise((resolve) => (this.finish = resolve))
    this.limit = clock.setTimeout(() => this.end(), limitMs)
    signal.addEventListener('abort', this.end, { once: true })
  }

  get seen(): readonly SeenKickStep[] {
    return this.steps
  }

  /** Takes every record of the session. @param ordinal its number in the recording. */
  take(record: ConsoleRecord, ordinal: number): void {
    if (record.instanceId !== this.options.victimId) return
    const step = readKickStep(record)
    if (step === null) return
    this.steps = [...this.steps, { step, ordinal, afterNs: Math.max(0, record.atNs - this.fromNs) }]
    this.options.onStep(this.steps)
    this.restartQuiet()
  }

  private restartQuiet(): void {
    const { clock, expectation } = this.options
    if (this.quiet !== null) clock.clearTimeout(this.quiet)
    this.quiet = null
    const { isOver } = judgeKick(
      expectation,
      this.steps.map(({ step }) => step),
    )
    if (isOver) this.quiet = clock.setTimeout(() => this.end(), QUIET_MS)
  }

  /** Stops waiting. */
  readonly end = (): void => {
    const { clock, signal } = this.options
    clock.clearTimeout(this.limit)
    if (this.quiet !== null) clock.clearTimeout(this.quiet)
    signal.removeEventListener('abort', this.end)
    this.finish()
  }
}
