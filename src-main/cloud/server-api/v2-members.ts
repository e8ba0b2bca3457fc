import { z } from 'zod'
import { V2NIMChatroomMemberRole as Role } from '../../../src-shared/chatroom'
import type { MemberCall } from '../operations/member-operations'
import { endpoint, type Endpoint } from './endpoint'
import * as field from './fields'
import { memberData } from './v2-answers'
import { noticeOf } from './v2-rooms'

const MEMBERS = '/im/v2/room_members'
const MEMBER = `${MEMBERS}/{account_id}`
const MAX_PAGE = 200
const DEFAULT_PAGE = 100
const room = { room_id: field.roomId }
const change = {
  ...room,
  account_id: z.string().min(1).max(64),
  operator_account_id: field.accountId,
  notification_enabled: field.flag.default(true),
  notification_extension: field.notifyExtension.optional(),
}
const page = {
  offset: field.count.pipe(z.number().min(0)).default(0),
  limit: field.count.pipe(z.number().min(1).max(MAX_PAGE)).default(DEFAULT_PAGE),
}
const assignableRole = field.count.pipe(
  z.union([z.literal(Role.NORMAL), z.literal(Role.MANAGER), z.literal(Role.NORMAL_GUEST)]),
)
/** A list of roles, in a query as a JSON list or with commas. */
const roles = z
  .union([z.array(z.number().int()), z.string().regex(/^\[?\d*(,\d+)*\]?$/)])
  .transform((value) => (typeof value === 'string' ? (value.match(/\d+/g) ?? []).map(Number) : value))

/** Members of rooms by V2 (domain.md §5.4). */
export const v2Members: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/im/v2/chatrooms/{room_id}/actions/list_online_members',
    summary: 'List who is in a room',
    place: 'query',
    input: z.object({ ...room, ...page, member_roles: roles.default([]) }),
    run: ({ members, rooms, wallMs }, app, { room_id, offset, limit, member_roles }) => {
      const found = members.online(app, room_id, member_roles)
      const items = found.slice(offset, offset + limit)
      return {
        items: items.map((member) => memberData(rooms.get(app, room_id), member, wallMs())),
        has_more: offset + items.length < found.length,
      }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/im/v2/chatrooms/{room_id}/actions/list_members',
    summary: 'List the fixed members of a room',
    place: 'query',
    input: z.object({ ...room, ...page }),
    run: ({ members, rooms, wallMs }, app, { room_id, offset, limit }) => {
      const found = members.fixed(app, room_id)
      const items = found.slice(offset, offset + limit)
      return {
        items: items.map((member) => memberData(rooms.get(app, room_id), member, wallMs())),
        has_more: offset + items.length < found.length,
      }
    },
  }),
  endpoint({
    method: 'PATCH',
    path: '/im/v2.1/room_members/{account_id}/actions/kicked',
    summary: 'Throw a member out of a room',
    place: 'body',
    input: z.object(change),
    run: ({ members }, app, input) => {
      members.kick(app, memberCall(input))
      return {}
    },
  }),
  endpoint({
    method: 'PATCH',
    path: `${MEMBER}/actions/blocked`,
    summary: 'Put an account on the block list of a room, or take it off',
    place: 'body',
    input: z.object({ ...change, blocked: field.flag }),
    run: ({ members }, app, input) => {
      members.setBlocked(app, { ...memberCall(input), blocked: input.blocked })
      return {}
    },
  }),
  endpoint({
    method: 'GET',
    path: '/im/v2.1/room_members/{room_id}/actions/blocked',
    summary: 'Read the block list of a room',
    place: 'query',
    input: z.object(room),
    run: ({ members }, app, { room_id }) => ({
      items: members.blockList(app, room_id).map((accountId) => ({ account_id: accountId })),
    }),
  }),
  endpoint({
    method: 'PATCH',
    path: `${MEMBER}/actions/chat_banned`,
    summary: 'Take the word from a member, or give it back',
    place: 'body',
    input: z.object({ ...change, chat_banned: field.flag }),
    run: ({ members }, app, input) => {
      members.setChatBanned(app, { ...memberCall(input), banned: input.chat_banned })
      return {}
    },
  }),
  endpoint({
    method: 'PATCH',
    path: `${MEMBER}/actions/temp_chat_banned`,
    summary: 'Take the word from a member for a while',
    place: 'body',
    input: z.object({
      ...change,
      chat_banned: field.flag,
      chat_banned_duration: field.muteSeconds.default(0),
    }),
    run: ({ members }, app, input) => {
      const durationSeconds = input.chat_banned ? input.chat_banned_duration : 0
      members.setTempChatBanned(app, { ...memberCall(input), durationSeconds })
      return { mute_duration: durationSeconds }
    },
  }),
  endpoint({
    method: 'POST',
    path: MEMBER,
    summary: 'Give a member a role',
    place: 'body',
    input: z.object({
      ...change,
      member_role: assignableRole,
      member_level: field.count.pipe(z.number().min(0)).optional(),
    }),
    run: ({ members, rooms, wallMs }, app, input) => {
      const { member_role: role, member_level: level } = input
      const member = members.setRole(app, {
        ...memberCall(input),
        role,
        ...(level === undefined ? {} : { level }),
      })
      return memberData(rooms.get(app, input.room_id), member, wallMs())
    },
  }),
  endpoint({
    method: 'PATCH',
    path: `${MEMBER}/actions/tags`,
    summary: 'Give a member of a room other tags',
    place: 'body',
    input: z.object({
      ...room,
      account_id: change.account_id,
      tags: z.array(z.string()).optional(),
      notify_target_tags: z.string().optional(),
      notification_enabled: change.notification_enabled,
      notification_extension: change.notification_extension,
    }),
    run: ({ members, rooms, wallMs }, app, input) => {
      const { room_id: roomId, account_id: accountId, tags, notify_target_tags: notifyTargetTags } = input
      const member = members.setTags(app, { roomId, accountId, tags, notifyTargetTags, ...noticeOf(input) })
      return memberData(rooms.get(app, roomId), member, wallMs())
    },
  }),
]

function memberCall(input: {
  readonly room_id: string
  readonly account_id: string
  readonly operator_account_id: string
  readonly notification_enabled: boolean
  readonly notification_extension?: string | undefined
}): MemberCall {
  return {
    roomId: input.room_id,
    accountId: input.account_id,
    operatorId: input.operator_account_id,
    ...noticeOf(input),
  }
}
