import { describe, expect, it } from 'vitest'
import { sessionSummary } from '../testing/summaries'
import { matchesSession } from './session-match'

const session = sessionSummary({ sessionId: 3, name: 'Kick test', note: 'before the fix', tags: ['nightly'] })

describe('a session found by what is written on it', () => {
  it.each(['', '  ', 'KICK', 'fix', 'night', '#3', 'kick nightly'])('matches %j', (search) => {
    expect(matchesSession(session, search)).toBe(true)
  })

  it.each(['kicked', '#4', 'kick weekly'])('does not match %j', (search) => {
    expect(matchesSession(session, search)).toBe(false)
  })
})
