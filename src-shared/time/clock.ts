/** A pending timer; opaque to its owner. */
export interface TimerHandle {
  readonly id: number
}

/**
 * The only source of time in the product. It is injected everywhere, so that rules of 45 or 60 seconds run
 * in milliseconds under test and a rerun is deterministic.
 */
export interface Clock {
  /** Monotonic nanoseconds since an arbitrary origin that is fixed for the life of the clock. */
  nowNs(): number
  /** Wall clock, milliseconds since the Unix epoch. */
  wallMs(): number
  /** Calls `callback` once, not before `delayMs` milliseconds have passed. */
  setTimeout(callback: () => void, delayMs: number): TimerHandle
  /** Forgets a timer. A timer that fired already is ignored. */
  clearTimeout(handle: TimerHandle): void
}

const NS_PER_MS = 1_000_000

/** The clock of the machine. */
export class SystemClock implements Clock {
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>()
  private nextId = 1

  nowNs(): number {
    return Math.round(performance.now() * NS_PER_MS)
  }

  wallMs(): number {
    return Date.now()
  }

  setTimeout(callback: () => void, delayMs: number): TimerHandle {
    const id = this.nextId++
    const timer = setTimeout(() => {
      this.timers.delete(id)
      callback()
    }, delayMs)
    this.timers.set(id, timer)
    return { id }
  }

  clearTimeout(handle: TimerHandle): void {
    clearTimeout(this.timers.get(handle.id))
    this.timers.delete(handle.id)
  }

  /** How many timers are armed: lets a test show that nothing was left behind. */
  get pendingCount(): number {
    return this.timers.size
  }
}
