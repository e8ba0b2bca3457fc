import type { Clock, TimerHandle } from '../../src-shared/time'

/** At most one armed timer: starting it again forgets the former start. */
export class SingleTimer {
  private handle: TimerHandle | null = null

  constructor(private readonly clock: Clock) {}

  get isArmed(): boolean {
    return this.handle !== null
  }

  start(delayMs: number, then: () => void): void {
    this.stop()
    this.handle = this.clock.setTimeout(() => {
      this.handle = null
      then()
    }, delayMs)
  }

  stop(): void {
    if (this.handle !== null) this.clock.clearTimeout(this.handle)
    this.handle = null
  }
}
