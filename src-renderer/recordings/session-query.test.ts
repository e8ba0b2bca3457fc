import { describe, expect, it } from 'vitest'
import { parseSessionQuery } from './session-query'

describe('a search over sessions', () => {
  it('asks the sessions for tags and days, and their events for the rest', () => {
    const parsed = parseSessionQuery('tag:kick,"two words" code:302 -before:2026-12-01 alice')
    expect(parsed.ok && parsed.query).toMatchObject({
      sessionTerms: [
        { field: 'tag', negated: false, patterns: ['kick', 'two words'] },
        { field: 'before', negated: true, dayBeginMs: new Date(2026, 11, 1).getTime() },
      ],
      words: null,
    })
    expect(parsed.ok && parsed.query.eventQuery).toMatch(/^code:302 +alice$/)
  })

  it('looks into no events for tags and days alone', () => {
    const parsed = parseSessionQuery('after:2026-11-30 tag:kick')
    expect(parsed.ok && parsed.query).toMatchObject({ words: [], eventQuery: '' })
  })

  it.each(['"tag:kick"', 'name:"a tag:kick"', '5" tall'])('takes no term out of %j', (search) => {
    const parsed = parseSessionQuery(search)
    expect(parsed.ok && parsed.query).toMatchObject({ sessionTerms: [], eventQuery: search })
  })

  it.each([
    ['tag:', 'missingValue', 5, ''],
    ['tag:kick,', 'missingValue', 10, ''],
    ['x after:', 'missingValue', 9, ''],
    ['after:2026-02-30', 'notADay', 7, '2026-02-30'],
    ['-before:30.11.2026', 'notADay', 9, '30.11.2026'],
    ['after:2026-13-01', 'notADay', 7, '2026-13-01'],
    ['tag:"open', 'openQuote', 5, '"open'],
    ['tag:"a"b', 'textAfterQuote', 8, 'b'],
    ['tag:kick code:', 'missingValue', 15, ''],
    ['tag:kick owner:bob', 'unknownField', 10, 'owner'],
  ])('says why %j cannot be read', (search, reason, column, found) => {
    const parsed = parseSessionQuery(search)
    expect(!parsed.ok && parsed.problem).toMatchObject({ reason, column, found })
  })
})
