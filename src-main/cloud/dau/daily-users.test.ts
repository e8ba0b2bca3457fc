import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { calendarDay } from './calendar-day'
import { DailyUsers } from './daily-users'

const CHINA = { dayOffsetMinutes: 480, countAnonymousReconnects: false, days: [] }
const noon = Date.UTC(2026, 0, 31, 4)
const member = { accountId: 'alice', anonymous: false, reconnected: false }
const guest = { accountId: 'nimanon_1', anonymous: true, reconnected: false }

describe('daily active users', () => {
  it('counts an account once a day, however often and wherever it enters (S190)', () => {
    const users = new DailyUsers(CHINA)
    for (let entry = 0; entry < 5; entry++) users.count(member, noon)
    users.count({ ...member, accountId: 'bob' }, noon)
    expect(users.counts()).toEqual([{ day: '2026-01-31', accounts: 2, anonymousEntries: 0, total: 2 }])
  })

  it('counts an anonymous guest at every entry, also under the same id, but not its reconnects (S191)', () => {
    const users = new DailyUsers(CHINA)
    users.count(guest, noon)
    users.count(guest, noon)
    users.count({ ...guest, reconnected: true }, noon)
    expect(users.counts()).toEqual([{ day: '2026-01-31', accounts: 0, anonymousEntries: 2, total: 2 }])
  })

  it('counts the reconnects of anonymous guests where the app wants it', () => {
    const users = new DailyUsers({ ...CHINA, countAnonymousReconnects: true })
    users.count({ ...guest, reconnected: true }, noon)
    expect(users.counts()).toMatchObject([{ anonymousEntries: 1 }])
  })

  it.each([
    { dayOffsetMinutes: 480, before: '2026-01-31', after: '2026-02-01', boundary: Date.UTC(2026, 0, 31, 16) },
    { dayOffsetMinutes: 0, before: '2026-01-31', after: '2026-02-01', boundary: Date.UTC(2026, 1, 1) },
    { dayOffsetMinutes: -720, before: '2026-01-31', after: '2026-02-01', boundary: Date.UTC(2026, 1, 1, 12) },
  ])('begins the day $dayOffsetMinutes minutes ahead of UTC', (boundary) => {
    const users = new DailyUsers({ ...CHINA, dayOffsetMinutes: boundary.dayOffsetMinutes })
    users.count(member, boundary.boundary)
    users.count(member, boundary.boundary - 1)
    expect(users.counts().map(({ day }) => day)).toEqual([boundary.before, boundary.after])
  })

  it('goes on counting where a saved world stopped', () => {
    const before = new DailyUsers(CHINA)
    before.count(member, noon)
    before.count(guest, noon)
    const after = new DailyUsers(before.toWorld())
    after.count(member, noon)
    after.count({ ...member, accountId: 'bob' }, noon)
    expect(after.counts()).toEqual([{ day: '2026-01-31', accounts: 2, anonymousEntries: 1, total: 3 }])
  })

  it('gives every moment of a day the same name', () => {
    const offsets = fc.integer({ min: -720, max: 840 })
    const days = fc.integer({ min: 0, max: 40_000 })
    const msOfDay = fc.integer({ min: 0, max: 86_399_999 })
    fc.assert(
      fc.property(offsets, days, msOfDay, (offset, day, ms) => {
        const startMs = day * 86_400_000 - offset * 60_000
        expect(calendarDay(startMs + ms, offset)).toBe(calendarDay(startMs, offset))
        expect(calendarDay(startMs - 1, offset)).not.toBe(calendarDay(startMs, offset))
      }),
      { numRuns: 200 },
    )
  })
})
