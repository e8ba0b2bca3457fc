import { describe, expect, it } from 'vitest'
import { PROFILES } from '../../chatroom/profile'
import { judgeKick } from './judge-kick'
import { expectKick } from './kick-expectation'
import { readKickStep, type KickStep } from './kick-step'

const web = { kickedOrder: PROFILES['web-10.8.1'].kickedOrder, freshToken: true }
const status = (name: (KickStep & { kind: 'status' })['status'], code: number | null = null): KickStep => ({
  kind: 'status',
  status: name,
  code,
})
const exited: KickStep = { kind: 'exited', code: 192003 }
const kicked: KickStep = { kind: 'kicked', reason: 2 }
const out = status('EXITED', 192003)
const lost = status('DISCONNECTED', 192003)
const inVain = [status('WAITING'), status('CONNECTING'), status('DISCONNECTED', 192001)]
const back = ['WAITING', 'CONNECTING', 'CONNECTED', 'ENTERING', 'ENTERED'].map((name) =>
  status(name as 'WAITING'),
)

describe('a kick', () => {
  const judge = (...seen: KickStep[]) => judgeKick(expectKick('managerKick', web), seen)

  it('that went as expected passes', () => {
    expect(judge(out, exited, kicked)).toEqual({
      passed: true,
      firstDifference: null,
      wanted: null,
      isOver: true,
    })
  })

  it('is open until something is seen', () => {
    expect(judge()).toEqual({ passed: false, firstDifference: 0, wanted: out, isOver: false })
  })

  it('with the callbacks the other way round fails at the first of them', () => {
    expect(judge(out, kicked, exited)).toMatchObject({ passed: false, firstDifference: 1, wanted: exited })
  })

  it('with another reason fails at the callback', () => {
    const wrong: KickStep = { kind: 'kicked', reason: 3 }
    expect(judge(out, exited, wrong)).toMatchObject({ passed: false, firstDifference: 2, wanted: kicked })
  })

  it('without its callback fails, and is over because the client has left', () => {
    expect(judge(out, exited)).toEqual({ passed: false, firstDifference: 2, wanted: kicked, isOver: true })
  })

  it('after which the client tells more fails at what was too much', () => {
    expect(judge(out, exited, kicked, status('CONNECTING'))).toMatchObject({
      passed: false,
      firstDifference: 3,
      wanted: null,
    })
  })
})

describe('a lost server', () => {
  const judge = (...seen: KickStep[]) => judgeKick(expectKick('serverGone', web), seen)

  it.each([1, 2, 5])('may be tried %i times in vain', (times) => {
    const tries = Array.from({ length: times }, () => inVain).flat()
    expect(judge(lost, ...tries, ...back).passed).toBe(true)
  })

  it('that answers the first time was not gone', () => {
    expect(judge(lost, ...back)).toMatchObject({
      passed: false,
      firstDifference: 3,
      wanted: status('DISCONNECTED', 192001),
    })
  })

  it('is not over between two tries', () => {
    expect(judge(lost, ...inVain).isOver).toBe(false)
    expect(judge(lost, ...inVain, status('WAITING'), status('CONNECTING')).isOver).toBe(false)
  })
})

describe('a step', () => {
  const event = { kind: 'callback', name: 'onChatroomStatus', to: null, code: null, payload: {} } as const

  it('is read from the callbacks of the listener, and from nothing else', () => {
    expect(readKickStep({ ...event, to: 'EXITED', code: 192003 })).toEqual(out)
    expect(readKickStep({ ...event, name: 'onChatroomEntered' })).toEqual({ kind: 'entered' })
    expect(readKickStep({ ...event, name: 'onChatroomExited', code: 192003 })).toEqual(exited)
    expect(readKickStep({ ...event, name: 'onChatroomKicked', payload: { kickedReason: 2 } })).toEqual(kicked)
    expect(readKickStep({ ...event, name: 'onChatroomMemberExit' })).toBeNull()
    expect(readKickStep({ ...event, kind: 'transition', to: 'EXITED' })).toBeNull()
    expect(readKickStep({ ...event, to: 'NOWHERE' })).toBeNull()
  })
})
