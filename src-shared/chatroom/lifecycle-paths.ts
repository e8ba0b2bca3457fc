import { advanceLifecycle } from './lifecycle'
import {
  INITIAL_LIFECYCLE,
  type LifecycleEvent,
  type LifecycleEventType,
  type LifecycleFault,
  type LifecycleState,
} from './lifecycle-model'
import { V2NIMChatroomStatus, enumName, type ChatroomStatusName } from './enums'
import type { BehaviourRules } from './profile'

/** A change of status that the lifecycle table allows, and an event that causes it. */
export interface StatusPath {
  readonly from: ChatroomStatusName
  readonly to: ChatroomStatusName
  readonly cause: LifecycleEventType
}

/** A code that is tried again, the one that asks for fresh addresses, and a terminal one. */
const FAULTS: readonly LifecycleFault[] = [
  { code: 192002, reason: '' },
  { code: 399, reason: '', answered: true },
  { code: 102302, reason: '', answered: true },
]

/** Everything that can happen to a client, once in each form that the table tells apart. */
const EVENTS: readonly LifecycleEvent[] = [
  { type: 'enterRequested' },
  { type: 'exitRequested' },
  { type: 'exitRequested', final: true },
  { type: 'enterTimedOut' },
  { type: 'attemptTimedOut' },
  { type: 'providersAnswered', addressCount: 1 },
  { type: 'providersAnswered', addressCount: 2 },
  { type: 'socketOpened' },
  { type: 'loginAccepted' },
  { type: 'roomSettled' },
  { type: 'kicked', info: { kickedReason: 2 } },
  { type: 'logoutFinished' },
  { type: 'reconnectDue' },
  { type: 'networkReturned' },
  ...FAULTS.flatMap((fault): LifecycleEvent[] => [
    { type: 'providersFailed', fault },
    { type: 'loginFailed', fault },
    { type: 'linkLost', fault },
  ]),
]

/** What only the vendor's quirks bring about. */
const QUIRK_EVENTS: readonly LifecycleEvent[] = [
  { type: 'enterTakenOver' },
  { type: 'upgradeStalled' },
  ...FAULTS.map((fault): LifecycleEvent => ({ type: 'linkLost', fault, twice: true })),
]

/**
 * Every change of status that clients under some rules can go through, found by walking the lifecycle table from a
 * fresh client until nothing new turns up; one that has several causes comes once for each.
 */
export function lifecyclePaths(rules: BehaviourRules): StatusPath[] {
  const events = Object.values(rules.quirks).includes(true) ? [...EVENTS, ...QUIRK_EVENTS] : EVENTS
  const paths = new Map<string, StatusPath>()
  const { reconnectLimit } = rules.profile
  const keyOf = (state: LifecycleState) => stateKey(state, reconnectLimit ?? 0)
  const seen = new Set([keyOf(INITIAL_LIFECYCLE)])
  const open: LifecycleState[] = [INITIAL_LIFECYCLE]
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const event of events) {
      const { state: next, effects } = advanceLifecycle(state, event, rules)
      for (const effect of effects) {
        if (effect.type !== 'changeStatus') continue
        const path = { from: nameOf(effect.from), to: nameOf(effect.to), cause: event.type }
        paths.set(Object.values(path).join(), path)
      }
      if (!seen.has(keyOf(next))) open.push(next)
      seen.add(keyOf(next))
    }
  }
  return [...paths.values()]
}

/** Beyond the limit, how often was reconnected picks a delay and nothing else: so the states are finitely many. */
function stateKey(state: LifecycleState, reconnectLimit: number): string {
  return JSON.stringify({ ...state, reconnectCount: Math.min(state.reconnectCount, reconnectLimit) })
}

function nameOf(status: V2NIMChatroomStatus): ChatroomStatusName {
  return enumName(V2NIMChatroomStatus, status) ?? 'EXITED'
}
