import { fromProperty, type Fields, type Property } from '../../../src-shared/protocol'
import { findMember } from '../member-lookup'
import { propertyField } from '../property-field'
import type { Member } from '../room'
import { memberProperty } from '../room-properties'
import { accept, inRoom, type Reply, type RoomCall } from './command'
import { numberList, textField, textListField, wholeNumber } from './read-fields'

const MAX_PAGE = 200
const DEFAULT_PAGE = 100

/** 36_16: the members behind account ids; unknown ones are left out. */
export const getMemberByIds = inRoom((call) => {
  const { session, fields } = call
  const found = textListField(fields, 'accountIds').flatMap(
    (accountId) => findMember(session, accountId) ?? [],
  )
  return accept({ datas: propertiesOf(call, found) })
})

/** 36_37: a page of the members that match a query. */
export const getMemberListByOption = inRoom((call) => {
  const { room, app } = call.session
  const { standing } = room
  const query = readMemberQuery(call.fields)
  const away = new Set([
    ...standing.fixedMembers,
    ...(query.onlyBlocked ? standing.blocked : []),
    ...(query.onlyChatBanned ? standing.chatBanned : []),
  ])
  const offline = [...away]
    .filter((accountId) => room.onlineMember(accountId) === undefined)
    .map((accountId) => app.offlineMember(room, accountId))
  const matching = [...room.onlineMembers(), ...offline].filter(
    (member) =>
      (query.roles.size === 0 || query.roles.has(member.role)) &&
      (!query.onlyOnline || member.ends.length > 0) &&
      (!query.onlyBlocked || standing.blocked.has(member.accountId)) &&
      (!query.onlyChatBanned || standing.chatBanned.has(member.accountId)),
  )
  return pageOf(call, matching, query)
})

/** 36_32: how many members with a tag are in the room; an account counts once. */
export const getMemberCountByTag = inRoom(({ session, fields }) =>
  accept({ data: membersWithTag(session.room, textField(fields, 'tag')).length }),
)

/** 36_41: a page of the members with a tag that are in the room. */
export const getMemberListByTag = inRoom((call) => {
  const query = fromProperty('v2ChatroomGetMemberListByTag.tag', propertyField(call.fields, 'tag'))
  const tag = typeof query['tag'] === 'string' ? query['tag'] : ''
  return pageOf(call, membersWithTag(call.session.room, tag), readPage(query))
})

interface Page {
  readonly offset: number
  readonly limit: number
}

interface MemberQuery extends Page {
  readonly roles: ReadonlySet<number>
  readonly onlyOnline: boolean
  readonly onlyBlocked: boolean
  readonly onlyChatBanned: boolean
}

function readMemberQuery(fields: Fields): MemberQuery {
  const query = fromProperty('memberQuery', propertyField(fields, 'tag'))
  return {
    roles: new Set(numberList(query['memberRoles'])),
    onlyOnline: query['onlyOnline'] === true,
    onlyBlocked: query['onlyBlocked'] === true,
    onlyChatBanned: query['onlyChatBanned'] === true,
    ...readPage(query),
  }
}

/** The page token is the number of members passed so far. */
function readPage({ pageToken, limit }: Record<string, unknown>): Page {
  return {
    offset: wholeNumber(Number(pageToken), 0),
    limit: Math.min(MAX_PAGE, wholeNumber(limit, DEFAULT_PAGE) || DEFAULT_PAGE),
  }
}

function pageOf(call: RoomCall, members: readonly Member[], { offset, limit }: Page): Reply {
  const page = members.slice(offset, offset + limit)
  const nextOffset = offset + page.length
  return accept({
    hasMore: nextOffset < members.length ? 1 : 0,
    pageToken: String(nextOffset),
    datas: propertiesOf(call, page),
  })
}

function propertiesOf({ session, context }: RoomCall, members: readonly Member[]): Property[] {
  const wallMs = context.clock.wallMs()
  return members.map((member) => memberProperty(session.room, member, wallMs))
}

function membersWithTag(room: RoomCall['session']['room'], tag: string): readonly Member[] {
  return room.onlineMembers().filter(({ profile }) => profile.tags.includes(tag))
}
