import { toProperty, type NotificationMember, type Property } from '../../src-shared/protocol'
import type { Member, Room } from './room'
import type { Session } from './session'

/** A room as it travels. */
export function roomProperty(room: Room): Property {
  return toProperty('chatroomInfo', {
    roomId: room.roomId,
    roomName: room.name,
    announcement: room.announcement,
    liveUrl: room.liveUrl,
    isValidRoom: room.valid,
    serverExtension: room.serverExtension,
    queueLevelMode: room.queueLevel,
    creatorAccountId: room.creator,
    onlineUserCount: room.onlineMemberCount,
    chatBanned: room.chatBanned,
  })
}

/** A member as it travels. */
export function memberProperty(room: Room, member: Member, wallMs: number): Property {
  return toProperty('member', { roomId: room.roomId, ...memberState(room, member, wallMs) })
}

/** CDN polling is a service of the vendor's; a private cloud declares it off (protocol notes §7.2). */
export const NO_CDN_PROPERTY: Property = toProperty('cdnInfo', { enabled: false })

/** A member as it is now, in the names of the API; `wallMs` tells how long a temporary chat ban still lasts. */
export function memberState(room: Room, member: Member, wallMs: number): NotificationMember {
  const { profile, accountId, ends } = member
  const { standing } = room
  const tempChatBannedDuration = standing.tempChatBanSeconds(accountId, wallMs)
  return {
    accountId,
    memberRole: member.role,
    memberLevel: standing.levelOf(accountId),
    roomNick: profile.nick,
    roomAvatar: profile.avatar,
    serverExtension: profile.serverExtension,
    isOnline: ends.length > 0,
    enterTime: member.enteredAtMs,
    blocked: standing.blocked.has(accountId),
    chatBanned: standing.chatBanned.has(accountId),
    valid: true,
    updateTime: member.updatedAtMs,
    tempChatBanned: tempChatBannedDuration > 0,
    tempChatBannedDuration,
    ...(profile.tags.length > 0 ? { tags: [...profile.tags] } : {}),
    ...(profile.notifyTargetTags === '' ? {} : { notifyTargetTags: profile.notifyTargetTags }),
    ...(ends.length > 0 ? { multiEnterInfo: ends.map(enterInfoOf) } : {}),
  }
}

function enterInfoOf({ profile, enteredAtMs, clientType }: Session): Record<string, unknown> {
  return { roomNick: profile.nick, roomAvatar: profile.avatar, enterTime: enteredAtMs, clientType }
}
