import type { ChatroomServiceEvents } from './chatroom-service-events'
import type { ChatroomNotification } from './room-notification'

/** One event of the service with its arguments. */
export type ServiceEvent = {
  [Name in keyof ChatroomServiceEvents]: { readonly name: Name; readonly values: ChatroomServiceEvents[Name] }
}[keyof ChatroomServiceEvents]

/** Whom a notification may concern. */
export interface Self {
  readonly accountId: string | null
  readonly tags: readonly string[]
}

/** The events that a notification causes, in their order (protocol notes §8.2); room info is told by its merge. */
export function eventsOf({ name, attachment }: ChatroomNotification, self: Self): readonly ServiceEvent[] {
  const { currentMember, operatorId, targetIds = [], targetTag, previousRole } = attachment
  const concernsSelf = self.accountId !== null && targetIds.includes(self.accountId)
  const banned = {
    name: 'onSelfTempChatBannedUpdated',
    values: [true, attachment.tempChatBannedDuration ?? 0],
  } as const
  const unbanned = { name: 'onSelfTempChatBannedUpdated', values: [false, 0] } as const
  switch (name) {
    case 'MEMBER_ENTER':
      return currentMember ? [{ name: 'onChatroomMemberEnter', values: [currentMember] }] : []
    case 'MEMBER_EXIT':
      return operatorId === undefined ? [] : [{ name: 'onChatroomMemberExit', values: [operatorId] }]
    case 'MEMBER_KICKED':
      return targetIds.map((accountId) => ({ name: 'onChatroomMemberExit', values: [accountId] }))
    case 'MEMBER_CHAT_BANNED_ADDED':
      return concernsSelf ? [{ name: 'onSelfChatBannedUpdated', values: [true] }] : []
    case 'MEMBER_CHAT_BANNED_REMOVED':
      return concernsSelf ? [{ name: 'onSelfChatBannedUpdated', values: [false] }] : []
    case 'MEMBER_TEMP_CHAT_BANNED_ADDED':
      return concernsSelf ? [banned] : []
    case 'MEMBER_TEMP_CHAT_BANNED_REMOVED':
      return concernsSelf ? [unbanned] : []
    case 'TAG_TEMP_CHAT_BANNED_ADDED':
      return targetTag !== undefined && self.tags.includes(targetTag) ? [banned] : []
    case 'TAG_TEMP_CHAT_BANNED_REMOVED':
      return [unbanned]
    case 'MEMBER_INFO_UPDATED':
      return currentMember ? [{ name: 'onChatroomMemberInfoUpdated', values: [currentMember] }] : []
    case 'CHAT_BANNED':
      return [{ name: 'onChatroomChatBannedUpdated', values: [true] }]
    case 'CHAT_BANNED_REMOVED':
      return [{ name: 'onChatroomChatBannedUpdated', values: [false] }]
    case 'MESSAGE_REVOKE':
      return revoked(attachment.messageClientId, attachment.messageTime)
    case 'TAGS_UPDATE':
      return attachment.tags ? [{ name: 'onChatroomTagsUpdated', values: [attachment.tags] }] : []
    case 'ROLE_UPDATE':
      return currentMember && previousRole !== undefined
        ? [{ name: 'onChatroomMemberRoleUpdated', values: [previousRole, currentMember] }]
        : []
    case 'MEMBER_BLOCK_ADDED':
    case 'MEMBER_BLOCK_REMOVED':
    case 'ROOM_INFO_UPDATED':
    case 'QUEUE_CHANGE':
    case null:
      return []
    default:
      return name satisfies never
  }
}

function revoked(messageClientId: string | undefined, messageTime: number | undefined): ServiceEvent[] {
  if (messageClientId === undefined) return []
  return [{ name: 'onMessageRevokedNotification', values: [messageClientId, messageTime ?? 0] }]
}
