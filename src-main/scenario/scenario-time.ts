import { ManualClock, SystemClock, type Clock, type TimerHandle } from '../../src-shared/time'

/** Turns of the event loop without anything happening after which both sides of loopback sockets are done. */
const QUIET_TURNS = 15
const TURN_MS = 1
/** Quiet for so long counts as quiet on the real clock, where nobody waits longer for it than this. */
const REAL_QUIET_MS = 20
const REAL_QUIET_LIMIT_MS = 400

const machine = new SystemClock()

/** The clock of one run, and waiting on it. Everything that waits is given up when the run is cancelled. */
export interface ScenarioTime {
  readonly clock: Clock
  readonly isVirtual: boolean
  /** @returns whether it was over before `limitMs` had passed; null waits for ever. @throws the signal's reason. */
  until(isOver: () => boolean, limitMs: number | null): Promise<boolean>
  /** Waits for what client or cloud do, which may take time of the clock. */
  run<T>(promise: Promise<T>): Promise<T>
  /** Waits for what takes no time of the clock: calls that leave the run. */
  hold<T>(promise: Promise<T>): Promise<T>
  /** Lets everything happen that needs no time. */
  settle(): Promise<void>
  /** Something happened. */
  wake(): void
  /** From now on nothing is given up any more. */
  endCancelling(): void
}

interface TimeOptions {
  readonly signal: AbortSignal
  /** Grows whenever something happens. */
  readonly activity: () => number
}

/** The clock of the machine, or one that stands still while anything happens and jumps to the next timer. */
export function createTime(isVirtual: boolean, options: TimeOptions): ScenarioTime {
  return isVirtual ? new VirtualTime(options) : new RealTime(options)
}

interface Waiter {
  readonly isOver: () => boolean
  /** On the clock; null waits for ever. */
  readonly deadlineNs: number | null
  readonly finish: (isOver: boolean) => void
}

const NS_PER_MS = 1_000_000
/** A wait that ends within a nanosecond is over: sums of fractions do not meet exactly. */
const ROUNDING_NS = 1

abstract class WaitingTime implements ScenarioTime {
  abstract readonly clock: Clock
  abstract readonly isVirtual: boolean
  protected readonly waiters = new Set<Waiter>()

  private signal: AbortSignal | null

  constructor(protected readonly options: TimeOptions) {
    this.signal = options.signal
  }

  endCancelling(): void {
    this.signal = null
  }

  until(isOver: () => boolean, limitMs: number | null): Promise<boolean> {
    const { signal } = this
    if (signal?.aborted === true) return Promise.reject(signal.reason as Error)
    const deadlineNs = limitMs === null ? null : this.clock.nowNs() + limitMs * NS_PER_MS
    return new Promise((resolve, reject) => {
      const end = () => {
        this.waiters.delete(waiter)
        this.waited(waiter)
        signal?.removeEventListener('abort', stop)
      }
      const stop = () => {
        end()
        reject(signal?.reason as Error)
      }
      const finish = (over: boolean) => {
        end()
        resolve(over)
      }
      const waiter: Waiter = { isOver, deadlineNs, finish }
      signal?.addEventListener('abort', stop)
      this.waiters.add(waiter)
      this.waiting(waiter)
    })
  }

  async run<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false
    const settled = () => {
      isSettled = true
      this.wake()
    }
    promise.then(settled, settled)
    await this.until(() => isSettled, null)
    return promise
  }

  abstract hold<T>(promise: Promise<T>): Promise<T>
  abstract settle(): Promise<void>
  abstract wake(): void
  /** Somebody began to wait. */
  protected abstract waiting(waiter: Waiter): void
  /** Somebody waits no longer. */
  protected abstract waited(waiter: Waiter): void
}

class RealTime extends WaitingTime {
  readonly clock = machine
  readonly isVirtual = false
  /** What ends the waits that have an end; none outlives its wait, or it would keep the process. */
  private readonly timers = new Map<Waiter, TimerHandle>()

