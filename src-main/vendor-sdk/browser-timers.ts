import type { Clock, TimerHandle } from '../../src-shared/time'

type Task = (...values: unknown[]) => void

/** The timer functions of a browser on an injected clock. */
export class BrowserTimers {
  private readonly handles = new Map<number, TimerHandle>()
  private lastId = 0

  constructor(private readonly clock: Clock) {}

  readonly setTimeout = (task: Task, delayMs = 0, ...values: unknown[]): number => {
    const id = ++this.lastId
    this.arm(id, delayMs, () => {
      this.handles.delete(id)
      task(...values)
    })
    return id
  }

  readonly setInterval = (task: Task, delayMs = 0, ...values: unknown[]): number => {
    const id = ++this.lastId
    const tick = () => {
      this.arm(id, delayMs, tick)
      task(...values)
    }
    this.arm(id, delayMs, tick)
    return id
  }

  /** Also ends an interval, as browsers do. */
  readonly clear = (id?: number): void => {
    const handle = this.handles.get(id ?? 0)
    if (handle !== undefined) this.clock.clearTimeout(handle)
    this.handles.delete(id ?? 0)
  }

  clearAll(): void {
    for (const id of [...this.handles.keys()]) this.clear(id)
  }

  private arm(id: number, delayMs: number, fire: () => void): void {
    this.handles.set(id, this.clock.setTimeout(fire, delayMs))
  }
}

/** A Date class whose present is the clock's. */
export function clockDate(clock: Clock): DateConstructor {
  class ClockDate extends Date {
    constructor(...parts: unknown[]) {
      super(...((parts.length === 0 ? [clock.wallMs()] : parts) as [number]))
    }

    static override now(): number {
      return clock.wallMs()
    }
  }
  return ClockDate as unknown as DateConstructor
}
