import { V2NIMLoginClientType as ClientType } from '../../../src-shared/chatroom'
import type { WorldAccount } from '../../../src-shared/console/world'
import type { Member, Room } from '../room'
import { roomNumber } from './fields'

/** Data of answers in the names of V2 (domain.md §5.4). */

export function accountData({ accountId, token, banned }: WorldAccount): object {
  return { account_id: accountId, token, configuration: { enabled: !banned } }
}

/** An account without what it proves itself with. */
export function accountProfile({ accountId, nick, avatar, banned }: WorldAccount): object {
  return {
    account_id: accountId,
    configuration: { enabled: !banned },
    user_information: { name: nick, avatar },
  }
}

export function roomData(room: Room): object {
  return {
    room_id: roomNumber(room.roomId),
    room_name: room.name,
    valid: room.valid,
    creator: room.creator,
    announcement: room.announcement,
    extension: room.serverExtension,
    live_url: room.liveUrl,
    chat_banned: room.chatBanned,
    queue_level: room.queueLevel,
    in_out_notification: room.inOutNotification ? 1 : 0,
  }
}

const countedClients = [
  ['android', ClientType.ANDROID],
  ['ios', ClientType.IOS],
  ['pc', ClientType.PC],
  ['web', ClientType.WEB],
  ['mac', ClientType.MAC_OS],
] as const

/** How many accounts are in a room; by type an account with two kinds of ends counts in both. */
export function onlineCounts(
  room: Room,
  wants: { readonly total: boolean; readonly byType: boolean },
): object {
  const byType = countedClients.map(([name, clientType]) => [
    `${name}_online_user_count`,
    room.onlineMembers().filter(({ ends }) => ends.some((end) => end.clientType === clientType)).length,
  ])
  return {
    ...(wants.total ? { online_user_count: room.onlineMemberCount } : {}),
    ...(wants.byType ? (Object.fromEntries(byType) as Record<string, number>) : {}),
  }
}

export function memberData(room: Room, member: Member, wallMs: number): object {
  const { standing } = room
  const { profile, accountId } = member
  return {
    room_id: roomNumber(room.roomId),
    account_id: accountId,
    member_role: member.role,
    member_level: standing.levelOf(accountId),
    room_nick: profile.nick,
    room_avatar: profile.avatar,
    extension: profile.serverExtension,
    online_status: member.ends.length > 0,
    enter_time: member.enteredAtMs,
    blocked: standing.blocked.has(accountId),
    chat_banned: standing.chatBanned.has(accountId),
    temp_chat_banned: standing.tempChatBanSeconds(accountId, wallMs) > 0,
    temp_chat_banned_duration: standing.tempChatBanSeconds(accountId, wallMs),
    tags: profile.tags,
  }
}
