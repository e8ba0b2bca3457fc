import { describe, expect, it } from 'vitest'
import { advanceLifecycle } from './lifecycle'
import {
  INITIAL_LIFECYCLE,
  type LifecycleEffect,
  type LifecycleEvent,
  type LifecycleState,
} from './lifecycle-model'

const LOST: LifecycleEvent = { type: 'linkLost', fault: { code: 192003, reason: 'gone' } }
const KICKED: LifecycleEvent = { type: 'kicked', info: { kickedReason: 2 } }
const refused = (code: number): LifecycleEvent => ({
  type: 'loginFailed',
  fault: { code, reason: 'no', answered: true },
})
const answered = (addressCount = 1): LifecycleEvent => ({ type: 'providersAnswered', addressCount })
const ENTER: LifecycleEvent = { type: 'enterRequested' }
const EXIT: LifecycleEvent = { type: 'exitRequested' }
const OPENED: LifecycleEvent = { type: 'socketOpened' }
const ACCEPTED: LifecycleEvent = { type: 'loginAccepted' }
const SETTLED: LifecycleEvent = { type: 'roomSettled' }
const DUE: LifecycleEvent = { type: 'reconnectDue' }

function play(...events: LifecycleEvent[]): { state: LifecycleState; effects: LifecycleEffect[] } {
  let state = INITIAL_LIFECYCLE
  const effects: LifecycleEffect[] = []
  for (const event of events) {
    const step = advanceLifecycle(state, event)
    state = step.state
    effects.push(...step.effects)
  }
  return { state, effects }
}

/** What an application sees of the effects. */
function seen(effects: readonly LifecycleEffect[]): string[] {
  return effects.filter(isSeen).map((effect) => {
    const code = 'fault' in effect && effect.fault ? ` ${effect.fault.code}` : ''
    return `${effect.type === 'changeStatus' ? effect.to : effect.type}${code}`
  })
}

function isSeen({ type }: LifecycleEffect): boolean {
  return (
    type === 'changeStatus' || type === 'resolveEnter' || type === 'rejectEnter' || type.startsWith('notify')
  )
}

describe('lifecycle table', () => {
  const entered = [ENTER, answered(), OPENED, ACCEPTED, SETTLED]

  it.each<[string, LifecycleEvent[], string[]]>([
    ['enter', entered, ['2', '3', '4', '5', 'notifyEntered', 'resolveEnter']],
    [
      'refused with a terminal code: no second address is tried',
      [ENTER, answered(2), OPENED, refused(102302)],
      ['2', '3', '4', '0 102302', 'rejectEnter 102302'],
    ],
    [
      'refused with 399: an enter() stops',
      [ENTER, answered(2), OPENED, refused(399)],
      ['2', '3', '4', '0 399', 'rejectEnter 399'],
    ],
    [
      'refused with another code: as many attempts as addresses',
      [ENTER, answered(2), OPENED, refused(500), OPENED, refused(503)],
      ['2', '3', '4', '0 500', '2', '3', '4', '0 503', 'rejectEnter 503'],
    ],
    [
      'kicked before the login answer',
      [ENTER, answered(), OPENED, KICKED],
      ['2', '3', '4', '6 192003', 'notifyKicked', '0 192003', 'rejectEnter 192003'],
    ],
    [
      'link lost between status 5 and onChatroomEntered',
      [ENTER, answered(), OPENED, ACCEPTED, LOST],
      ['2', '3', '4', '5', '0 192003', '1', 'notifyEntered', 'resolveEnter'],
    ],
    ['exit() when never entered', [EXIT], []],
    ['exit() while the providers are asked', [ENTER, EXIT], ['rejectEnter 191002']],
    ['exit() while connecting', [ENTER, answered(), EXIT], ['2', 'rejectEnter 191002', '6']],
    ['providers time out', [ENTER, { type: 'enterTimedOut' }], ['rejectEnter 191005']],
  ])('%s', (_, events, expected) => {
    expect(seen(play(...events).effects)).toEqual(expected)
  })

  it.each<[string, LifecycleEvent[], string[]]>([
    ['exit()', [EXIT, { type: 'logoutFinished' }], ['6', 'notifyExited']],
    ['link lost while leaving', [EXIT, LOST], ['6', 'notifyExited']],
    ['kicked', [KICKED], ['6 192003', 'notifyExited 192003', 'notifyKicked']],
    [
      'reconnect: entered is not told again',
      [LOST, DUE, answered(), OPENED, ACCEPTED, SETTLED],
      ['0 192003', '1', '2', '3', '4', '5'],
    ],
    [
      'reconnect refused with a terminal code',
      [LOST, DUE, answered(), OPENED, refused(403)],
      ['0 192003', '1', '2', '3', '4', '0 403', '6 403', 'notifyExited 403'],
    ],
    [
      'reconnect refused with 399, no new addresses',
      [
        LOST,
        DUE,
        answered(),
        OPENED,
        refused(399),
        { type: 'providersFailed', fault: { code: 190001, reason: '' } },
      ],
      ['0 192003', '1', '2', '3', '4', '0 399', '6 190001', 'notifyExited 190001'],
    ],
    [
      'reconnect refused with 399, new addresses',
      [LOST, DUE, answered(), OPENED, refused(399), answered(2)],
      ['0 192003', '1', '2', '3', '4', '0 399', '1'],
    ],
    ['exit() while waiting', [LOST, EXIT], ['0 192003', '1', '6', 'notifyExited']],
    [
      'a provider that fails on a reconnect says nothing',
      [LOST, DUE, { type: 'providersFailed', fault: { code: 191004, reason: '' } }],
      ['0 192003', '1'],
    ],
    [
      'a fresh enter() while waiting, refused',
      [LOST, ENTER, answered(), OPENED, refused(404)],
      ['0 192003', '1', '2', '3', '4', '0 404', 'rejectEnter 404', '6 404', 'notifyExited 404'],
    ],
  ])('after entering: %s', (_, events, expected) => {
    const before = play(...entered).effects.length
    expect(seen(play(...entered, ...events).effects.slice(before))).toEqual(expected)
  })

  it('waits 1, 2, 3, 1, 2, 3 seconds between reconnects, and 1 again after a success', () => {
    const failedRound = [DUE, answered(), LOST]
    const rounds = Array.from({ length: 5 }, () => failedRound).flat()
    const success = [DUE, answered(), OPENED, ACCEPTED]
    const { effects } = play(...entered, LOST, ...rounds, ...success, LOST)
    const delays = effects.flatMap((effect) => (effect.type === 'armReconnect' ? [effect.delayMs] : []))
    expect(delays).toEqual([1000, 2000, 3000, 1000, 2000, 3000, 1000])
  })
})
