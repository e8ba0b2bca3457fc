import type { RecorderStatus } from '../../src-shared/console'
import type { Clock, TimerHandle } from '../../src-shared/time'

export type StatusListener = (status: RecorderStatus) => void

/** Twenty announcements a second are as many as a status bar can show. */
const ANNOUNCE_INTERVAL_MS = 50

/** Tells listeners that the status changed: once per interval at most, and always the last change. */
export class StatusAnnouncer {
  private readonly listeners = new Set<StatusListener>()
  private timer: TimerHandle | null = null

  constructor(
    private readonly clock: Clock,
    private readonly readStatus: () => RecorderStatus,
  ) {}

  /** Returns the function that ends the subscription. */
  subscribe(listener: StatusListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  changed(): void {
    this.timer ??= this.clock.setTimeout(() => {
      this.timer = null
      const status = this.readStatus()
      for (const listener of this.listeners) listener(status)
    }, ANNOUNCE_INTERVAL_MS)
  }

  /** Forgets all listeners. */
  stop(): void {
    this.listeners.clear()
    if (this.timer) this.clock.clearTimeout(this.timer)
    this.timer = null
  }
}
