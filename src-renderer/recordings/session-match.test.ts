import { describe, expect, it } from 'vitest'
import { sessionSummary } from '../testing/summaries'
import { fulfilsSessionTerms, holdsWords } from './session-match'
import { parseSessionQuery, type SessionQuery } from './session-query'

const session = sessionSummary({
  sessionId: 3,
  name: 'Kick test',
  note: 'before the fix',
  tags: ['nightly', 'two words'],
  startedWallMs: new Date(2026, 10, 30, 23, 59).getTime(),
})

function queryOf(search: string): SessionQuery {
  const parsed = parseSessionQuery(search)
  if (!parsed.ok) throw new Error(parsed.problem.reason)
  return parsed.query
}

describe('a session found by what is written on it', () => {
  it.each(['', '  ', 'KICK', 'fix', 'night', '#3', 'kick nightly', '"kick test"'])('matches %j', (search) => {
    expect(holdsWords(session, queryOf(search))).toBe(true)
  })

  it.each(['kicked', '#4', 'kick weekly', '"test kick"', 'kick code:302', '-weekly'])(
    'does not match %j',
    (search) => {
      expect(holdsWords(session, queryOf(search))).toBe(false)
    },
  )
})

describe('a session found by its tags and the day on which it began', () => {
  it.each([
    'tag:nightly',
    'TAG:Nightly',
    'tag:night*',
    'tag:weekly,nightly',
    'tag:"two words"',
    '-tag:weekly',
    'after:2026-11-30',
    'before:2026-12-01',
    'after:2026-11-30 before:2026-12-01',
  ])('fulfils %j', (search) => {
    expect(fulfilsSessionTerms(session, queryOf(search))).toBe(true)
  })

  it.each([
    'tag:night',
    'tag:two',
    '-tag:nightly',
    'tag:nightly tag:weekly',
    'after:2026-12-01',
    'before:2026-11-30',
    'tag:nightly before:2026-11-30',
  ])('does not fulfil %j', (search) => {
    expect(fulfilsSessionTerms(session, queryOf(search))).toBe(false)
  })
})
