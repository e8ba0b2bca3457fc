import { describe, expect, it } from 'vitest'
import {
  formatAlignedSpan,
  formatElapsed,
  formatFilmTime,
  formatLength,
  formatMoment,
  formatSessionTime,
  formatSpan,
  formatWallTime,
} from './time'

const MS = 1_000_000

describe('time formats', () => {
  const noon = new Date(2026, 10, 23, 12, 4, 41, 7).getTime()

  it('writes the wall clock to the millisecond', () => {
    expect(formatWallTime(noon)).toBe('12:04:41.007')
  })

  it('adds the place in the session to its beginning', () => {
    expect(formatSessionTime(noon, 1_999_999)).toBe('12:04:41.008')
  })

  it.each([
    [0, '00:00.000'],
    [161_682 * MS, '02:41.682'],
    [3_723_004 * MS, '1:02:03.004'],
  ])('writes film time %d as %s', (atNs, text) => expect(formatFilmTime(atNs)).toBe(text))

  it.each([
    [0, '0'],
    [300_000, '0.3 ms'],
    [8_100_000, '8.1 ms'],
    [38 * MS, '38 ms'],
    [2500 * MS, '2.5 s'],
    [150_000 * MS, '2.5 m'],
    [8 * 3_600_000 * MS, '8 h'],
  ])('writes a span of %d ns as %s', (spanNs, text) => expect(formatSpan(spanNs)).toBe(text))

  it.each([
    [0, '0'],
    [1 * MS, '1.0 ms'],
    [1_300_000, '1.3 ms'],
    [9_970_000, '10 ms'],
    [38 * MS, '38 ms'],
    [2000 * MS, '2.0 s'],
  ])('keeps the decimal of a span that stands below others: %d ns as %s', (spanNs, text) =>
    expect(formatAlignedSpan(spanNs)).toBe(text),
  )

  it.each([
    ['en', 'Nov 23, 2026, 00:04:41'],
    ['zh-CN', '2026年11月23日 00:04:41'],
  ])('writes a moment of %s by the clock of 24 hours', (locale, text) => {
    expect(formatMoment(new Date(2026, 10, 23, 0, 4, 41).getTime(), locale)).toBe(text)
  })

  it.each([
    [0, '0 sec', '0 秒'],
    [23_900 * MS, '23 sec', '23 秒'],
    [252_000 * MS, '4 min 12 sec', '4 分钟 12 秒'],
    [3_600_000 * MS, '1 hr', '1 小时'],
    [3_723_000 * MS, '1 hr 2 min', '1 小时 2 分钟'],
  ])('writes a length of %d ns in words', (lengthNs, english, chinese) => {
    expect(formatLength(lengthNs, 'en')).toBe(english)
    expect(formatLength(lengthNs, 'zh-CN')).toBe(chinese)
  })

  it('counts elapsed seconds and never goes below zero', () => {
    expect(formatElapsed(252_000 * MS)).toBe('00:04:12')
    expect(formatElapsed(-5)).toBe('00:00:00')
  })
})
