import {
  advanceLifecycle,
  ALL_QUIRKS,
  behaviourRules,
  enumName,
  INITIAL_LIFECYCLE,
  NO_QUIRKS,
  PROFILES,
  V2NIMChatroomStatus,
  type BehaviourRules,
  type ChatroomStatusName,
  type LifecycleEvent,
  type LifecycleEventType,
  type LifecycleFault,
  type LifecycleState,
  type ProfileName,
  type VendorQuirks,
} from '../../src-shared/chatroom'

/** A change of status that the lifecycle table allows, and the events that cause it. */
export interface LifecycleEdge {
  readonly from: ChatroomStatusName
  readonly to: ChatroomStatusName
  readonly causes: readonly LifecycleEventType[]
  /** Only a client with the vendor's defects goes there. */
  readonly quirk: boolean
}

const FAULTS: readonly LifecycleFault[] = [
  { code: 192002, reason: '' },
  { code: 399, reason: '', answered: true },
  { code: 102302, reason: '', answered: true },
]

/** Everything that can happen to a client, once in each form that the table tells apart. */
const EVENTS: readonly LifecycleEvent[] = [
  { type: 'enterRequested' },
  { type: 'enterTakenOver' },
  { type: 'exitRequested' },
  { type: 'exitRequested', final: true },
  { type: 'enterTimedOut' },
  { type: 'attemptTimedOut' },
  { type: 'providersAnswered', addressCount: 1 },
  { type: 'providersAnswered', addressCount: 2 },
  { type: 'socketOpened' },
  { type: 'loginAccepted' },
  { type: 'roomSettled' },
  { type: 'upgradeStalled' },
  { type: 'kicked', info: { kickedReason: 2 } },
  { type: 'logoutFinished' },
  { type: 'reconnectDue' },
  { type: 'networkReturned' },
  ...FAULTS.flatMap((fault): LifecycleEvent[] => [
    { type: 'providersFailed', fault },
    { type: 'loginFailed', fault },
    { type: 'linkLost', fault },
    { type: 'linkLost', fault, twice: true },
  ]),
]

/** Events that come up only with the vendor's quirks. */
const QUIRK_EVENTS: ReadonlySet<LifecycleEventType> = new Set(['enterTakenOver', 'upgradeStalled'])

/**
 * Every change of status that the lifecycle table can bring about under any profile, found by walking through the
 * table itself from a fresh client on.
 */
export function lifecycleEdges(): LifecycleEdge[] {
  const edges = new Map<string, FoundEdge>()
  for (const quirks of [NO_QUIRKS, ALL_QUIRKS])
    for (const profile of Object.keys(PROFILES) as ProfileName[])
      walk(behaviourRules(profile, quirks), eventsUnder(quirks), (from, to, cause) => {
        const key = `${from}>${to}`
        const edge = edges.get(key) ?? { from, to, causes: new Set(), quirk: quirks === ALL_QUIRKS }
        edges.set(key, edge)
        if (edge.quirk === (quirks === ALL_QUIRKS)) edge.causes.add(cause)
      })
  return [...edges.values()].map(({ from, to, causes, quirk }) => ({
    from: nameOf(from),
    to: nameOf(to),
    causes: [...causes].sort(),
    quirk,
  }))
}

interface FoundEdge {
  readonly from: number
  readonly to: number
  readonly causes: Set<LifecycleEventType>
  readonly quirk: boolean
}
type TellEdge = (from: number, to: number, cause: LifecycleEventType) => void

function walk(rules: BehaviourRules, events: readonly LifecycleEvent[], tell: TellEdge): void {
  const seen = new Set<string>()
  const open: LifecycleState[] = [INITIAL_LIFECYCLE]
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const event of events) {
      const { state: next, effects } = advanceLifecycle(state, event, rules)
      for (const effect of effects)
        if (effect.type === 'changeStatus') tell(effect.from, effect.to, event.type)
      // How many reconnects there were only chooses a delay: without it the states are finitely many.
      const reached = { ...next, reconnectCount: 0 }
      const key = Object.values(reached).join()
      if (!seen.has(key)) open.push(reached)
      seen.add(key)
    }
  }
}

function eventsUnder(quirks: VendorQuirks): readonly LifecycleEvent[] {
  return quirks === NO_QUIRKS ? EVENTS.filter(({ type }) => !QUIRK_EVENTS.has(type)) : EVENTS
}

function nameOf(status: number): ChatroomStatusName {
  return enumName(V2NIMChatroomStatus, status) ?? 'EXITED'
}
