import type { Clock, TimerHandle } from '../../../src-shared/time'

/** How long something waits; nothing when empty. */
export interface DelayTimes {
  /** Counts from now. */
  readonly delayMs?: number
  /** Passes after everything before it was delivered, added to the delay. */
  readonly gapMs?: number
}

interface Waiting {
  readonly dueNs: number
  readonly deliver: () => void
}

const NS_PER_MS = 1_000_000

/** Delivers things later, in the order in which they came. What is not delayed passes at once when nothing waits. */
export class DelayLine {
  private readonly waiting: Waiting[] = []
  private timer: TimerHandle | null = null
  private lastDueNs = 0

  constructor(private readonly clock: Clock) {}

  get isEmpty(): boolean {
    return this.waiting.length === 0
  }

  push(deliver: () => void, { delayMs = 0, gapMs = 0 }: DelayTimes = {}): void {
    const nowNs = this.clock.nowNs()
    const dueNs = Math.max(this.lastDueNs, nowNs + delayMs * NS_PER_MS) + gapMs * NS_PER_MS
    if (dueNs <= nowNs && this.isEmpty) return deliver()
    this.lastDueNs = dueNs
    this.waiting.push({ dueNs, deliver })
    if (this.timer === null) this.arm()
  }

  /** Delivers everything that waits, now. */
  flush(): void {
    this.disarm()
    for (const { deliver } of this.waiting.splice(0)) deliver()
    this.lastDueNs = 0
  }

  /** Forgets everything that waits. */
  clear(): void {
    this.disarm()
    this.waiting.splice(0)
    this.lastDueNs = 0
  }

  private arm(): void {
    const [next] = this.waiting
    if (next === undefined) return
    const delayMs = Math.max(0, next.dueNs - this.clock.nowNs()) / NS_PER_MS
    this.timer = this.clock.setTimeout(() => this.deliverDue(), Math.ceil(delayMs))
  }

  private deliverDue(): void {
    this.timer = null
    while (this.waiting[0] !== undefined && this.waiting[0].dueNs <= this.clock.nowNs())
      this.waiting.shift()?.deliver()
    if (this.timer === null) this.arm()
  }

  private disarm(): void {
    if (this.timer !== null) this.clock.clearTimeout(this.timer)
    this.timer = null
  }
}
