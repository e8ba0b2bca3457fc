import { queueChangeKinds, type QueueChangeKind, type QueueElement } from '../../src-shared/protocol'
import type { V2NIMChatroomNotificationAttachment } from './room-notification'

/** An element as the API shows it; `accountId` and `nick` only where the cloud tells who offered it. */
export type V2NIMChatroomQueueElement = Readonly<QueueElement>

/** Events of the queue service and their arguments (V2NIMChatroomQueueListener). */
export type ChatroomQueueEvents = {
  readonly onChatroomQueueOffered: readonly [element: V2NIMChatroomQueueElement]
  readonly onChatroomQueuePolled: readonly [element: V2NIMChatroomQueueElement]
  readonly onChatroomQueueDropped: readonly []
  readonly onChatroomQueuePartCleared: readonly [elements: readonly V2NIMChatroomQueueElement[]]
  readonly onChatroomQueueBatchUpdated: readonly [elements: readonly V2NIMChatroomQueueElement[]]
  readonly onChatroomQueueBatchOffered: readonly [elements: readonly V2NIMChatroomQueueElement[]]
}

/** One event of the queue service with its arguments. */
export type QueueEvent = {
  [Name in keyof ChatroomQueueEvents]: { readonly name: Name; readonly values: ChatroomQueueEvents[Name] }
}[keyof ChatroomQueueEvents]

const KIND_OF_TYPE = new Map(
  Object.entries(queueChangeKinds).map(([kind, type]) => [type as number, kind as QueueChangeKind]),
)

/** The event of a changed queue (protocol notes §8.2); null for any other notification and for a change of nothing. */
export function queueEventOf({
  queueChangeType,
  elements = [],
}: V2NIMChatroomNotificationAttachment): QueueEvent | null {
  const kind = KIND_OF_TYPE.get(queueChangeType ?? 0)
  if (kind === undefined) return null
  if (kind === 'DROP') return { name: 'onChatroomQueueDropped', values: [] }
  const [first] = elements
  if (first === undefined) return null
  switch (kind) {
    case 'OFFER':
      return { name: 'onChatroomQueueOffered', values: [first] }
    case 'POLL':
      return { name: 'onChatroomQueuePolled', values: [first] }
    case 'PARTCLEAR':
      return { name: 'onChatroomQueuePartCleared', values: [elements] }
    case 'BATCH_UPDATE':
      return { name: 'onChatroomQueueBatchUpdated', values: [elements] }
    case 'BATCH_OFFER':
      return { name: 'onChatroomQueueBatchOffered', values: [elements] }
    default:
      return kind satisfies never
  }
}
