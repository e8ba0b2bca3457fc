import type { EventRow, InstanceDescription } from '../../src-shared/console'
import type { Lane } from './sequence-mark'

/** Events before and after a kick among which its cause and its aftermath are looked for. */
export const KICK_NEIGHBOURS = { before: 300, after: 120 } as const

/** How a client was thrown out of its room, and what came of it. */
export interface KickStory {
  readonly victimId: number
  /** Who did it: an instance, the operator of the cloud, or the cloud where nobody of ours did. */
  readonly kicker: Lane
  /** A V2NIMChatroomKickedReason; null where the recording does not tell. */
  readonly reason: number | null
  /** The event in which the embedded cloud told of this kick; null where it did not. */
  readonly toldOrdinal: number | null
  readonly aftermath: {
    /** The status in which the victim came to rest; null where the recording ends before. */
    readonly status: string | null
    readonly code: number | null
    readonly reconnects: boolean
  }
}

export interface KickContext {
  /** Events around the kick, ascending. */
  readonly nearby: readonly EventRow[]
  readonly instances: readonly Pick<InstanceDescription, 'instanceId' | 'accountId' | 'roomId' | 'draft'>[]
}

/** Kicks that no account of a room ordered, as the embedded cloud names them. */
const BY_CLOUD_OPERATOR: ReadonlySet<unknown> = new Set(['console', 'serverApi'])
/** Kicks that follow from a login of the same account elsewhere. */
const BY_OTHER_LOGIN: ReadonlySet<unknown> = new Set(['policy', 'sameDevice'])
const CONFLICT_REASONS: ReadonlySet<unknown> = new Set([3, 4])
const ORDERED_REASONS: ReadonlySet<unknown> = new Set([2, 5])
/** Calls by which an account throws another one out. */
const ORDERS: ReadonlySet<string> = new Set(['kickMember', 'setMemberBlockedStatus'])
const TRYING_AGAIN: ReadonlySet<string | null> = new Set(['WAITING', 'CONNECTING'])

/** Does the event tell of a kick of one of the instances: the cloud's word, or the client's callback. */
export function isKick(row: EventRow): boolean {
  if (row.instanceId === null) return false
  return isCloudKick(row) || (row.kind === 'callback' && row.name === 'onChatroomKicked')
}

/**
 * Finds out who threw a client out. The embedded cloud says by whom; for any other cloud it follows from what the
 * instances did shortly before in the victim's room: a kickMember with the victim's account, or a login of the same
 * account. Null for an event that is no kick.
 */
export function tellKick(kick: EventRow, context: KickContext): KickStory | null {
  const { instanceId: victimId } = kick
  if (victimId === null || !isKick(kick)) return null
  const before = context.nearby.filter(({ ordinal }) => ordinal <= kick.ordinal)
  const told = before.findLast((row) => isCloudKick(row) && row.instanceId === victimId)
  const reason = numberOrNull(kick.payload['reason'] ?? kick.payload['kickedReason'])
  return {
    victimId,
    kicker: findKicker({ victimId, kick, told: told ?? null, reason, before }, context),
    reason,
    toldOrdinal: told?.ordinal ?? null,
    aftermath: aftermathOf(victimId, kick.ordinal, context.nearby),
  }
}

interface KickFacts {
  readonly victimId: number
  readonly kick: EventRow
  /** What the embedded cloud says; null where there is none. */
  readonly told: EventRow | null
  readonly reason: number | null
  readonly before: readonly EventRow[]
}

/** Where a client was: kicks never reach beyond a room (domain.md §4.1). */
interface Place {
  readonly roomId: string | null
  /** Null where the recording does not tell. */
  readonly appkey: string | null
}

