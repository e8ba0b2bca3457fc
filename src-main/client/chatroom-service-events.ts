import type { V2NIMChatroomMessage } from './chatroom-message'
import type { V2NIMChatroomInfo, V2NIMChatroomMember } from './enter-result'

/** Events of the chatroom service and their arguments (domain.md §2.7, V2NIMChatroomListener). */
export type ChatroomServiceEvents = {
  readonly onSendMessage: readonly [message: V2NIMChatroomMessage]
  readonly onReceiveMessages: readonly [messages: readonly V2NIMChatroomMessage[]]
  readonly onChatroomMemberEnter: readonly [member: V2NIMChatroomMember]
  readonly onChatroomMemberExit: readonly [accountId: string]
  readonly onChatroomMemberRoleUpdated: readonly [previousRole: number, member: V2NIMChatroomMember]
  readonly onChatroomMemberInfoUpdated: readonly [member: V2NIMChatroomMember]
  readonly onSelfChatBannedUpdated: readonly [chatBanned: boolean]
  /** The duration is in seconds. */
  readonly onSelfTempChatBannedUpdated: readonly [tempChatBanned: boolean, tempChatBannedDuration: number]
  readonly onChatroomInfoUpdated: readonly [chatroomInfo: V2NIMChatroomInfo]
  readonly onChatroomChatBannedUpdated: readonly [chatBanned: boolean]
  readonly onChatroomTagsUpdated: readonly [tags: readonly string[]]
  readonly onMessageRevokedNotification: readonly [messageClientId: string, messageTime: number]
}