  hold<T>(promise: Promise<T>): Promise<T> {
    return promise
  }

  async settle(): Promise<void> {
    const startedNs = this.clock.nowNs()
    for (let last = -1; this.options.activity() !== last;) {
      if (this.clock.nowNs() - startedNs > REAL_QUIET_LIMIT_MS * NS_PER_MS) return
      last = this.options.activity()
      await turn(REAL_QUIET_MS)
    }
  }

  wake(): void {
    for (const waiter of [...this.waiters]) if (waiter.isOver()) waiter.finish(true)
  }

  protected waiting(waiter: Waiter): void {
    if (waiter.isOver()) {
      waiter.finish(true)
      return
    }
    if (waiter.deadlineNs === null) return
    const leftMs = Math.max(0, (waiter.deadlineNs - this.clock.nowNs()) / NS_PER_MS)
    this.timers.set(
      waiter,
      this.clock.setTimeout(() => waiter.finish(waiter.isOver()), leftMs),
    )
  }

  protected waited(waiter: Waiter): void {
    const timer = this.timers.get(waiter)
    if (timer === undefined) return
    this.timers.delete(waiter)
    this.clock.clearTimeout(timer)
  }
}

class VirtualTime extends WaitingTime {
  readonly clock = new ManualClock(machine.wallMs())
  readonly isVirtual = true
  /** Calls that have left the run; time stands still until they are back. */
  private heldCount = 0
  private isPumping = false

  async hold<T>(promise: Promise<T>): Promise<T> {
    this.heldCount++
    try {
      return await promise
    } finally {
      this.heldCount--
    }
  }

  async settle(): Promise<void> {
    // A wait of no time ends once everybody is quiet.
    await this.until(() => false, 0)
  }

  wake(): void {
    // The pump looks after each turn.
  }

  protected waited(): void {
    // The pump looks at those who still wait.
  }

  protected waiting(): void {
    if (!this.isPumping) void this.pump()
  }

  /** Moves time while somebody waits: from one timer to the next, each time only when everybody is quiet. */
  private async pump(): Promise<void> {
    this.isPumping = true
    try {
      while (this.waiters.size > 0) {
        await this.quiet()
        if (this.finishSome() || this.heldCount > 0) continue
        const stepMs = this.nextStepMs()
        if (stepMs !== null) await this.clock.advance(stepMs)
      }
    } finally {
      // At once: who was waiting may wait again in the very next turn.
      this.isPumping = false
    }
  }

  private finishSome(): boolean {
    const nowNs = this.clock.nowNs()
    const over = [...this.waiters].filter((waiter) => waiter.isOver())
    const late = [...this.waiters].filter(
      (waiter) =>
        !over.includes(waiter) && waiter.deadlineNs !== null && waiter.deadlineNs <= nowNs + ROUNDING_NS,
    )
    for (const waiter of over) waiter.finish(true)
    for (const waiter of late) waiter.finish(false)
    return over.length + late.length > 0
  }

  /** Until the next timer or the end of a wait; null when only the world outside can bring anything. */
  private nextStepMs(): number | null {
    const nowNs = this.clock.nowNs()
    const deadlines = [...this.waiters].flatMap(({ deadlineNs }) => (deadlineNs === null ? [] : [deadlineNs]))
    const waitMs = Math.min(...deadlines.map((deadlineNs) => (deadlineNs - nowNs) / NS_PER_MS))
    const stepMs = Math.min(this.clock.nextDueMs ?? Infinity, waitMs)
    return stepMs === Infinity ? null : Math.max(0, stepMs)
  }

  private async quiet(): Promise<void> {
    const { activity } = this.options
    for (let turns = 0, last = activity(); turns < QUIET_TURNS; turns++) {
      await turn(TURN_MS)
      if (this.clock.nextDueMs === 0) await this.clock.advance(0)
      else if (activity() === last) continue
      last = activity()
      turns = 0
    }
  }
}

function turn(ms: number): Promise<void> {
  return new Promise((resolve) => machine.setTimeout(resolve, ms))
}