function findKicker(facts: KickFacts, context: KickContext): Lane {
  const { victimId, told, reason, before } = facts
  const by = told?.payload['by'] ?? null
  const { instances } = context
  const victim = instances.find(({ instanceId }) => instanceId === victimId)
  const place = placeOf(told ?? facts.kick, before, context)
  const isOther = (row: EventRow) => row.instanceId !== null && row.instanceId !== victimId
  const isThere = (row: EventRow) => isSamePlace(placeOf(row, before, context), place)
  const accountOf = (row: EventRow) =>
    instances.find(({ instanceId }) => instanceId === row.instanceId)?.accountId
  const isVictims = (accountId: unknown) => victim !== undefined && accountId === victim.accountId
  const isOrder = (row: EventRow) =>
    row.kind === 'operation' && ORDERS.has(row.name) && isVictims(row.payload['accountId'])
  if (BY_CLOUD_OPERATOR.has(by)) return 'operator'
  if (BY_OTHER_LOGIN.has(by) || (by === null && CONFLICT_REASONS.has(reason))) {
    const login = before.findLast(
      (row) => isOther(row) && isLogin(row) && isVictims(accountOf(row)) && isThere(row),
    )
    return login?.instanceId ?? 'cloud'
  }
  const order = before.findLast((row) => isOther(row) && isOrder(row) && isThere(row))
  if (typeof by === 'string') {
    const member = instances.find(
      (known) => known.accountId === by && isSamePlace(describedPlace(known), place),
    )
    const isTheirs = order !== undefined && accountOf(order) === by
    return (isTheirs ? order.instanceId : null) ?? member?.instanceId ?? 'cloud'
  }
  return (ORDERED_REASONS.has(reason) ? order?.instanceId : null) ?? 'cloud'
}

/** Where the client of an event was at that time: the embedded cloud says it, else the enter() before it. */
function placeOf(row: EventRow, before: readonly EventRow[], { instances }: KickContext): Place {
  const known = instances.find(({ instanceId }) => instanceId === row.instanceId)
  const described = known === undefined ? { roomId: null, appkey: null } : describedPlace(known)
  const entered = before.findLast(
    ({ ordinal, instanceId, kind, name }) =>
      ordinal <= row.ordinal && instanceId === row.instanceId && kind === 'operation' && name === 'enter',
  )
  return {
    roomId: textOrNull(row.payload['roomId']) ?? textOrNull(entered?.payload['roomId']) ?? described.roomId,
    appkey: textOrNull(row.payload['appkey']) ?? described.appkey,
  }
}

function describedPlace({ roomId, draft }: KickContext['instances'][number]): Place {
  return { roomId, appkey: textOrNull(draft?.['appkey']) }
}

/** What the recording does not tell is not held against anybody. */
function isSamePlace(one: Place, other: Place): boolean {
  const isSame = (a: string | null, b: string | null) => a === null || b === null || a === b
  return isSame(one.roomId, other.roomId) && isSame(one.appkey, other.appkey)
}

/** The status may change before the callback tells of the kick: all since the victim was in the room belongs to it. */
function aftermathOf(
  victimId: number,
  kickOrdinal: number,
  nearby: readonly EventRow[],
): KickStory['aftermath'] {
  const own = nearby.filter(({ instanceId }) => instanceId === victimId)
  const inRoom = own.findLastIndex(({ ordinal, to }) => ordinal <= kickOrdinal && to === 'ENTERED')
  const nextCall = own.findIndex(({ ordinal, kind }) => ordinal > kickOrdinal && kind === 'operation')
  const changes = own
    .slice(inRoom + 1, nextCall === -1 ? undefined : nextCall)
    .filter(({ kind }) => kind === 'transition')
  return {
    status: changes.at(-1)?.to ?? null,
    code: changes.findLast(({ code }) => code !== null)?.code ?? null,
    reconnects: changes.some(({ ordinal, to }) => ordinal > kickOrdinal && TRYING_AGAIN.has(to)),
  }
}

function isCloudKick({ kind, name }: EventRow): boolean {
  return kind === 'cloud' && name === 'clientKicked'
}

function isLogin({ kind, name, frame }: EventRow): boolean {
  if (kind === 'operation') return name === 'enter'
  return kind === 'frame' && name === 'v2ChatroomLogin' && frame?.direction === 'out'
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
