import { describe, expect, it } from 'vitest'
import { advanceLifecycle } from './lifecycle'
import {
  INITIAL_LIFECYCLE,
  type LifecycleEffect,
  type LifecycleEvent,
  type LifecycleState,
} from './lifecycle-model'
import { behaviourRules, DEFAULT_RULES, type BehaviourRules } from './profile'

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

function play(...events: LifecycleEvent[]): ReturnType<typeof playBy> {
  return playBy(DEFAULT_RULES, ...events)
}

function playBy(
  rules: BehaviourRules,
  ...events: LifecycleEvent[]
): { state: LifecycleState; effects: LifecycleEffect[] } {
  let state = INITIAL_LIFECYCLE
  const effects: LifecycleEffect[] = []
  for (const event of events) {
    const step = advanceLifecycle(state, event, rules)
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

  it('waits 1, 2, 3, 1, 2, 3 seconds between reconnects, and 1 again after a success (S161)', () => {
    const failedRound = [DUE, answered(), LOST]
    const rounds = Array.from({ length: 4 }, () => failedRound).flat()
    const success = [DUE, answered(), OPENED, ACCEPTED]
    const delaysOf = (...events: LifecycleEvent[]) =>
      play(...entered, LOST, ...events).effects.flatMap((effect) =>
        effect.type === 'armReconnect' ? [effect.delayMs] : [],
      )
    expect(delaysOf(...rounds, ...failedRound)).toEqual([1000, 2000, 3000, 1000, 2000, 3000])
    // Not after the sixth: there the cycle would begin anew anyway.
    expect(delaysOf(...rounds, ...success, LOST)).toEqual([1000, 2000, 3000, 1000, 2000, 1000])
  })

  it('keeps one state for all clients at rest in a room', () => {
    expect(play(...entered).state).toBe(play(...entered).state)
    const afterReconnect = play(...entered, LOST, DUE, answered(), OPENED, ACCEPTED).state
    expect(afterReconnect).toMatchObject({ phase: 'entered', trigger: 'reconnect' })
    const { triesLeft } = play(ENTER, answered(3), OPENED, ACCEPTED, SETTLED).state
    expect(triesLeft).toBe(2)
  })
})

describe('lifecycle table by the rules of a profile', () => {
  const entered = [ENTER, answered(), OPENED, ACCEPTED, SETTLED]
  const guideEntered = [ENTER, answered(2), OPENED, answered(2), ACCEPTED, SETTLED]
  const WEB = behaviourRules()
  const GUIDE = behaviourRules('guide')
  const FAILED: LifecycleEvent = { type: 'providersFailed', fault: { code: 191003, reason: 'null' } }
  const SILENT: LifecycleEvent = { type: 'attemptTimedOut' }

  it('asks for token and extension before or after the connection', () => {
    const asked = (rules: BehaviourRules, ...events: LifecycleEvent[]) =>
      playBy(rules, ...events).effects.flatMap((effect) =>
        effect.type === 'askProviders' ? [effect.scope] : effect.type === 'openSocket' ? ['open'] : [],
      )
    expect(asked(WEB, ...entered, LOST, DUE, answered())).toEqual(['enter', 'open', 'refresh', 'open'])
    expect(asked(GUIDE, ...guideEntered, LOST, DUE, OPENED)).toEqual([
      'relink',
      'open',
      'refresh',
      'open',
      'refresh',
    ])
  })

  it('tells exited before or after kicked', () => {
    const tail = (rules: BehaviourRules, events: LifecycleEvent[]) =>
      seen(playBy(rules, ...events, KICKED).effects).slice(-3)
    expect(tail(WEB, entered)).toEqual(['6 192003', 'notifyExited 192003', 'notifyKicked'])
    expect(tail(GUIDE, guideEntered)).toEqual(['6 192003', 'notifyKicked', 'notifyExited 192003'])
  })

  it('ends an enter() whose token cannot be had on the open connection', () => {
    const { effects, state } = playBy(GUIDE, ENTER, answered(2), OPENED, FAILED)
    expect(seen(effects)).toEqual(['2', '3', '0 191003', 'rejectEnter 191003'])
    expect(state.phase).toBe('out')
  })

  it('goes on waiting when a reconnect cannot get its token on the open connection', () => {
    const { effects, state } = playBy(GUIDE, ...guideEntered, LOST, DUE, OPENED, FAILED)
    expect(seen(effects).slice(-4)).toEqual(['2', '3', '0 191003', '1'])
    expect(state.phase).toBe('waiting')
  })

  it('tries again at once when an attempt of an enter() stays silent, even with one address', () => {
    const { effects } = playBy(GUIDE, ENTER, answered(1), SILENT, OPENED, answered(1), SILENT)
    expect(seen(effects)).toEqual(['2', '0 192002', '2', '3', '4', '0 192004', '2'])
  })

  it('waits when an attempt of a reconnect stays silent', () => {
    const { effects } = playBy(GUIDE, ...guideEntered, LOST, DUE, SILENT)
    expect(seen(effects).slice(-3)).toEqual(['2', '0 192002', '1'])
  })

  it('takes 191004 of the cloud as final or not', () => {
    const login = [ENTER, answered(2), OPENED]
    expect(seen(playBy(WEB, ...login, refused(191004)).effects).at(-1)).toBe('2')
    expect(seen(playBy(GUIDE, ...login, answered(2), refused(191004)).effects).at(-1)).toBe(
      'rejectEnter 191004',
    )
  })

  it('reconnects at once when the network returns, and only while it waits', () => {
    const RETURNED: LifecycleEvent = { type: 'networkReturned' }
    const { effects } = playBy(WEB, ...entered, LOST, RETURNED, answered())
    expect(seen(effects).slice(-3)).toEqual(['0 192003', '1', '2'])
    expect(effects.some((effect) => effect.type === 'disarmReconnect')).toBe(true)
    expect(seen(playBy(WEB, ...entered, RETURNED).effects)).toEqual(seen(playBy(WEB, ...entered).effects))
  })
})

