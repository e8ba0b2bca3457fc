import { describe, expect, it } from 'vitest'
import { kickProblem, type KickProblem, type KickSituation } from './kick-problem'
import { KICK_WAYS, type KickWay } from './kick-way'

const usual: KickSituation = {
  cloud: 'embedded',
  canWatch: true,
  anonymous: false,
  authType: 0,
  isCreator: false,
  hasKicker: true,
}
const possible = (situation: Partial<KickSituation>) =>
  KICK_WAYS.filter((way) => kickProblem(way, { ...usual, ...situation }) === null)

describe('a way out of a room', () => {
  it('is open to everybody in the embedded cloud', () => {
    expect(possible({})).toEqual(KICK_WAYS)
  })

  it('needs no admin port where a client can take it by itself', () => {
    expect(possible({ cloud: 'foreign' })).toEqual(['managerKick', 'conflictLogin', 'sameDevice', 'ownExit'])
  })

  it.each<[Partial<KickSituation>, KickWay, KickProblem]>([
    [{ cloud: 'stopped' }, 'ownExit', 'cloudStopped'],
    [{ cloud: 'foreign' }, 'blocked', 'needsEmbeddedCloud'],
    [{ canWatch: false }, 'managerKick', 'notInRoom'],
    [{ anonymous: true }, 'accountBanned', 'anonymous'],
    [{ isCreator: true }, 'managerKick', 'creator'],
    [{ isCreator: true }, 'blocked', 'creator'],
    [{ hasKicker: false }, 'managerKick', 'noKicker'],
    [{ authType: 1 }, 'tokenChanged', 'tokenNotStatic'],
  ])('is closed with a reason: %o, %s', (situation, way, problem) => {
    expect(kickProblem(way, { ...usual, ...situation })).toBe(problem)
  })
})
