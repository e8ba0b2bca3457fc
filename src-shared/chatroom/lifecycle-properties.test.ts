import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { V2NIMChatroomStatus } from './enums'
import { advanceLifecycle, LIFECYCLE_TABLE } from './lifecycle'
import {
  INITIAL_LIFECYCLE,
  LIFECYCLE_PHASES,
  type LifecycleEffect,
  type LifecycleEvent,
  type LifecyclePhase,
  type LifecycleState,
} from './lifecycle-model'
import { behaviourRules, type BehaviourRules } from './profile'

const { DISCONNECTED, WAITING, CONNECTING, CONNECTED, ENTERING, ENTERED, EXITED } = V2NIMChatroomStatus

const LOST: LifecycleEvent = { type: 'linkLost', fault: { code: 192003, reason: 'gone' } }
const KICKED: LifecycleEvent = { type: 'kicked', info: { kickedReason: 2 } }
const answered = (addressCount = 1): LifecycleEvent => ({ type: 'providersAnswered', addressCount })
const ENTER: LifecycleEvent = { type: 'enterRequested' }
const EXIT: LifecycleEvent = { type: 'exitRequested' }
const OPENED: LifecycleEvent = { type: 'socketOpened' }
const ACCEPTED: LifecycleEvent = { type: 'loginAccepted' }
const SETTLED: LifecycleEvent = { type: 'roomSettled' }
const DUE: LifecycleEvent = { type: 'reconnectDue' }

describe('lifecycle table, for any history', () => {
  it('has a row for every phase and reaches each of them', () => {
    const reached = new Set<LifecyclePhase>()
    fc.assert(
      fc.property(anyEvents, anyRules, (events, rules) => {
        for (const { state } of walk(events, rules)) reached.add(state.phase)
      }),
      { numRuns: 500, seed: 1 },
    )
    expect(Object.keys(LIFECYCLE_TABLE)).toEqual([...LIFECYCLE_PHASES])
    expect([...reached].sort()).toEqual([...LIFECYCLE_PHASES].sort())
  })

  it('tells a chain of different statuses that ends in the state', () => {
    forAnyHistory(({ before, state, effects }) => {
      let status = before.status
      for (const effect of effects) {
        if (effect.type !== 'changeStatus') continue
        expect(effect.from).toBe(status)
        expect(effect.to).not.toBe(status)
        status = effect.to
      }
      expect(state.status).toBe(status)
      expect(STATUSES_OF_PHASE[state.phase]).toContain(state.status)
    })
  })

  it('tells exited exactly when EXITED is reached after having entered', () => {
    forAnyHistory(({ before, state, effects }) => {
      const exits = effects.filter((effect) => effect.type === 'changeStatus' && effect.to === EXITED)
      const told = effects.filter((effect) => effect.type === 'notifyExited')
      expect(told).toHaveLength(before.hasEntered && exits.length > 0 ? 1 : 0)
      if (told.length > 0) expect(state.hasEntered).toBe(false)
    })
  })

  it('settles every enter() once, and tells entered only together with its success', () => {
    forAnyHistory(({ before, state, effects }) => {
      let waiting = isEnterWaiting(before)
      for (const effect of effects) {
        if (effect.type === 'beginAttempt' && effect.trigger === 'enter') {
          expect(waiting).toBe(false)
          waiting = true
        }
        if (effect.type === 'resolveEnter' || effect.type === 'rejectEnter') {
          expect(waiting).toBe(true)
          waiting = false
        }
      }
      expect(isEnterWaiting(state)).toBe(waiting)
      const count = (type: LifecycleEffect['type']) => effects.filter((effect) => effect.type === type).length
      expect(count('notifyEntered')).toBe(count('resolveEnter'))
    })
  })

  it('ends every attempt that it begins, one at a time', () => {
    let running = false
    fc.assert(
      fc.property(anyEvents, anyRules, (events, rules) => {
        running = false
        for (const { state, effects } of walk(events, rules)) {
          for (const effect of effects) {
            if (effect.type === 'beginAttempt' || effect.type === 'endAttempt') {
              expect(effect.type).toBe(running ? 'endAttempt' : 'beginAttempt')
              running = !running
            }
          }
          expect(running).toBe(PHASES_OF_ATTEMPT.has(state.phase))
        }
      }),
    )
  })

  it('holds a socket, a provider call and a timer only where it needs them', () => {
    forAnyHistory(({ state, held }) => {
      expect(held.socket).toBe(PHASES_WITH_SOCKET.has(state.phase))
      expect(held.providers).toBe(PHASES_WITH_PROVIDERS.has(state.phase))
      expect(held.reconnectTimer).toBe(state.phase === 'waiting')
      if (state.phase === 'out' || state.phase === 'waiting') expect(held.enterTimer).toBe(false)
      if (PHASES_WITH_PROVIDERS.has(state.phase)) expect(held.enterTimer).toBe(true)
    })
  })

  it('is out of the room, or on its way out, after exit() and after a kick', () => {
    forAnyHistory(({ before, event, state }) => {
      if (event.type === 'exitRequested') expect(['out', 'leaving']).toContain(state.phase)
      if (event.type === 'kicked' && PHASES_LOGGED_IN.has(before.phase)) expect(state.phase).toBe('out')
    })
  })

  it('changes nothing for an event that a row does not name', () => {
    forAnyHistory(({ before, event, state, effects }) => {
      if (LIFECYCLE_TABLE[before.phase][event.type] !== undefined) return
      expect(state).toBe(before)
      expect(effects).toEqual([])
    })
  })
})