describe('lifecycle table with a quirk of the vendor', () => {
  const entered = [ENTER, answered(), OPENED, ACCEPTED, SETTLED]
  const TIMED_OUT: LifecycleEvent = { type: 'enterTimedOut' }

  it('leaves the socket of an unanswered login open, or closes it', () => {
    const types = (rules: BehaviourRules) =>
      playBy(rules, ENTER, answered(), OPENED, TIMED_OUT).effects.map(({ type }) => type)
    const quirky = types(behaviourRules({}, { orphanSocketAfterEnterTimeout: true }))
    expect(quirky).toContain('orphanSocket')
    expect(quirky).not.toContain('closeSocket')
    expect(types(DEFAULT_RULES)).toContain('closeSocket')
  })

  it('neither times nor cancels the providers of an enter(), but forgets the room', () => {
    const unbounded = behaviourRules({}, { unboundedProviderPhase: true })
    const { state, effects } = playBy(unbounded, ENTER, EXIT)
    expect(state.phase).toBe('preparing')
    expect(effects.map(({ type }) => type)).toEqual(['beginAttempt', 'askProviders', 'forgetRoom'])
    const after = playBy(unbounded, ENTER, EXIT, answered())
    expect(after.effects.map(({ type }) => type)).toContain('startEnterTimer')
    expect(playBy(unbounded, ENTER, { type: 'exitRequested', final: true }).state.phase).toBe('out')
  })

  it('hands a running enter() over to an equal one', () => {
    const { effects } = play(ENTER, answered(), { type: 'enterTakenOver' }, OPENED, ACCEPTED, SETTLED)
    expect(seen(effects)).toEqual([
      ...['2', 'rejectEnter 191002', '0 191002', '3', '4', '5'],
      ...['notifyEntered', 'resolveEnter'],
    ])
    expect(effects.find(({ type }) => type === 'notifyEntered')).toMatchObject({ silent: true })
    expect(play(...entered).effects.find(({ type }) => type === 'notifyEntered')).toMatchObject({
      silent: false,
    })
  })

  it('tells a lost link twice, with one reconnect, after the second delay', () => {
    const { effects } = play(...entered, { ...LOST, twice: true })
    expect(seen(effects).slice(-4)).toEqual(['0 192003', '1', '0 192003', '1'])
    const timers = effects.filter(({ type }) => type === 'armReconnect' || type === 'disarmReconnect')
    expect(timers).toEqual([
      { type: 'armReconnect', delayMs: 1000 },
      { type: 'disarmReconnect' },
      { type: 'armReconnect', delayMs: 2000 },
    ])
  })

  it('stalls a refused upgrade until the enter timeout', () => {
    const { effects } = play(ENTER, answered(2), { type: 'upgradeStalled' }, TIMED_OUT)
    expect(seen(effects)).toEqual(['2', '0 192003', 'rejectEnter 191005'])
  })
})
