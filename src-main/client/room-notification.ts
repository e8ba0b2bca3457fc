import {
  decodeNotification,
  type NotificationData,
  type NotificationMember,
  type NotificationName,
} from '../../src-shared/protocol'
import type { V2NIMChatroomInfo, V2NIMChatroomMember } from './enter-result'

/** Attachment of a notification message (protocol notes §8.2); only what the cloud sent is present. */
export type V2NIMChatroomNotificationAttachment = Omit<NotificationData, 'currentMember' | 'roomInfo'> & {
  /** Notification type of the API; the wire id itself where there is no type. */
  readonly type: number
  readonly currentMember?: V2NIMChatroomMember
  /** The text as it arrived. */
  readonly raw: string
}

export interface ChatroomNotification {
  /** Null for an id that has no meaning. */
  readonly name: NotificationName | null
  readonly attachment: V2NIMChatroomNotificationAttachment
  /** Changed fields of the room. */
  readonly roomInfo: Partial<V2NIMChatroomInfo> | null
}

/** Reads the attachment text of a message of type 5; null when it is no notification. */
export function readNotification(raw: string, roomId: string): ChatroomNotification | null {
  const decoded = decodeNotification(raw)
  if (!decoded.ok) return null
  const { type, name, data } = decoded.value
  const { currentMember, roomInfo, ...rest } = data
  const member = currentMember === undefined ? null : memberOf(currentMember, roomId, name)
  return {
    name,
    attachment: { type, ...rest, ...(member === null ? {} : { currentMember: member }), raw },
    roomInfo: (roomInfo ?? null) as Partial<V2NIMChatroomInfo> | null,
  }
}

function memberOf(
  member: NotificationMember,
  roomId: string,
  name: NotificationName | null,
): V2NIMChatroomMember | null {
  const { accountId } = member
  if (accountId === undefined) return null
  // Of all notifications only this one shows a level that the cloud did not send.
  const defaults = name === 'MEMBER_INFO_UPDATED' ? { memberLevel: 0 } : {}
  return { roomId, ...defaults, ...member, accountId } as unknown as V2NIMChatroomMember
}
