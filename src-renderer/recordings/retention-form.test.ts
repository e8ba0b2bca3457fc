import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_RETENTION, type RetentionRule } from '../../src-shared/console'
import { readRetention, RETENTION_LIMITS, writeRetention } from './retention-form'

const GIB = 1024 ** 3
const form = { limitsAge: true, days: '30', limitsSize: true, gibibytes: '2' }

describe('a retention rule as it is typed', () => {
  it.each<RetentionRule>([
    DEFAULT_RETENTION,
    { maxAgeDays: null, maxDatabaseBytes: 3 * GIB },
    { maxAgeDays: 7, maxDatabaseBytes: null },
  ])('is read as it was written: %j', (rule) => {
    expect(readRetention(writeRetention(rule, DEFAULT_RETENTION)).rule).toEqual(rule)
  })

  it('shows the usual number beside a limit that is off', () => {
    const written = writeRetention({ maxAgeDays: null, maxDatabaseBytes: null }, DEFAULT_RETENTION)
    expect(written).toEqual({ limitsAge: false, days: '365', limitsSize: false, gibibytes: '10' })
  })

  it.each(['', '0', '1.5', '3651', 'soon', '-1'])('is none with %j days', (days) => {
    expect(readRetention({ ...form, days })).toMatchObject({ rule: null, badDays: true, badSize: false })
    expect(readRetention({ ...form, days, limitsAge: false }).rule).not.toBeNull()
  })

  it.each(['', '0', '0.001', 'big', '1e99'])('is none with %j GiB', (gibibytes) => {
    expect(readRetention({ ...form, gibibytes })).toMatchObject({ rule: null, badDays: false, badSize: true })
  })

  it('takes every number within the limits that it tells', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: RETENTION_LIMITS.days }),
        fc.integer({ min: RETENTION_LIMITS.gibibytes * 100, max: 100_000 }),
        (days, hundredths) => {
          const typed = { ...form, days: String(days), gibibytes: String(hundredths / 100) }
          expect(readRetention(typed).rule?.maxAgeDays).toBe(days)
        },
      ),
      { numRuns: 50 },
    )
  })
})
