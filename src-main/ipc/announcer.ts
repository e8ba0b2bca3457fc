import type { ConsoleAnnouncement, ConsoleAnnouncements } from '../../src-shared/console'
import type { Clock, TimerHandle } from '../../src-shared/time'

/** At most 20 announcements of a kind a second: the window could not show more, and main has sockets to serve. */
const MIN_INTERVAL_MS = 50

/** What is announced, read at the moment it is sent: only the newest state matters. */
export type AnnouncementSources = {
  readonly [A in ConsoleAnnouncement]?: () => ConsoleAnnouncements[A]
}

/** Coalesces changes into few announcements. The first change is told at once, later ones after the interval. */
export class Announcer {
  private readonly cooling = new Map<ConsoleAnnouncement, TimerHandle>()
  private readonly waiting = new Set<ConsoleAnnouncement>()

  constructor(
    private readonly clock: Clock,
    private readonly sources: AnnouncementSources,
    private readonly send: <A extends ConsoleAnnouncement>(name: A, value: ConsoleAnnouncements[A]) => void,
  ) {}

  /** Says that something changed; sooner or later it is announced. */
  changed(name: ConsoleAnnouncement): void {
    if (this.cooling.has(name)) {
      this.waiting.add(name)
      return
    }
    this.announce(name)
    this.cooling.set(
      name,
      this.clock.setTimeout(() => {
        this.cooling.delete(name)
        if (this.waiting.delete(name)) this.changed(name)
      }, MIN_INTERVAL_MS),
    )
  }

  /** Ends all timers; nothing is announced any more. */
  close(): void {
    for (const timer of this.cooling.values()) this.clock.clearTimeout(timer)
    this.waiting.clear()
  }

  private announce(name: ConsoleAnnouncement): void {
    const read = this.sources[name]
    if (read) this.send(name, read())
  }
}
