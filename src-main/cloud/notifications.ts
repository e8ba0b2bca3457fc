import { V2NIMLoginClientType } from '../../src-shared/chatroom'
import {
  encodeNotification,
  notificationByName,
  queueChangeKinds,
  toProperty,
  type NotificationData,
  type NotificationName,
  type QueueChangeKind,
  type QueueElement,
} from '../../src-shared/protocol'
import { Push } from './push'
import { makeMessageId, type RandomBytes } from './random-bytes'
import type { Member, Room } from './room'
import { memberState } from './room-properties'

export const NOTIFICATION_MESSAGE_TYPE = 5

/** When and under which chance a notification is made. */
export interface NotificationSource {
  readonly wallMs: number
  readonly randomBytes: RandomBytes
}

/** What a notification tells a room. */
export interface Notice {
  readonly name: Exclude<NotificationName, 'QUEUE_CHANGE'>
  readonly operator: Member
  /** Those whom it concerns; the operator when not given. */
  readonly targets?: readonly Member[]
  /** The notification extension; null or empty for none. */
  readonly extension?: string | null
  /** The member whose state it shows. */
  readonly subject?: Member
  readonly data?: NotificationData
}

/** What happened to the queue of a room. */
export interface QueueNotice {
  readonly operator: Member
  readonly kind: QueueChangeKind
  readonly elements: readonly QueueElement[]
  readonly extension?: string | null
}

/** The three ids that queue changes travel under (protocol notes §8.2). */
const queueNotificationIds: Readonly<Record<QueueChangeKind, number>> = {
  OFFER: 317,
  POLL: 317,
  DROP: 317,
  PARTCLEAR: 320,
  BATCH_UPDATE: 324,
  BATCH_OFFER: 324,
}

/** A notification as a push: a message of type 5 whose attachment is `{id, data}` (protocol notes §8.2). */
export function makeNotification(room: Room, notice: Notice, source: NotificationSource): Push {
  const { operator, targets = [operator], subject, data } = notice
  return messageOf(room, source, {
    id: notificationByName(notice.name).id,
    operator,
    data: {
      ...peopleOf(operator, targets, notice.extension),
      ...data,
      ...(subject && { currentMember: memberState(room, subject, source.wallMs) }),
    },
  })
}

/** A change of the queue as a push. */
export function makeQueueNotification(room: Room, notice: QueueNotice, source: NotificationSource): Push {
  const { operator, kind, elements, extension } = notice
  return messageOf(room, source, {
    id: queueNotificationIds[kind],
    operator,
    data: {
      ...peopleOf(operator, [operator], extension),
      queueChangeType: queueChangeKinds[kind],
      elements: [...elements],
    },
  })
}

function peopleOf(
  operator: Member,
  targets: readonly Member[],
  extension: string | null | undefined,
): NotificationData {
  return {
    operatorId: operator.accountId,
    operatorNick: operator.profile.nick,
    targetIds: targets.map((target) => target.accountId),
    targetNicks: targets.map((target) => target.profile.nick),
    ...(extension ? { notificationExtension: extension } : {}),
  }
}

function messageOf(
  room: Room,
  source: NotificationSource,
  content: { readonly id: number; readonly operator: Member; readonly data: NotificationData },
): Push {
  const { id, operator, data } = content
  return new Push('v2ChatroomOnMessage', {
    data: toProperty('message', {
      messageClientId: makeMessageId(source.randomBytes),
      messageType: NOTIFICATION_MESSAGE_TYPE,
      attachment: encodeNotification({ id, data }),
      createTime: source.wallMs,
      senderId: operator.accountId,
      roomId: room.roomId,
      senderClientType: operator.ends[0]?.clientType ?? V2NIMLoginClientType.RESTFUL,
    }),
  })
}
