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
  /** The embedded cloud told of this kick too, in an event of its own. */
  readonly toldByCloud: boolean
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
  readonly instances: readonly Pick<InstanceDescription, 'instanceId' | 'accountId' | 'roomId'>[]
}

/** Kicks that no account of a room ordered, as the embedded cloud names them. */
const BY_CLOUD_OPERATOR: ReadonlySet<unknown> = new Set(['console', 'serverApi'])
/** Kicks that follow from a login of the same account elsewhere. */
const BY_OTHER_LOGIN: ReadonlySet<unknown> = new Set(['policy', 'sameDevice'])
const CONFLICT_REASONS: ReadonlySet<unknown> = new Set([3, 4])
const ORDERED_REASONS: ReadonlySet<unknown> = new Set([2, 5])
const TRYING_AGAIN: ReadonlySet<string | null> = new Set(['WAITING', 'CONNECTING'])

/** Does the event tell of a kick of one of the instances: the cloud's word, or the client's callback. */
export function isKick(row: EventRow): boolean {
  if (row.instanceId === null) return false
  return isCloudKick(row) || (row.kind === 'callback' && row.name === 'onChatroomKicked')
}

/**
 * Finds out who threw a client out. The embedded cloud says by whom; for any other cloud it follows from what the
 * instances did shortly before: a kickMember with the victim's account, or a login of the same account. Null for an
 * event that is no kick.
 */
export function tellKick(kick: EventRow, context: KickContext): KickStory | null {
  const { instanceId: victimId } = kick
  if (victimId === null || !isKick(kick)) return null
  const before = context.nearby.filter(({ ordinal }) => ordinal <= kick.ordinal)
  const told = before.findLast((row) => isCloudKick(row) && row.instanceId === victimId)
  const reason = numberOrNull(kick.payload['reason'] ?? kick.payload['kickedReason'])
  return {
    victimId,
    kicker: findKicker({ victimId, by: told?.payload['by'] ?? null, reason, before }, context),
    reason,
    toldByCloud: told !== undefined,
    aftermath: aftermathOf(victimId, kick.ordinal, context.nearby),
  }
}

interface KickFacts {
  readonly victimId: number
  /** What the embedded cloud says; null where there is none. */
  readonly by: unknown
  readonly reason: number | null
  readonly before: readonly EventRow[]
}

function findKicker({ victimId, by, reason, before }: KickFacts, { instances }: KickContext): Lane {
  const victim = instances.find(({ instanceId }) => instanceId === victimId)
  const isOther = (row: EventRow) => row.instanceId !== null && row.instanceId !== victimId
  const accountOf = (row: EventRow) =>
    instances.find(({ instanceId }) => instanceId === row.instanceId)?.accountId
  if (BY_CLOUD_OPERATOR.has(by)) return 'operator'
  if (BY_OTHER_LOGIN.has(by) || (by === null && CONFLICT_REASONS.has(reason))) {
    const login = before.findLast(
      (row) => isOther(row) && isLogin(row) && accountOf(row) === victim?.accountId,
    )
    return login?.instanceId ?? 'cloud'
  }
  if (typeof by === 'string') {
    const act = before.findLast((row) => row.kind === 'operation' && accountOf(row) === by)
    const member = instances.find(({ accountId, roomId }) => accountId === by && roomId === victim?.roomId)
    return act?.instanceId ?? member?.instanceId ?? 'cloud'
  }
  if (!ORDERED_REASONS.has(reason)) return 'cloud'
  const order = before.findLast(
    (row) => isOther(row) && row.kind === 'operation' && row.payload['accountId'] === victim?.accountId,
  )
  return order?.instanceId ?? 'cloud'
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