const STATUSES_OF_PHASE: Readonly<Record<LifecyclePhase, readonly V2NIMChatroomStatus[]>> = {
  out: [EXITED, DISCONNECTED],
  preparing: [EXITED, DISCONNECTED, WAITING],
  connecting: [CONNECTING],
  authenticating: [CONNECTED],
  loggingIn: [ENTERING],
  settling: [ENTERED],
  entered: [ENTERED],
  leaving: [ENTERED],
  waiting: [WAITING],
  refreshing: [WAITING],
  relinking: [DISCONNECTED],
}
const PHASES_WITH_SOCKET = new Set<LifecyclePhase>([
  'connecting',
  'authenticating',
  'loggingIn',
  'settling',
  'entered',
  'leaving',
])
const PHASES_WITH_PROVIDERS = new Set<LifecyclePhase>([
  'preparing',
  'authenticating',
  'refreshing',
  'relinking',
])
const PHASES_OF_ATTEMPT = new Set<LifecyclePhase>([
  'preparing',
  'connecting',
  'authenticating',
  'loggingIn',
  'settling',
  'refreshing',
])
const PHASES_LOGGED_IN = new Set<LifecyclePhase>([
  'authenticating',
  'loggingIn',
  'settling',
  'entered',
  'leaving',
])

const PHASES_ATTEMPTING = new Set<LifecyclePhase>(['connecting', 'authenticating', 'loggingIn'])

function isEnterWaiting({ phase, trigger }: LifecycleState): boolean {
  if (phase === 'preparing' || phase === 'settling') return true
  return trigger === 'enter' && PHASES_ATTEMPTING.has(phase)
}

/** What a client holds because of the effects so far. */
interface Held {
  socket: boolean
  providers: boolean
  enterTimer: boolean
  reconnectTimer: boolean
}

interface Step {
  readonly before: LifecycleState
  readonly event: LifecycleEvent
  readonly state: LifecycleState
  readonly effects: readonly LifecycleEffect[]
  readonly held: Readonly<Held>
}

const anyCode = fc.constantFrom(192001, 192003, 192004, 399, 403, 404, 500, 102302, 113406)
const anyFault = anyCode.map((code) => ({ code, reason: 'any' }))
const anyEvent: fc.Arbitrary<LifecycleEvent> = fc.oneof(
  fc.constantFrom<LifecycleEvent>(ENTER, EXIT, OPENED, ACCEPTED, SETTLED, DUE, KICKED),
  fc.constantFrom<LifecycleEvent>({ type: 'enterTimedOut' }, { type: 'attemptTimedOut' }),
  fc.constantFrom<LifecycleEvent>({ type: 'logoutFinished' }, { type: 'networkReturned' }),
  fc.integer({ min: 1, max: 3 }).map(answered),
  anyFault.map((fault) => ({ type: 'providersFailed' as const, fault })),
  anyFault.map((fault) => ({ type: 'loginFailed' as const, fault })),
  anyFault.map((fault) => ({ type: 'linkLost' as const, fault })),
)
/** Random events alone rarely get far, so a history begins somewhere on the usual way. */
const USUAL_WAY = [ENTER, answered(2), OPENED, ACCEPTED, SETTLED, LOST, DUE, answered(), OPENED]
const anyEvents = fc
  .tuple(fc.nat({ max: USUAL_WAY.length }), fc.array(anyEvent, { maxLength: 30 }))
  .map(([length, tail]) => [...USUAL_WAY.slice(0, length), ...tail])

const anyRules = fc.constantFrom(
  behaviourRules(),
  behaviourRules('guide'),
  behaviourRules({ reconnectLimit: 1 }),
)

function forAnyHistory(check: (step: Step) => void): void {
  fc.assert(fc.property(anyEvents, anyRules, (events, rules) => walk(events, rules).forEach(check)))
}

/** Plays events; what cannot happen because its cause is not there (a timer, a socket, a call) is left out. */
function walk(events: readonly LifecycleEvent[], rules: BehaviourRules): Step[] {
  let state = INITIAL_LIFECYCLE
  let held: Held = { socket: false, providers: false, enterTimer: false, reconnectTimer: false }
  const steps: Step[] = []
  for (const event of events) {
    if (!isPossible(event, held)) continue
    const before = Object.freeze(state)
    const { state: after, effects } = advanceLifecycle(before, event, rules)
    held = effects.reduce(hold, afterEvent(held, event))
    state = after
    steps.push({ before, event, state, effects, held })
  }
  return steps
}

/** What has to be held for an event to come up; anything else takes a socket. */
const CAUSES: Readonly<Partial<Record<LifecycleEvent['type'], keyof Held>>> = {
  enterTimedOut: 'enterTimer',
  reconnectDue: 'reconnectTimer',
  providersAnswered: 'providers',
  providersFailed: 'providers',
}

const ANY_TIME = new Set<LifecycleEvent['type']>(['enterRequested', 'exitRequested', 'networkReturned'])

function isPossible({ type }: LifecycleEvent, held: Held): boolean {
  return ANY_TIME.has(type) || held[CAUSES[type] ?? 'socket']
}

/** A timer that fired and a call that was answered are not held any more; a socket is, until it is closed. */
function afterEvent(held: Held, { type }: LifecycleEvent): Held {
  const cause = CAUSES[type]
  return cause === undefined ? held : { ...held, [cause]: false }
}

const HOLDING: Readonly<Partial<Record<LifecycleEffect['type'], Partial<Held>>>> = {
  openSocket: { socket: true },
  closeSocket: { socket: false },
  askProviders: { providers: true },
  abandonProviders: { providers: false },
  startEnterTimer: { enterTimer: true },
  stopEnterTimer: { enterTimer: false },
  armReconnect: { reconnectTimer: true },
  disarmReconnect: { reconnectTimer: false },
}

function hold(held: Held, { type }: LifecycleEffect): Held {
  return { ...held, ...HOLDING[type] }
}
