import { afterEach, describe, expect, it, vi } from 'vitest'
import { formatUtcOffset, timeOfDayBegin } from './day-begin'

describe('where a day begins', () => {
  afterEach(() => vi.unstubAllEnvs())

  it.each([
    [480, 'UTC+8'],
    [0, 'UTC'],
    [-210, 'UTC-3:30'],
    [345, 'UTC+5:45'],
  ])('%i minutes ahead of UTC is %s', (minutes, text) => expect(formatUtcOffset(minutes)).toBe(text))

  it.each([
    ['Asia/Shanghai', '2026-07-01', '00:00'],
    ['Europe/Berlin', '2026-07-01', '18:00'],
    ['Europe/Berlin', '2026-01-31', '17:00'],
    ['Asia/Kathmandu', '2026-01-31', '21:45'],
  ])('is told by the clock of %s on %s', (zone, day, time) => {
    vi.stubEnv('TZ', zone)
    expect(timeOfDayBegin(day, 480)).toBe(time)
  })
})
