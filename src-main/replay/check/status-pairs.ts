import {
  advanceLifecycle,
  enumName,
  INITIAL_LIFECYCLE,
  V2NIMChatroomStatus,
  type BehaviourRules,
  type LifecycleEffect,
  type LifecycleEvent,
  type LifecycleState,
} from '../../../src-shared/chatroom'

/** A code that is tried again, a terminal one, and the one that asks for fresh addresses. */
const FAULTS = [192003, 403, 399].map((code) => ({ code, reason: 'any' }))

/** Every event of the lifecycle, in each form that leads another way. */
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
  { type: 'linkLost', fault: { code: 192003, reason: 'any' }, twice: true },
]

/**
 * The pairs of statuses that can follow each other, found by walking the lifecycle table from a fresh client until
 * nothing new turns up.
 * @returns for each status name the names that may follow it.
 */
export function statusPairs(rules: BehaviourRules): ReadonlyMap<string, ReadonlySet<string>> {
  const events = hasQuirks(rules) ? [...EVENTS, ...QUIRK_EVENTS] : EVENTS
  const pairs = new Map<string, Set<string>>()
  const known = new Set<string>()
  const unvisited: LifecycleState[] = [INITIAL_LIFECYCLE]
  for (let state = unvisited.pop(); state !== undefined; state = unvisited.pop()) {
    if (known.has(stateKey(state))) continue
    known.add(stateKey(state))
    for (const event of events) {
      const next = advanceLifecycle(state, event, rules)
      next.effects.forEach((effect) => addPair(pairs, effect))
      unvisited.push(next.state)
    }
  }
  return pairs
}

/** How often was reconnected picks a delay and nothing else. */
function stateKey(state: LifecycleState): string {
  return JSON.stringify({ ...state, reconnectCount: 0 })
}

function addPair(pairs: Map<string, Set<string>>, effect: LifecycleEffect): void {
  if (effect.type !== 'changeStatus') return
  const from = nameOf(effect.from)
  const following = pairs.get(from) ?? new Set()
  pairs.set(from, following.add(nameOf(effect.to)))
}

function nameOf(status: V2NIMChatroomStatus): string {
  return enumName(V2NIMChatroomStatus, status) ?? String(status)
}

function hasQuirks({ quirks }: BehaviourRules): boolean {
  return Object.values(quirks).includes(true)
}
