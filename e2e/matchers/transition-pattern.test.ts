import { describe, expect, it } from 'vitest'
import { describeWishes, matchesTransitions, type TransitionWish } from './transition-pattern'

const went = (...statuses: string[]) => statuses.map((to) => ({ to, code: null }))
const LOGIN = ['CONNECTING', 'CONNECTED', 'ENTERING', 'ENTERED'] as const

describe('a pattern of transitions', () => {
  it('is the whole way, in its order', () => {
    expect(matchesTransitions(went(...LOGIN), LOGIN)).toBe(true)
    expect(matchesTransitions(went(...LOGIN, 'EXITED'), LOGIN)).toBe(false)
    expect(matchesTransitions(went('CONNECTING', 'CONNECTED'), LOGIN)).toBe(false)
    expect(matchesTransitions(went('CONNECTED', 'CONNECTING'), ['CONNECTING', 'CONNECTED'])).toBe(false)
    expect(matchesTransitions([], [])).toBe(true)
  })

  it.each<[readonly TransitionWish[], boolean]>([
    [['*'], true],
    [['*', 'ENTERED'], true],
    [['CONNECTING', '*', 'ENTERED', '*'], true],
    [['*', 'WAITING', '*'], false],
    [['*', 'CONNECTED'], false],
    [['*', '*', 'CONNECTED', '*', '*'], true],
  ])('lets %j stand for parts of a login: %s', (wishes, matches) => {
    expect(matchesTransitions(went(...LOGIN), wishes)).toBe(matches)
  })

  it('asks for a code where one is named', () => {
    const kicked = [...went(...LOGIN), { to: 'EXITED', code: 192003 }]
    expect(matchesTransitions(kicked, ['*', { to: 'EXITED', code: 192003 }])).toBe(true)
    expect(matchesTransitions(kicked, ['*', { to: 'EXITED', code: 200 }])).toBe(false)
    expect(matchesTransitions(kicked, ['*', 'EXITED'])).toBe(true)
  })

  it('reads as it is written', () => {
    expect(describeWishes(['CONNECTING', '*', { to: 'EXITED', code: 192003 }])).toBe(
      'CONNECTING → * → EXITED (192003)',
    )
  })
})
