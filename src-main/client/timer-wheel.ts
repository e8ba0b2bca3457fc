import type { Clock, TimerHandle } from '../../src-shared/time'

const NS_PER_MS = 1_000_000

/**
 * Many timers on one timer of the machine: for what every idle client has, its heartbeat and its clock check. Timers
 * are rounded up to slots, so that a thousand clients wake the process once a slot and not a thousand times.
 */
export class TimerWheel implements Clock {
  private readonly slots = new Map<number, Map<number, () => void>>()
  private readonly slotOfTimer = new Map<number, number>()
  private nextId = 1
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
    const id = this.nextId++
    const slot = Math.ceil((this.nowMs() + Math.max(0, delayMs)) / this.slotMs)
    const timers = this.slots.get(slot) ?? new Map<number, () => void>()
    this.slots.set(slot, timers.set(id, callback))
    this.slotOfTimer.set(id, slot)
    if (this.armed === null || slot < this.armed.slot) this.arm()
    return { id }
  }

  clearTimeout({ id }: TimerHandle): void {
    const slot = this.slotOfTimer.get(id)
    if (slot === undefined) return
    this.slotOfTimer.delete(id)
    const timers = this.slots.get(slot)
    timers?.delete(id)
    if (timers?.size !== 0) return
    this.slots.delete(slot)
    if (slot === this.armed?.slot) this.arm()
  }

  /** How many timers wait; the machine has one for all of them. */
  get pendingCount(): number {
    return this.slotOfTimer.size
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
    const timers = this.slots.get(slot) ?? new Map<number, () => void>()
    // One by one: a callback may clear a timer of the same slot.
    for (const [id, callback] of timers) {
      timers.delete(id)
      this.slotOfTimer.delete(id)
      callback()
    }
    if (timers.size === 0 && this.slots.get(slot) === timers) this.slots.delete(slot)
    this.arm()
  }

  private nowMs(): number {
    return this.clock.nowNs() / NS_PER_MS
  }
}
