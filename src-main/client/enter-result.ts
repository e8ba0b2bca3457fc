import type { V2NIMChatroomMemberRole } from '../../src-shared/chatroom'
import { fromProperty, type Fields, type Property } from '../../src-shared/protocol'

/** Room data as the API shows it; only what the server sent is present (protocol notes §5). */
export interface V2NIMChatroomInfo {
  readonly roomId: string
  readonly roomName?: string
  readonly announcement?: string
  readonly liveUrl?: string
  readonly isValidRoom?: boolean
  readonly serverExtension?: string
  readonly queueLevelMode?: number
  readonly creatorAccountId?: string
  readonly onlineUserCount?: number
  readonly chatBanned?: boolean
}

/** A member of a room as the API shows it. Times are Unix milliseconds. */
export interface V2NIMChatroomMember {
  readonly roomId?: string
  readonly accountId: string
  readonly memberRole?: V2NIMChatroomMemberRole
  readonly memberLevel?: number
  readonly roomNick?: string
  readonly roomAvatar?: string
  readonly serverExtension?: string
  readonly isOnline?: boolean
  readonly enterTime?: number
  readonly blocked?: boolean
  readonly chatBanned?: boolean
  readonly valid?: boolean
  readonly updateTime?: number
  readonly tempChatBanned?: boolean
  /** Seconds. */
  readonly tempChatBannedDuration?: number
  readonly tags?: readonly string[]
  readonly notifyTargetTags?: string
  readonly multiEnterInfo?: readonly {
    readonly roomNick: string
    readonly roomAvatar: string
    readonly enterTime: number
    readonly clientType: number
  }[]
}

/** What enter() resolves to. */
export interface V2NIMChatroomEnterResult {
  readonly chatroom: V2NIMChatroomInfo
  readonly selfMember: V2NIMChatroomMember
}

/** Reads the answer to a login; nothing in it is checked, as in the vendor's SDK (protocol notes §7.2). */
export function readEnterResult(fields: Fields): V2NIMChatroomEnterResult {
  return {
    chatroom: fromProperty(
      'chatroomInfo',
      propertyOf(fields, 'chatroomInfo'),
    ) as unknown as V2NIMChatroomInfo,
    selfMember: fromProperty(
      'member',
      propertyOf(fields, 'chatroomMember'),
    ) as unknown as V2NIMChatroomMember,
  }
}

function propertyOf(fields: Fields, name: string): Property {
  return (fields[name] ?? {}) as Property
}
