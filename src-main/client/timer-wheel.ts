import type { Clock, TimerHandle } from '../../src-shared/time'

const NS_PER_MS = 1_000_000

/**
 * Many timers on one timer of the machine: for what every idle client has, its heartbeat and its clock check. Timers
 * are rounded up to slots, so that a thousand clients wake the process once a slot and not a thousand times.
 */
export class TimerWheel implements Clock {
  private readonly slots = new Map<number, Set<WheelTimer>>()
  private armed: { readonly slot: number; readonly handle: TimerHandle } | null = null

  /** @param slotMs by how much a timer may be late. */
  constructor(
    private readonly clock: Clock,
    private readonly slotMs = 100,
  ) {}

  nowNs(): number {
    return this.clock.nowNs()
  }

  wallMs(): number {
    return this.clock.wallMs()
  }

  setTimeout(callback: () => void, delayMs: number): TimerHandle {
    const slot = Math.ceil((this.nowMs() + Math.max(0, delayMs)) / this.slotMs)
    const timer = new WheelTimer(slot, callback)
    const timers = this.slots.get(slot) ?? new Set<WheelTimer>()
    this.slots.set(slot, timers.add(timer))
    if (this.armed === null || slot < this.armed.slot) this.arm()
    return timer
  }

  clearTimeout(handle: TimerHandle): void {
    if (!(handle instanceof WheelTimer)) return
    const { slot } = handle
    const timers = this.slots.get(slot)
    if (timers === undefined || !timers.delete(handle) || timers.size > 0) return
    this.slots.delete(slot)
    if (slot === this.armed?.slot) this.arm()
  }

  /** How many timers wait; the machine has one for all of them. */
  get pendingCount(): number {
    return [...this.slots.values()].reduce((sum, { size }) => sum + size, 0)
  }

  private arm(): void {
    if (this.armed !== null) this.clock.clearTimeout(this.armed.handle)
    this.armed = null
    if (this.slots.size === 0) return
    const slot = Math.min(...this.slots.keys())
    const delayMs = Math.max(0, slot * this.slotMs - this.nowMs())
    this.armed = { slot, handle: this.clock.setTimeout(() => this.fire(slot), delayMs) }
  }

  private fire(slot: number): void {
    this.armed = null
    const timers = this.slots.get(slot) ?? new Set<WheelTimer>()
    // One by one: a callback may clear a timer of the same slot.
    for (const timer of timers) {
      timers.delete(timer)
      timer.callback()
    }
    if (timers.size === 0 && this.slots.get(slot) === timers) this.slots.delete(slot)
    this.arm()
  }

  private nowMs(): number {
    return this.clock.nowNs() / NS_PER_MS
  }
}

/** A handle that is the timer itself: every idle client has two of them. */
class WheelTimer implements TimerHandle {
  constructor(
    readonly slot: number,
    readonly callback: () => void,
  ) {}

  /** Timers are told apart by what they are; those of one slot share their number. */
  get id(): number {
    return this.slot
  }
}
