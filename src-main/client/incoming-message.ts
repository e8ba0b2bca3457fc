import { fromProperty, type Property } from '../../src-shared/protocol'
import {
  readNotification,
  type ChatroomNotification,
  type V2NIMChatroomNotificationAttachment,
} from './notification'

const NOTIFICATION_MESSAGE_TYPE = 5

/** A message as the API delivers it; only what the cloud sent is present (protocol notes §8.1). */
export interface V2NIMChatroomMessage {
  readonly messageClientId: string
  readonly messageType: number
  readonly roomId: string
  readonly senderId: string
  /** True when the own account sent it. */
  readonly isSelf: boolean
  readonly text?: string
  /** Raw text, except for notifications. */
  readonly attachment?: string | V2NIMChatroomNotificationAttachment
  readonly serverExtension?: string
  readonly createTime?: number
  readonly senderClientType?: number
}

export interface IncomingMessage {
  readonly message: V2NIMChatroomMessage
  /** What the message notifies of; null for an ordinary message. */
  readonly notification: ChatroomNotification | null
}

/** Reads a message push (13_7) for an account. */
export function readIncomingMessage(property: Property, ownAccountId: string | null): IncomingMessage {
  const fields = fromProperty('message', property)
  // The statistics of the sender's SDK are not meant for the application.
  delete fields['__clientExt']
  const message = {
    ...fields,
    isSelf: fields['senderId'] === ownAccountId,
  } as unknown as V2NIMChatroomMessage
  const raw = message.attachment
  if (message.messageType !== NOTIFICATION_MESSAGE_TYPE || typeof raw !== 'string') {
    return { message, notification: null }
  }
  const notification = readNotification(raw, message.roomId)
  if (notification === null) return { message, notification }
  return { message: { ...message, attachment: notification.attachment }, notification }
}
