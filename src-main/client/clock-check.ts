import type { Clock } from '../../src-shared/time'
import { OwnTimer } from './single-timer'

const NS_PER_MS = 1_000_000
/** An answer that took longer says too little about the server's time. */
const GOOD_ROUND_TRIP_MS = 100
const NEXT_CHECK_MS = 5 * 60_000
const RETRY_MS = 2_000
const RETRY_LIMIT = 5

/** The link whose other end's clock is compared. */
export interface TimedLink {
  /** Asks for the server's Unix milliseconds; null when the answer names no time. Rejects without an answer. */
  askForServerTime(): Promise<number | null>
  /** Told each time an answer came fast enough: how far the server's clock is ahead of this one. */
  clockOffsetKnown(offsetMs: number): void
}

/**
 * Compares the server's clock with the own one (protocol notes §7.3): again after 5 minutes; a slow or failed answer
 * after 2 s, five times in a row at most. An answer without a time ends it.
 */
export class ClockCheck extends OwnTimer {
  private retries = 0
  private running = false

  constructor(
    clock: Clock,
    private readonly link: TimedLink,
  ) {
    super(clock)
  }

  start(): void {
    this.running = true
    void this.check()
  }

  stop(): void {
    this.running = false
    this.disarm()
  }

  protected due(): void {
    void this.check()
  }

  private async check(): Promise<void> {
    const { clock, link } = this
    const askedNs = clock.nowNs()
    const serverMs = await link.askForServerTime().catch(() => undefined)
    if (!this.running || serverMs === null) return
    const roundTripMs = (clock.nowNs() - askedNs) / NS_PER_MS
    if (serverMs === undefined || roundTripMs > GOOD_ROUND_TRIP_MS) {
      this.retry()
      return
    }
    this.retries = 0
    link.clockOffsetKnown(serverMs + roundTripMs / 2 - clock.wallMs())
    this.arm(NEXT_CHECK_MS)
  }

  private retry(): void {
    const exhausted = this.retries === RETRY_LIMIT
    this.retries = exhausted ? 0 : this.retries + 1
    this.arm(exhausted ? NEXT_CHECK_MS : RETRY_MS)
  }
}
