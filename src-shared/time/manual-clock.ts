import type { Clock, TimerHandle } from './clock'

interface PendingTimer {
  readonly id: number
  readonly dueNs: number
  readonly callback: () => void
}

const NS_PER_MS = 1_000_000

/** A clock that stands still until told to move: for tests, virtual-time scenarios and wire replay. */
export class ManualClock implements Clock {
  private currentNs = 0
  private nextId = 1
  private pending: PendingTimer[] = []

  /** @param originWallMs wall-clock milliseconds that correspond to `nowNs() === 0`. */
  constructor(private readonly originWallMs = 1_700_000_000_000) {}

  nowNs(): number {
    return this.currentNs
  }

  wallMs(): number {
    return this.originWallMs + Math.floor(this.currentNs / NS_PER_MS)
  }

  setTimeout(callback: () => void, delayMs: number): TimerHandle {
    const id = this.nextId++
    const dueNs = this.currentNs + Math.max(0, delayMs) * NS_PER_MS
    this.pending.push({ id, dueNs, callback })
    return { id }
  }

  clearTimeout(handle: TimerHandle): void {
    this.pending = this.pending.filter((timer) => timer.id !== handle.id)
  }

  /** How many timers are armed. */
  get pendingCount(): number {
    return this.pending.length
  }

  /** Milliseconds until the next timer, or null when none is armed. */
  get nextDueMs(): number | null {
    const next = this.earliest()
    return next ? (next.dueNs - this.currentNs) / NS_PER_MS : null
  }

  /** Moves time by `ms`, firing due timers in order; microtasks run between two timers. */
  async advance(ms: number): Promise<void> {
    const targetNs = this.currentNs + ms * NS_PER_MS
    for (let next = this.earliest(); next && next.dueNs <= targetNs; next = this.earliest()) {
      this.currentNs = next.dueNs
      this.clearTimeout(next)
      next.callback()
      await settleMicrotasks()
    }
    this.currentNs = targetNs
    await settleMicrotasks()
  }

  private earliest(): PendingTimer | undefined {
    return this.pending.reduce<PendingTimer | undefined>(
      (best, timer) => (best === undefined || timer.dueNs < best.dueNs ? timer : best),
      undefined,
    )
  }
}

/** A login takes a handful of chained promises; this lets all of them run before time moves on. */
async function settleMicrotasks(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}
