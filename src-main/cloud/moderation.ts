import {
  V2NIMChatroomKickedReason as Reason,
  type V2NIMChatroomMemberRole as Role,
} from '../../src-shared/chatroom'
import type { NotificationData } from '../../src-shared/protocol'
import { membersNamedBy } from './audience'
import type { Notice } from './notifications'
import type { Presence } from './presence'
import { Push } from './push'
import type { Member, Room } from './room'
import type { FixedRole } from './room-standing'

/** A change of how one member stands in a room, wanted by another. */
export interface MemberChange {
  readonly room: Room
  readonly operator: Member
  readonly target: Member
  readonly extension: string | null
  /** Whether the room is told; true when not given. */
  readonly notificationEnabled?: boolean
}

/** A temporary chat ban for everybody with a tag. */
export interface TagBan {
  readonly room: Room
  readonly operator: Member
  readonly tag: string
  /** 0 lifts the ban. */
  readonly durationSeconds: number
  readonly extension: string | null
  readonly notificationEnabled: boolean
  /** Tag expression of those who hear of it; null for everybody. */
  readonly notifyTargetTags: string | null
}

/** New tags of a member that is in the room. */
export interface TagChange {
  readonly room: Room
  readonly member: Member
  readonly tags: readonly string[]
  readonly notifyTargetTags: string
  readonly extension: string | null
  readonly notificationEnabled: boolean
}

/** Fields of a room that may change; those left out stay. */
export type RoomInfoChange = Partial<
  Pick<Room, 'name' | 'announcement' | 'liveUrl' | 'serverExtension' | 'queueLevel'>
>

/** Changes how members stand and what a room is, and tells the room (domain.md §2.7). Rights are checked before. */
export class Moderation {
  constructor(private readonly presence: Presence) {}

  /** 326 with the role that the member had. `level` is kept when it is not given. */
  setRole(
    change: MemberChange & { readonly role: FixedRole | typeof Role.NORMAL_GUEST; readonly level?: number },
  ): void {
    const { room, target, role, level } = change
    const previousRole = target.role
    room.standing.setRole(target.accountId, role)
    if (level !== undefined) room.standing.setLevel(target.accountId, level)
    target.role = room.roleOf(target.accountId)
    this.tell(change, 'ROLE_UPDATE', { subject: target, data: { previousRole } })
  }

  /** 303 or 304; a blocked member loses its ends with reason 5 and cannot come back (114426). */
  setBlocked(change: MemberChange & { readonly blocked: boolean }): void {
    const { room, operator, target, blocked, extension } = change
    room.standing.setBlocked(target.accountId, blocked)
    this.tell(change, blocked ? 'MEMBER_BLOCK_ADDED' : 'MEMBER_BLOCK_REMOVED')
    if (!blocked) return
    const kick = { reason: Reason.BE_BLOCKED, extension, by: operator.accountId }
    this.presence.displace(room.endsOf(target.accountId), kick)
  }

  /** The ends of the member hear of it as 13_101, the others as 325. */
  setTags(change: TagChange): void {
    const { room, member, tags, notifyTargetTags, extension } = change
    member.profile = { ...member.profile, tags, notifyTargetTags }
    member.updatedAtMs = this.presence.source().wallMs
    const toOwnEnds = new Push('v2ChatroomOnMemberTagUpdated', { data: { '1': JSON.stringify(tags) } })
    for (const end of room.endsOf(member.accountId)) end.connection.push(toOwnEnds)
    if (!change.notificationEnabled) return
    const isMeant = membersNamedBy(notifyTargetTags === '' ? null : notifyTargetTags)
    const notice: Notice = { name: 'TAGS_UPDATE', operator: member, extension, data: { tags: [...tags] } }
    this.presence.notify(room, notice, (end, other) => other !== member && isMeant(end, other))
  }

  /** 305 or 306. */
  setChatBanned(change: MemberChange & { readonly banned: boolean }): void {
    const { room, target, banned } = change
    room.standing.setChatBanned(target.accountId, banned)
    this.tell(change, banned ? 'MEMBER_CHAT_BANNED_ADDED' : 'MEMBER_CHAT_BANNED_REMOVED', {
      data: { chatBanned: banned },
    })
  }

  /** 314, or 315 when the duration is 0. The end of the time is not announced. */
  setTempChatBanned(change: MemberChange & { readonly durationSeconds: number }): void {
    const { room, target, durationSeconds } = change
    room.standing.setTempChatBanned(target.accountId, durationSeconds, this.presence.source().wallMs)
    const name = durationSeconds > 0 ? 'MEMBER_TEMP_CHAT_BANNED_ADDED' : 'MEMBER_TEMP_CHAT_BANNED_REMOVED'
    this.tell(change, name, { data: tempBanData(durationSeconds) })
  }

  /** 321, or 322 when the duration is 0. */
  setTagTempChatBanned(ban: TagBan): void {
    const { room, operator, tag, durationSeconds, extension } = ban
    room.standing.setTagChatBanned(tag, durationSeconds, this.presence.source().wallMs)
    if (!ban.notificationEnabled) return
    const name = durationSeconds > 0 ? 'TAG_TEMP_CHAT_BANNED_ADDED' : 'TAG_TEMP_CHAT_BANNED_REMOVED'
    const data = { targetTag: tag, ...tempBanData(durationSeconds) }
    this.presence.notify(room, { name, operator, extension, data }, membersNamedBy(ban.notifyTargetTags))
  }

  /** 318 or 319: from now on only creator and managers may speak, or everybody again. */
  setRoomChatBanned(change: Omit<MemberChange, 'target'> & { readonly banned: boolean }): void {
    const { room, operator, banned } = change
    room.chatBanned = banned
    this.tell({ ...change, target: operator }, banned ? 'CHAT_BANNED' : 'CHAT_BANNED_REMOVED', {
      data: { chatBanned: banned },
    })
  }

  /** 312 with the fields that were given. */
  updateRoomInfo(change: Omit<MemberChange, 'target'> & { readonly info: RoomInfoChange }): void {
    const { room, operator, info } = change
    Object.assign(room, info)
    const { name: roomName, announcement, liveUrl, serverExtension, queueLevel: queueLevelMode } = info
    const roomInfo = { roomName, announcement, liveUrl, serverExtension, queueLevelMode }
    this.tell({ ...change, target: operator }, 'ROOM_INFO_UPDATED', { data: { roomInfo } })
  }

  private tell(
    { room, operator, target, extension, notificationEnabled = true }: MemberChange,
    name: Notice['name'],
    rest: Pick<Notice, 'subject' | 'data'> = {},
  ): void {
    if (!notificationEnabled) return
    this.presence.notify(room, { name, operator, targets: [target], extension, ...rest })
  }
}

function tempBanData(durationSeconds: number): NotificationData {
  return { tempChatBanned: durationSeconds > 0, tempChatBannedDuration: durationSeconds }
}
