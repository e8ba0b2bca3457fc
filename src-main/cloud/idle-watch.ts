import type { Clock, TimerHandle } from '../../src-shared/time'

const NS_PER_MS = 1_000_000

/**
 * Calls back once when nothing happened for a while. A touch costs one number: the timer is armed anew only when it
 * fires too early, so thousands of busy connections do not rearm timers at every frame.
 */
export class IdleWatch {
  private timer: TimerHandle | null = null
  private limitNs = 0
  private touchedAtNs = 0

  constructor(
    private readonly clock: Clock,
    private readonly onIdle: () => void,
  ) {}

  /** Begins a new period of `limitMs`, replacing an earlier one. */
  start(limitMs: number): void {
    this.stop()
    this.limitNs = limitMs * NS_PER_MS
    this.touch()
    this.arm()
  }

  touch(): void {
    this.touchedAtNs = this.clock.nowNs()
  }

  stop(): void {
    if (this.timer !== null) this.clock.clearTimeout(this.timer)
    this.timer = null
  }

  private arm(): void {
    const remainingNs = this.touchedAtNs + this.limitNs - this.clock.nowNs()
    if (remainingNs <= 0) {
      this.timer = null
      this.onIdle()
      return
    }
    this.timer = this.clock.setTimeout(() => this.arm(), Math.ceil(remainingNs / NS_PER_MS))
  }
}
