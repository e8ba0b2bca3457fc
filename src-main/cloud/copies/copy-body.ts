import {
  V2NIMChatroomKickedReason as Reason,
  V2NIMChatroomMemberRole as Role,
} from '../../../src-shared/chatroom'
import { clientTypeName } from '../client-type-name'
import type { Departure } from '../presence'
import type { Session } from '../session'

const IN_OUT_EVENT = '9'
const RESTRICTED_ROLE = -1

export type CopyEvent = 'IN' | 'OUT' | 'KICK'
export type LogOutReason = 'OFFLINE' | 'KICK' | 'LOGIN_KICK' | 'EXIT'

/** What a copy says happened. */
export interface CopyOccasion {
  readonly event: CopyEvent
  /** Only OUT and KICK have one. */
  readonly reason: LogOutReason | null
}

/**
 * What a departure looks like in copies (domain.md §5.6), or null when nothing is copied: being put on the block list
 * never is, the takeover by the same device only when the app wants its copies fully paired.
 */
export function occasionOf(departure: Departure, fullyPaired: boolean): CopyOccasion | null {
  switch (departure.cause) {
    case 'logout':
      return { event: 'OUT', reason: 'EXIT' }
    case 'linkLost':
      return { event: 'OUT', reason: 'OFFLINE' }
    case 'replaced':
      return fullyPaired ? { event: 'OUT', reason: 'OFFLINE' } : null
    case 'kicked':
      return kickOccasion(departure.kick.reason)
    default:
      return departure satisfies never
  }
}

/** The body of an in or out copy: every value is text (domain.md §5.6). */
export function copyBody(session: Session, occasion: CopyOccasion, timestampMs: number): string {
  const { app, profile } = session
  return JSON.stringify({
    eventType: IN_OUT_EVENT,
    roomId: session.room.roomId,
    event: occasion.event,
    accid: session.accountId,
    code: '200',
    clientType: clientTypeName(session.clientType),
    clientIp: session.connection.remote.address,
    sdkVersion: String(session.sdkVersion),
    timestamp: String(timestampMs),
    roleType: String(roleType(session)),
    ...(session.anonymous ? { anonymous: 'true' } : {}),
    ...(profile.tags.length === 0 ? {} : { tags: JSON.stringify(profile.tags) }),
    ...(profile.notifyTargetTags === '' ? {} : { notifyTargetTags: profile.notifyTargetTags }),
    ...(profile.serverExtension === '' ? {} : { ext: profile.serverExtension }),
    ...(app.copies.logOutReason && occasion.reason !== null ? { logOutReason: occasion.reason } : {}),
  })
}

/** Is this one of those whose coming and going an app copies first of all? */
export function isLeading({ anonymous, accountId, room }: Session): boolean {
  const role = room.roleOf(accountId)
  return !anonymous && (role === Role.CREATOR || role === Role.MANAGER)
}

function kickOccasion(reason: Reason): CopyOccasion | null {
  if (reason === Reason.BE_BLOCKED) return null
  return { event: 'KICK', reason: reason === Reason.BY_CONFLICT_LOGIN ? 'LOGIN_KICK' : 'KICK' }
}

/** The role's number; -1 for an account that is muted or blocked. */
function roleType({ anonymous, accountId, room }: Session): number {
  if (anonymous) return Role.ANONYMOUS_GUEST
  const { chatBanned, blocked } = room.standing
  return chatBanned.has(accountId) || blocked.has(accountId) ? RESTRICTED_ROLE : room.roleOf(accountId)
}
