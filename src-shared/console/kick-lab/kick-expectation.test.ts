import { describe, expect, it } from 'vitest'
import { describeCode } from '../../chatroom/error-codes'
import { PROFILES } from '../../chatroom/profile'
import type { ProfileName } from '../../chatroom/behaviour-names'
import { expectKick, type ExpectedKickStep, type KickManner } from './kick-expectation'
import { KICK_WAYS, type KickWay } from './kick-way'

const mannerOf = (name: ProfileName): KickManner => ({
  kickedOrder: PROFILES[name].kickedOrder,
  freshToken: false,
})
const web = mannerOf('web-10.8.1')

/** A step as the fact base writes it. */
function written(step: ExpectedKickStep): string {
  switch (step.kind) {
    case 'status':
      return step.code === null ? step.status : `${step.status}(${step.code})`
    case 'entered':
      return 'onChatroomEntered'
    case 'exited':
      return step.code === null ? 'onChatroomExited' : `onChatroomExited(${step.code})`
    case 'kicked':
      return `onChatroomKicked(${step.reason})`
    case 'again':
      return `[${step.steps.map(written).join(' ')}]+`
    default:
      return step satisfies never
  }
}
const story = (way: KickWay, profile = web) => expectKick(way, profile).steps.map(written).join(' ')

const RECONNECTING = 'DISCONNECTED(192003) WAITING CONNECTING CONNECTED ENTERING'

describe('what is expected of a client', () => {
  it.each<[KickWay, number]>([
    ['roomClosed', 1],
    ['managerKick', 2],
    ['serverKick', 2],
    ['selfKick', 2],
    ['conflictLogin', 3],
    ['sameDevice', 4],
    ['blocked', 5],
    ['accountBanned', -1],
  ])('that is thrown out by %s: EXITED, Exited and Kicked with reason %i (domain.md §4.3)', (way, reason) => {
    expect(expectKick(way, web)).toMatchObject({ ending: 'exit', reason, code: 192003 })
    expect(story(way)).toBe(`EXITED(192003) onChatroomExited(192003) onChatroomKicked(${reason})`)
  })

  it('with the profile of the guide: Kicked comes before Exited', () => {
    expect(story('managerKick', mannerOf('guide'))).toBe(
      'EXITED(192003) onChatroomKicked(2) onChatroomExited(192003)',
    )
  })

  it.each<[KickWay, number]>([
    ['bannedReconnect', 102422],
    ['tokenChanged', 102302],
  ])('that is refused when it comes back after %s: it gives up (domain.md §1.5, §1.6)', (way, code) => {
    expect(expectKick(way, web)).toMatchObject({ ending: 'exit', reason: null, code })
    expect(story(way)).toBe(`${RECONNECTING} DISCONNECTED(${code}) EXITED(${code}) onChatroomExited(${code})`)
    expect(PROFILES['web-10.8.1'].terminalCodes).toContain(code)
  })

  it('that lost its link: it comes back and tells onChatroomEntered no second time', () => {
    expect(story('linkDropped')).toBe(`${RECONNECTING} ENTERED`)
    expect(expectKick('linkDropped', web)).toMatchObject({ ending: 'reconnect', reason: null, code: null })
  })

  it('whose server is gone: it tries at least once in vain', () => {
    expect(story('serverGone')).toBe(
      'DISCONNECTED(192003) [WAITING CONNECTING DISCONNECTED(192001)]+ WAITING CONNECTING CONNECTED ENTERING ENTERED',
    )
  })

  it('that leaves by itself: no code at all', () => {
    expect(story('ownExit')).toBe('EXITED onChatroomExited')
  })

  it.each<[KickWay, number | null]>([
    ['managerKick', 200],
    ['conflictLogin', 200],
    ['blocked', 114426],
    ['accountBanned', 102422],
    ['roomClosed', 113406],
    ['tokenChanged', 102302],
    ['linkDropped', null],
  ])('that tries to enter again after %s: it is told %s', (way, code) => {
    expect(expectKick(way, web).reentryCode).toBe(code)
  })

  it('that fetches its token anew gets in after tokenChanged', () => {
    expect(expectKick('tokenChanged', { ...web, freshToken: true }).reentryCode).toBe(200)
  })

  it.each(KICK_WAYS)('names codes only that are explained: %s', (way) => {
    const { code, reentryCode } = expectKick(way, web)
    for (const named of [code, reentryCode])
      if (named !== null) expect(describeCode(named).desc).not.toBeNull()
  })
})
