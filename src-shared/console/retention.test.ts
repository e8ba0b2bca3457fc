import { describe, expect, it } from 'vitest'
import { DEFAULT_RETENTION, isNarrower, removalReason } from './retention'
import { retentionSchema } from './retention-schema'

const DAY_MS = 86_400_000
const facts = { keptSinceWallMs: 0, usedBytes: 100, nowWallMs: 30 * DAY_MS }

describe('the oldest session', () => {
  it.each([
    ['stays up to its age', { maxAgeDays: 30, maxDatabaseBytes: null }, null],
    ['goes when it is older', { maxAgeDays: 29, maxDatabaseBytes: null }, 'age'],
    ['stays up to the size of the recording', { maxAgeDays: null, maxDatabaseBytes: 100 }, null],
    ['goes when the recording is larger', { maxAgeDays: null, maxDatabaseBytes: 99 }, 'size'],
    ['goes for its age first', { maxAgeDays: 1, maxDatabaseBytes: 1 }, 'age'],
    ['stays where nothing is limited', { maxAgeDays: null, maxDatabaseBytes: null }, null],
    ['stays by the defaults', DEFAULT_RETENTION, null],
  ])('%s', (_, rule, reason) => {
    expect(removalReason(rule, facts)).toBe(reason)
  })
})

describe('a rule keeps less than another one', () => {
  it.each([
    ['when it keeps for less long', { maxAgeDays: 29, maxDatabaseBytes: 100 }, true],
    ['when it keeps less, though for longer', { maxAgeDays: 31, maxDatabaseBytes: 99 }, true],
    ['not when it is the same', { maxAgeDays: 30, maxDatabaseBytes: 100 }, false],
    ['not when it keeps more', { maxAgeDays: null, maxDatabaseBytes: 101 }, false],
  ])('%s', (_, rule, expected) => {
    expect(isNarrower(rule, { maxAgeDays: 30, maxDatabaseBytes: 100 })).toBe(expected)
  })

  it('where there was no limit before', () => {
    expect(isNarrower(DEFAULT_RETENTION, { maxAgeDays: null, maxDatabaseBytes: null })).toBe(true)
  })
})

describe('a rule from the settings', () => {
  it.each([
    { maxAgeDays: 0, maxDatabaseBytes: null },
    { maxAgeDays: 1.5, maxDatabaseBytes: null },
    { maxAgeDays: null, maxDatabaseBytes: 1000 },
    { maxAgeDays: null },
  ])('is refused when it is %j, which would keep next to nothing or says nothing', (rule) => {
    expect(retentionSchema.safeParse(rule).success).toBe(false)
  })

  it('may be the default', () => {
    expect(retentionSchema.parse(DEFAULT_RETENTION)).toEqual(DEFAULT_RETENTION)
  })
})
