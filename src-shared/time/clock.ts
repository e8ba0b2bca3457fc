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
/**
 * Where the system clock begins: beyond 32 bits. V8 keeps smaller whole numbers in another form, and two seconds after
 * the start, when they would outgrow it, it would throw away what it compiled of everything that notes a time.
 */
const ORIGIN_NS = 2 ** 33

/** The clock of the machine. */
export class SystemClock implements Clock {
  private nextId = 1
  private pending = 0

  nowNs(): number {
    return ORIGIN_NS + Math.round(performance.now() * NS_PER_MS)
  }

  wallMs(): number {
    return Date.now()
  }

  setTimeout(callback: () => void, delayMs: number): TimerHandle {
    const timer = new MachineTimer(this.nextId++)
    timer.timeout = setTimeout(() => {
      this.end(timer)
      callback()
    }, delayMs)
    this.pending++
    return timer
  }

  clearTimeout(handle: TimerHandle): void {
    if (!(handle instanceof MachineTimer) || handle.timeout === null) return
    clearTimeout(handle.timeout)
    this.end(handle)
  }

  /** How many timers are armed: lets a test show that nothing was left behind. */
  get pendingCount(): number {
    return this.pending
  }

  private end(timer: MachineTimer): void {
    timer.timeout = null
    this.pending--
  }
}

/** A handle that knows its timer itself: looking thousands of them up in a map costs more than they do. */
class MachineTimer implements TimerHandle {
  /** Null once it fired or was cleared. */
  timeout: ReturnType<typeof setTimeout> | null = null

  constructor(readonly id: number) {}
}
