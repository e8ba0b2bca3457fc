import type { Clock, TimerHandle } from '../../src-shared/time'

/**
 * At most one armed timer: starting it again forgets the former start. Whoever is its own timer needs no function for
 * what is then due: those of two timers were a tenth of what an idle client keeps in memory.
 */
export abstract class OwnTimer {
  private handle: TimerHandle | null = null

  constructor(protected readonly clock: Clock) {}

  /** What is done when the time is over. */
  protected abstract due(): void

  protected get isArmed(): boolean {
    return this.handle !== null
  }

  protected arm(delayMs: number): void {
    this.disarm()
    this.handle = this.clock.setTimeout(() => this.fire(), delayMs)
  }

  protected disarm(): void {
    if (this.handle !== null) this.clock.clearTimeout(this.handle)
    this.handle = null
  }

  private fire(): void {
    this.handle = null
    this.due()
  }
}

/** A timer that is told at each start what is then due. */
export class SingleTimer extends OwnTimer {
  private action: (() => void) | null = null

  start(delayMs: number, action: () => void): void {
    this.action = action
    this.arm(delayMs)
  }

  stop(): void {
    this.action = null
    this.disarm()
  }

  protected due(): void {
    const { action } = this
    this.action = null
    action?.()
  }
}
