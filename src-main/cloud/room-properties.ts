import { toProperty, type Property } from '../../src-shared/protocol'
import type { Member, Room } from './room'

const NO_CDN = { enabled: false }

/** A room as it travels. */
export function roomProperty(room: Room): Property {
  return toProperty('chatroomInfo', {
    roomId: room.roomId,
    roomName: room.name,
    announcement: room.announcement,
    liveUrl: '',
    isValidRoom: room.valid,
    serverExtension: '',
    queueLevelMode: 0,
    creatorAccountId: room.creator,
    onlineUserCount: room.onlineMemberCount,
    chatBanned: false,
  })
}

/** A member as it travels. */
export function memberProperty(room: Room, member: Member): Property {
  const { profile } = member
  return toProperty('member', {
    roomId: room.roomId,
    accountId: member.accountId,
    memberRole: member.role,
    memberLevel: 0,
    roomNick: profile.nick,
    roomAvatar: profile.avatar,
    serverExtension: profile.serverExtension,
    isOnline: member.ends.length > 0,
    enterTime: member.enteredAtMs,
    blocked: room.blocked.has(member.accountId),
    chatBanned: false,
    valid: true,
    updateTime: member.updatedAtMs,
    tempChatBanned: false,
    tempChatBannedDuration: 0,
    tags: profile.tags.length > 0 ? profile.tags : undefined,
    notifyTargetTags: profile.notifyTargetTags === '' ? undefined : profile.notifyTargetTags,
    multiEnterInfo: member.ends.length > 0 ? multiEnterInfo(member) : undefined,
  })
}

/** CDN polling is a service of the vendor's; a private cloud declares it off (protocol notes §7.2). */
export function cdnProperty(): Property {
  return toProperty('cdnInfo', NO_CDN)
}

/** The same member in the shape that notifications carry (protocol notes §8.2). */
export function notificationMember(room: Room, member: Member): Record<string, unknown> {
  const { profile } = member
  return {
    accountId: member.accountId,
    memberRole: member.role,
    memberLevel: 0,
    nick: profile.nick,
    avatar: profile.avatar,
    ...(profile.serverExtension === '' ? {} : { ext: profile.serverExtension }),
    onlineStat: member.ends.length > 0 ? 1 : 0,
    blockList: room.blocked.has(member.accountId) ? 1 : 0,
    chatBanned: 0,
    tempChatBanned: 0,
    muteTtl: 0,
    enterTime: member.enteredAtMs,
    updateTime: member.updatedAtMs,
    valid: 1,
    ...(profile.tags.length === 0 ? {} : { tags: JSON.stringify(profile.tags) }),
    ...(profile.notifyTargetTags === '' ? {} : { notifyTargetTags: profile.notifyTargetTags }),
    onlineList: multiEnterInfo(member),
  }
}

function multiEnterInfo(member: Member): string {
  return JSON.stringify(
    member.ends.map((end) => ({
      room_nick: end.profile.nick,
      room_avatar: end.profile.avatar,
      enter_time: end.enteredAtMs,
      client_type: end.clientType,
    })),
  )
}
