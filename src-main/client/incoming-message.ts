import { fromProperty, type Property } from '../../src-shared/protocol'
import type { V2NIMChatroomMessage } from './chatroom-message'
import { readNotification, type ChatroomNotification } from './room-notification'

const NOTIFICATION_MESSAGE_TYPE = 5
/** Text and tips: the wire carries their text in two tags, the API shows it once. */
const TEXT_MESSAGE_TYPES: ReadonlySet<unknown> = new Set([0, 10])

export interface IncomingMessage {
  readonly message: V2NIMChatroomMessage
  /** What the message notifies of; null for an ordinary message. */
  readonly notification: ChatroomNotification | null
}

/** Reads a message push (13_7) for an account. */
export function readIncomingMessage(property: Property, ownAccountId: string | null): IncomingMessage {
  const fields = readMessageFields(property)
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

/** The fields of a message as the API shows them: without what only the SDKs tell each other. */
export function readMessageFields(property: Property): Record<string, unknown> {
  const fields = fromProperty('message', property)
  delete fields['__clientExt']
  delete fields['resend']
  if (TEXT_MESSAGE_TYPES.has(fields['messageType'])) delete fields['attachment']
  return fields
}
