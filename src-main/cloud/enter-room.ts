import { V2NIMChatroomKickedReason as Reason } from '../../src-shared/chatroom'
import type { Fields } from '../../src-shared/protocol'
import type { CloudContext } from './cloud-context'
import type { Connection } from './connection'
import type { LoginAttempt } from './login-checks'
import { decideMultiEnd, MAX_ENDS_PER_ACCOUNT } from './multi-end'
import { memberProperty, NO_CDN_PROPERTY, roomProperty } from './room-properties'
import type { MemberProfile, Session } from './session'

export type RoomEntry =
  | {
      readonly entered: true
      /** Response fields of the login. */
      readonly response: Fields
      /** Tells the room; to be called once the login was answered. */
      readonly announce: () => void
    }
  | { readonly entered: false; readonly reason: string }

const obstacles = {
  tooManyDevices: `The account has ${MAX_ENDS_PER_ACCOUNT} devices in the room already: one of them has to leave first.`,
  namesake:
    'An anonymous login may not take the place of the account that is in the room under this id: choose another id.',
} as const

/** Enters the room after all checks: applies the multi-end policy, binds the session, prepares the answer. */
export function enterRoom(context: CloudContext, connection: Connection, attempt: LoginAttempt): RoomEntry {
  const { app, room, login } = attempt
  if (app === undefined || room === undefined) throw new Error('a login enters only after its checks')
  const rules = { policy: app.multiEndPolicy, overflow: app.multiEndOverflow }
  const decision = decideMultiEnd(rules, room.endsOf(login.accountId), login)
  if (!decision.admitted) return { entered: false, reason: obstacles[decision.obstacle] }
  context.presence.displace(decision.displaced, {
    reason: Reason.BY_CONFLICT_LOGIN,
    extension: null,
    by: 'policy',
  })
  const session: Session = {
    connection,
    app,
    room,
    accountId: login.accountId,
    deviceId: login.deviceId,
    clientType: login.clientType,
    sdkVersion: login.sdkVersion,
    anonymous: login.anonymous,
    reconnected: !login.firstLogin,
    profile: profileOf(attempt),
    enteredAtMs: context.clock.wallMs(),
    location: login.location,
  }
  connection.change('loginAccepted')
  const { member, isFirstEnd } = context.presence.join(session, decision.replaced)
  return {
    entered: true,
    response: {
      chatroomInfo: roomProperty(room),
      chatroomMember: memberProperty(room, member, session.enteredAtMs),
      chatroomCdnInfo: NO_CDN_PROPERTY,
    },
    announce: () => {
      if (isFirstEnd) context.presence.announceEntered(session, member, login.notificationExtension)
    },
  }
}

/** What the login leaves open comes from what the member saved, then from the account (domain.md §2.1). */
function profileOf({ login, account, room }: LoginAttempt): MemberProfile {
  const saved = login.anonymous ? undefined : room?.standing.savedProfileOf(login.accountId)
  const known = login.anonymous ? undefined : account
  return {
    nick: login.nick ?? saved?.nick ?? (known?.nick || login.accountId),
    avatar: login.avatar ?? saved?.avatar ?? known?.avatar ?? '',
    serverExtension: login.serverExtension ?? saved?.serverExtension ?? '',
    tags: login.tags,
    notifyTargetTags: login.notifyTargetTags,
  }
}
