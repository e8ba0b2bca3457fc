import type { WorldApp } from '../../../src-shared/console/world'
import type { Clock } from '../../../src-shared/time'
import type { PresenceObserver } from '../presence'
import type { Session } from '../session'
import { calendarDay } from './calendar-day'

/** Active users of one app on one day. */
export interface DailyCount {
  /** `2026-01-31`. */
  readonly day: string
  readonly accounts: number
  readonly anonymousEntries: number
  /** What the vendor bills: both together (domain.md §7). */
  readonly total: number
}

interface Day {
  readonly accounts: Set<string>
  anonymousEntries: number
}

/**
 * Counts the daily active users of an app: an account once a day, an anonymous guest at every entry; its automatic
 * reconnects only when the app says so (domain.md §7).
 */
export class DailyUsers {
  private readonly days = new Map<string, Day>()

  constructor(private readonly settings: WorldApp['dau']) {
    for (const { day, accounts, anonymousEntries } of settings.days)
      this.days.set(day, { accounts: new Set(accounts), anonymousEntries })
  }

  /** Where a day begins, in minutes ahead of UTC. */
  get dayOffsetMinutes(): number {
    return this.settings.dayOffsetMinutes
  }

  /** @param wallMs when the end entered, UTC milliseconds. */
  count({ accountId, anonymous, reconnected }: CountedEntry, wallMs: number): void {
    const day = this.dayOf(wallMs)
    if (!anonymous) day.accounts.add(accountId)
    else if (!reconnected || this.settings.countAnonymousReconnects) day.anonymousEntries++
  }

  /** All counted days, in their order. */
  counts(): readonly DailyCount[] {
    return this.sortedDays().map(([day, { accounts, anonymousEntries }]) => ({
      day,
      accounts: accounts.size,
      anonymousEntries,
      total: accounts.size + anonymousEntries,
    }))
  }

  /** Settings and counts as a world file holds them. */
  toWorld(): WorldApp['dau'] {
    return {
      ...this.settings,
      days: this.sortedDays().map(([day, { accounts, anonymousEntries }]) => ({
        day,
        accounts: [...accounts],
        anonymousEntries,
      })),
    }
  }

  private sortedDays(): [string, Day][] {
    return [...this.days].sort(([a], [b]) => (a < b ? -1 : 1))
  }

  private dayOf(wallMs: number): Day {
    const name = calendarDay(wallMs, this.settings.dayOffsetMinutes)
    const day = this.days.get(name) ?? { accounts: new Set<string>(), anonymousEntries: 0 }
    this.days.set(name, day)
    return day
  }
}

/** What counting looks at. */
export type CountedEntry = Pick<Session, 'accountId' | 'anonymous' | 'reconnected'>

/** Counts every successful entry with the app it belongs to. */
export class DailyUsersDesk implements PresenceObserver {
  constructor(private readonly clock: Clock) {}

  entered(session: Session): void {
    session.app.dailyUsers.count(session, this.clock.wallMs())
  }

  left(): void {
    // Leaving does not change who was there on that day.
  }
}
