import { z } from 'zod'
import { V2NIMChatroomMemberRole as Role } from '../../../src-shared/chatroom'
import type { RoomInfoChange } from '../moderation'
import type { MemberCall } from '../operations/member-operations'
import { endpoint, type Endpoint, type EndpointDefinition } from './endpoint'
import * as field from './fields'
import { roomAddresses } from './room-addresses'
import { v1Account, v1Member, v1Room } from './v1-answers'

const room = { roomid: field.roomId }
const account = { accid: field.accountId }
const operated = { ...room, operator: field.accountId, target: z.string().min(1).max(64) }
const notice = {
  needNotify: field.flag.default(true),
  notifyExt: field.notifyExtension.optional(),
}
const delay = {
  delayClosePolicy: field.delayClosePolicy.optional(),
  delaySeconds: field.delaySeconds.optional(),
}
const info = {
  announcement: field.announcement.optional(),
  broadcasturl: field.liveUrl.optional(),
  ext: field.extension.optional(),
  queuelevel: field.queueLevel.optional(),
}
/** `opt` of setMemberRole: what a role change, the block list and the chat ban have in common in V1. */
const ROLE_OPTION = { manager: 1, normal: 2, blocked: -1, chatBanned: -2 } as const

/** The calls of V1 that have an equivalent in V2 (domain.md §5.5): forms in, the same operations behind. */
export const v1Endpoints: readonly Endpoint[] = [
  call('/user/create.action', {
    summary: 'Register an account',
    input: z.object({
      ...account,
      token: field.token.optional(),
      name: field.nick.optional(),
      icon: field.avatar.optional(),
    }),
    run: ({ accounts }, app, { accid, token, name, icon }) => ({
      info: v1Account(accounts.register(app, { accountId: accid, token, nick: name, avatar: icon })),
    }),
  }),
  call('/user/update.action', {
    summary: 'Change the token of an account',
    input: z.object({ ...account, token: field.token.optional() }),
    run: ({ accounts }, app, { accid, token }) => {
      accounts.update(app, accid, { token })
      return {}
    },
  }),
  call('/user/refreshToken.action', {
    summary: 'Give an account a new token',
    input: z.object(account),
    run: ({ accounts }, app, { accid }) => ({ info: v1Account(accounts.refreshToken(app, accid)) }),
  }),
  call('/user/block.action', {
    summary: 'Ban an account',
    input: z.object({ ...account, needkick: field.flag.default(false) }),
    run: ({ accounts }, app, { accid, needkick }) => {
      accounts.setBanned(app, accid, true)
      if (needkick) accounts.kick(app, accid, { devices: { kind: 'all' }, extension: null })
      return {}
    },
  }),
  call('/user/unblock.action', {
    summary: 'Lift the ban of an account',
    input: z.object(account),
    run: ({ accounts }, app, { accid }) => {
      accounts.setBanned(app, accid, false)
      return {}
    },
  }),
  call('/chatroom/create.action', {
    summary: 'Create a room',
    input: z.object({ ...info, ...delay, creator: field.accountId, name: field.roomName }),
    run: ({ rooms }, app, input) => {
      const created = rooms.create(app, {
        creator: input.creator,
        name: input.name,
        announcement: input.announcement ?? '',
        liveUrl: input.broadcasturl ?? '',
        extension: input.ext ?? '',
        queueLevel: input.queuelevel ?? 0,
        autoClose: field.autoCloseOf(input.delayClosePolicy, input.delaySeconds) ?? null,
      })
      return { chatroom: v1Room(created) }
    },
  }),
  call('/chatroom/get.action', {
    summary: 'Get a room',
    input: z.object({ ...room, needOnlineUserCount: field.flag.default(false) }),
    run: ({ rooms }, app, { roomid, needOnlineUserCount }) => {
      const found = rooms.get(app, roomid)
      const counted = needOnlineUserCount ? { onlineusercount: found.onlineMemberCount } : {}
      return { chatroom: { ...v1Room(found), ...counted } }
    },
  }),
  call('/chatroom/update.action', {
    summary: 'Change what a room shows of itself',
    input: z.object({ ...room, ...info, ...notice, name: field.roomName.optional() }),
    run: ({ rooms }, app, input) => {
      const change = field.onlyGiven<Required<RoomInfoChange>>({
        name: input.name,
        announcement: input.announcement,
        liveUrl: input.broadcasturl,
        serverExtension: input.ext,
        queueLevel: input.queuelevel,
      })
      return { chatroom: v1Room(rooms.update(app, input.roomid, change, noticeOf(input))) }
    },
  }),
  call('/chatroom/toggleCloseStat.action', {
    summary: 'Open or close a room',
    input: z.object({ ...room, operator: field.accountId, valid: field.flag }),
    run: ({ rooms }, app, { roomid, operator, valid }) => ({
      desc: v1Room(rooms.setValid(app, roomid, { operatorId: operator, valid })),
    }),
  }),
  call('/chatroom/requestAddr.action', {
    summary: 'Get the link addresses of a room: 1 web, 2 common, 3 mini-program',
    input: z.object({
      ...room,
      accid: z.string().min(1).max(64),
      clienttype: field.count.pipe(z.number().min(1).max(3)).default(1),
      clientip: z.string().optional(),
    }),
    run: (operations, app, { roomid: roomId, accid: accountId }) => ({
      addr: roomAddresses(operations, app, { roomId, accountId }),
    }),
  }),
  call('/chatroom/setMemberRole.action', {
    summary: 'Set role, block list or chat ban: opt 1 manager, 2 normal member, -1 blocked, -2 muted',
    input: z.object({
      ...operated,
      opt: field.count.pipe(z.union(Object.values(ROLE_OPTION).map((option) => z.literal(option)))),
      optvalue: field.flag,
      notifyExt: notice.notifyExt,
    }),
    run: ({ members, rooms }, app, input) => {
      const change = { ...memberCall({ ...input, needNotify: true }) }
      const { opt, optvalue } = input
      switch (opt) {
        case ROLE_OPTION.manager:
          members.setRole(app, { ...change, role: optvalue ? Role.MANAGER : Role.NORMAL })
          break
        case ROLE_OPTION.normal:
          members.setRole(app, { ...change, role: optvalue ? Role.NORMAL : Role.NORMAL_GUEST })
          break
        case ROLE_OPTION.blocked:
          members.setBlocked(app, { ...change, blocked: optvalue })
          break
        case ROLE_OPTION.chatBanned:
          members.setChatBanned(app, { ...change, banned: optvalue })
          break
        default:
          return opt satisfies never
      }
      return { desc: v1Member(rooms.get(app, input.roomid), input.target) }
    },
  }),
  call('/chatroom/kickMember.action', {
    summary: 'Throw a member out of a room',
    input: z.object({
      ...room,
      accid: field.accountId,
      targetAccid: z.string().min(1).max(64),
      notifyExt: notice.notifyExt,
    }),
    run: ({ members }, app, { roomid, accid: operator, targetAccid: target, notifyExt }) => {
      members.kick(app, memberCall({ roomid, operator, target, notifyExt, needNotify: true }))
      return {}
    },
  }),
  call('/chatroom/temporaryMute.action', {
    summary: 'Take the word from a member for a while',
    input: z.object({ ...operated, ...notice, muteDuration: field.muteSeconds }),
    run: ({ members }, app, input) => {
      members.setTempChatBanned(app, { ...memberCall(input), durationSeconds: input.muteDuration })
      return { desc: { muteDuration: input.muteDuration } }
    },
  }),
  call('/chatroom/muteRoom.action', {
    summary: 'Leave the word to creator and managers, or give it back to everybody',
    input: z.object({ ...room, ...notice, operator: field.accountId, mute: field.flag }),
    run: ({ rooms }, app, input) => {
      rooms.setChatBanned(app, input.roomid, { banned: input.mute, ...noticeOf(input) })
      return { desc: { success: true } }
    },
  }),
  call('/chatroom/updateInOutNotification.action', {
    summary: 'Switch the in and out notices of a room',
    input: z.object({ ...room, close: field.flag }),
    run: ({ rooms }, app, { roomid, close }) => {
      rooms.setInOutNotification(app, roomid, !close)
      return {}
    },
  }),
  call('/chatroom/updateDelayClosePolicy.action', {
    summary: 'Say when a room closes by itself',
    input: z.object({
      ...room,
      delayClosePolicy: field.delayClosePolicy,
      delaySeconds: delay.delaySeconds,
    }),
    run: ({ rooms }, app, { roomid, delayClosePolicy, delaySeconds }) => {
      rooms.setAutoClose(app, roomid, field.autoCloseOf(delayClosePolicy, delaySeconds) ?? null)
      return {}
    },
  }),
  call('/chatroom/queryUserRoomIds.action', {
    summary: 'List the open rooms of a creator',
    input: z.object({ creator: field.accountId }),
    run: ({ rooms }, app, { creator }) => ({
      desc: { roomids: rooms.openRoomsOf(app, creator).map(({ roomId }) => field.roomNumber(roomId)) },
    }),
  }),
]

/** Every call of V1 is a form that is posted. */
function call<Input extends z.ZodObject>(
  path: string,
  definition: Pick<EndpointDefinition<Input>, 'summary' | 'input' | 'run'>,
): Endpoint {
  return endpoint({ method: 'POST', path: `/nimserver${path}`, place: 'body', ...definition })
}

interface V1Notice {
  readonly needNotify: boolean
  readonly notifyExt?: string | undefined
}

function noticeOf({
  needNotify,
  notifyExt,
}: V1Notice): Pick<MemberCall, 'notificationEnabled' | 'extension'> {
  return { notificationEnabled: needNotify, extension: notifyExt ?? null }
}

function memberCall(
  input: V1Notice & { readonly roomid: string; readonly operator: string; readonly target: string },
): MemberCall {
  return {
    roomId: input.roomid,
    operatorId: input.operator,
    accountId: input.target,
    ...noticeOf(input),
  }
}
