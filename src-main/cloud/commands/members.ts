import { fromProperty, type Fields } from '../../../src-shared/protocol'
import { propertyField } from '../property-field'
import { memberInfoUpdated } from '../notifications'
import type { Member } from '../room'
import { memberProperty } from '../room-properties'
import type { Session } from '../session'
import { accept, inRoom, refuse, REFUSAL } from './command'
import { switchField, textListField, textOrNull } from './read-fields'

const MAX_PAGE = 200
const DEFAULT_PAGE = 100

/** 36_16: the members behind account ids; unknown ones are left out. */
export const getMemberByIds = inRoom(({ session, fields }) => {
  const byId = new Map(allMembers(session).map((member) => [member.accountId, member]))
  const found = textListField(fields, 'accountIds').flatMap((accountId) => byId.get(accountId) ?? [])
  return accept({ datas: found.map((member) => memberProperty(session.room, member)) })
})

/** 36_37: a page of members; the page token is the number of members passed so far. */
export const getMemberListByOption = inRoom(({ session, fields }) => {
  const query = readMemberQuery(fields)
  const matching = allMembers(session).filter((member) => matches(session, member, query))
  const page = matching.slice(query.offset, query.offset + query.limit)
  const nextOffset = query.offset + page.length
  return accept({
    hasMore: nextOffset < matching.length ? 1 : 0,
    pageToken: String(nextOffset),
    datas: page.map((member) => memberProperty(session.room, member)),
  })
})

/** 36_15: the member changes how it shows in the room. Empty fields stay as they are. */
export const updateSelfMemberInfo = inRoom(({ session, context, fields }) => {
  const { room } = session
  if (session.anonymous) return refuse(REFUSAL.anonymousForbidden)
  const member = room.onlineMember(session.accountId)
  if (member === undefined) return refuse(REFUSAL.forbidden)
  const change = fromProperty('member', propertyField(fields, 'tag'))
  member.profile = {
    ...member.profile,
    nick: textOrNull(change['roomNick']) ?? member.profile.nick,
    avatar: textOrNull(change['roomAvatar']) ?? member.profile.avatar,
    serverExtension: textOrNull(change['serverExtension']) ?? member.profile.serverExtension,
  }
  member.updatedAtMs = context.clock.wallMs()
  if (!switchField(fields, 'notificationEnabled')) return accept()
  const extension = textOrNull(fields['notificationExtension'])
  return accept({}, () =>
    room.broadcast(memberInfoUpdated(room, member, extension, context.presence.source())),
  )
})

interface MemberQuery {
  readonly roles: ReadonlySet<number>
  readonly onlyOnline: boolean
  readonly onlyBlocked: boolean
  readonly onlyChatBanned: boolean
  readonly offset: number
  readonly limit: number
}

function readMemberQuery(fields: Fields): MemberQuery {
  const query = fromProperty('memberQuery', propertyField(fields, 'tag'))
  const { memberRoles, onlyOnline, onlyBlocked, onlyChatBanned, pageToken, limit } = query
  return {
    roles: new Set(Array.isArray(memberRoles) ? memberRoles : []),
    onlyOnline: onlyOnline === true,
    onlyBlocked: onlyBlocked === true,
    onlyChatBanned: onlyChatBanned === true,
    offset: wholeNumber(Number(pageToken), 0),
    limit: Math.min(MAX_PAGE, wholeNumber(limit, DEFAULT_PAGE)),
  }
}

/** Nobody is muted yet, so a query for muted members finds none. */
function matches(session: Session, member: Member, query: MemberQuery): boolean {
  if (query.onlyChatBanned) return false
  if (query.roles.size > 0 && !query.roles.has(member.role)) return false
  if (query.onlyOnline && member.ends.length === 0) return false
  return !query.onlyBlocked || session.room.blocked.has(member.accountId)
}

function allMembers({ app, room }: Session): readonly Member[] {
  return [...room.onlineMembers(), ...app.offlineFixedMembers(room)]
}

function wholeNumber(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : fallback
}
