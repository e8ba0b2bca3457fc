import type { Clock, TimerHandle } from '../../../src-shared/time'

const NS_PER_MS = 1_000_000
/** By how much a recorded timer may have fired before its time: the machine's timers round, idle ones share slots. */
const EARLY_NS = 150 * NS_PER_MS
/** How late a recorded timer may have fired, where the machine was busy. */
const LATE_NS = 5_000 * NS_PER_MS
/** How long a timer that did not fire in the recording is given to be disarmed: the machine may have been late there. */
const GRACE_NS = 200 * NS_PER_MS

interface ReplayTimer {
  readonly id: number
  readonly owner: TimerOwner
  readonly delayMs: number
  readonly dueNs: number
  readonly callback: () => void
}

/** One client's timers as they fired in the recording. */
export class TimerOwner {
  private readonly left: Map<number, number[]>

  /** @param firings moments by delay in milliseconds, ascending. */
  constructor(firings: ReadonlyMap<number, readonly number[]>) {
    this.left = new Map([...firings].map(([delayMs, moments]) => [delayMs, [...moments]]))
  }

  /** A timer of this delay that is due then fires in the recording, and has not yet. */
  awaits(delayMs: number, dueNs: number): boolean {
    const moments = this.left.get(delayMs) ?? []
    return moments.some((atNs) => atNs >= dueNs - EARLY_NS && atNs <= dueNs + LATE_NS)
  }

  /** The recording has come to the next one of this delay. */
  pass(delayMs: number): void {
    this.left.get(delayMs)?.shift()
  }
}

/**
 * Virtual time of a wire replay. It stands still until it is moved. A timer that fired in the recording fires at the
 * recorded place among frames and answers, however late the machine was there; any other fires when its time and a
 * little grace have passed.
 */
export class ReplayClock {
  private currentNs = 0
  private nextId = 1
  /** By the time they are due. */
  private readonly timers: ReplayTimer[] = []

  /** @param originWallMs wall clock at the session's beginning. */
  constructor(private readonly originWallMs: number) {}

  /** Nanoseconds since the session's beginning. */
  get nowNs(): number {
    return this.currentNs
  }

  /** The clock as one client sees it. */
  clockOf(owner: TimerOwner): Clock {
    return {
      nowNs: () => this.currentNs,
      wallMs: () => this.originWallMs + Math.floor(this.currentNs / NS_PER_MS),
      setTimeout: (callback, delayMs) => this.arm(owner, callback, delayMs),
      clearTimeout: ({ id }) => this.disarm(id),
    }
  }

  /** Moves on, and fires on the way what is due and did not fire in the recording. */
  async advanceTo(atNs: number): Promise<void> {
    for (let timer = this.overdue(atNs); timer !== undefined; timer = this.overdue(atNs)) {
      this.currentNs = Math.max(this.currentNs, timer.dueNs + GRACE_NS)
      await this.run(timer)
    }
    this.currentNs = Math.max(this.currentNs, atNs)
  }

  /** The recording shows that a timer of this delay fired now. Nothing happens where none is armed for about now. */
  async fire(owner: TimerOwner, delayMs: number): Promise<void> {
    owner.pass(delayMs)
    const timer = this.timers.find((armed) => armed.owner === owner && armed.delayMs === delayMs)
    if (timer !== undefined && timer.dueNs <= this.currentNs + EARLY_NS) await this.run(timer)
  }

  private overdue(atNs: number): ReplayTimer | undefined {
    for (const timer of this.timers) {
      if (timer.dueNs + GRACE_NS > atNs) return undefined
      if (!timer.owner.awaits(timer.delayMs, timer.dueNs)) return timer
    }
    return undefined
  }

  private async run(timer: ReplayTimer): Promise<void> {
    this.disarm(timer.id)
    timer.callback()
    await everythingFollowed()
  }

  private arm(owner: TimerOwner, callback: () => void, delayMs: number): TimerHandle {
    const dueNs = this.currentNs + Math.max(0, delayMs) * NS_PER_MS
    const timer = { id: this.nextId++, owner, delayMs, dueNs, callback }
    const place = this.timers.findLastIndex((other) => other.dueNs <= dueNs) + 1
    this.timers.splice(place, 0, timer)
    return { id: timer.id }
  }

  private disarm(id: number): void {
    const place = this.timers.findIndex((timer) => timer.id === id)
    if (place >= 0) this.timers.splice(place, 1)
  }
}

/** Resolves when all promises that something set off are through. */
export function everythingFollowed(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
