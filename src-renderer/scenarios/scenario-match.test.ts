import { describe, expect, it } from 'vitest'
import { matchesScenario } from './scenario-match'

const scenario = {
  name: 'wrong-token',
  title: 'A wrong static token is refused',
  description: 'The client stops and says 302.',
  tags: ['auth', 'static-token'],
  checklist: ['S12', 'S140'],
}

describe('searching scenarios', () => {
  it.each(['', '   ', 'WRONG', 'refused 302', '#auth', 'S12', 's140 token', '#static-token wrong'])(
    'finds it with %j',
    (search) => expect(matchesScenario(scenario, search)).toBe(true),
  )

  it('finds it by its text in another language, beside what it says itself', () => {
    expect(matchesScenario(scenario, '静态 #auth', '错误的静态 Token 会被拒绝')).toBe(true)
    expect(matchesScenario(scenario, '静态')).toBe(false)
  })

  it.each(['kick', '#static', 'S1', 'S14', 'wrong kick'])('does not find it with %j', (search) =>
    expect(matchesScenario(scenario, search)).toBe(false),
  )
})
