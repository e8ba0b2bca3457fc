import { CHATROOM_NOTIFICATION_ID, V2NIMLoginClientType } from '../../src-shared/chatroom'
import { toProperty } from '../../src-shared/protocol'
import { Push } from './push'
import { makeMessageId, type RandomBytes } from './random-bytes'
import type { Member, Room } from './room'
import { notificationMember } from './room-properties'

const NOTIFICATION_MESSAGE_TYPE = 5
const MEMBER_INFO_UPDATED_ID = 316

/** When and under which chance a notification is made. */
export interface NotificationSource {
  readonly wallMs: number
  readonly randomBytes: RandomBytes
}

/** 301: a member came in; `extension` is the notificationExtension of its login. */
export function memberEntered(
  room: Room,
  member: Member,
  extension: string | null,
  source: NotificationSource,
): Push {
  return notification(room, CHATROOM_NOTIFICATION_ID.MEMBER_ENTER, {
    source,
    operator: member,
    targets: [member],
    extension,
    subject: notificationMember(room, member),
  })
}

/** 302: a member left by itself or lost its link. */
export function memberExited(room: Room, member: Member, source: NotificationSource): Push {
  return notification(room, CHATROOM_NOTIFICATION_ID.MEMBER_EXIT, {
    source,
    operator: member,
    targets: [member],
    extension: null,
  })
}

/** 313: a member was removed by another. */
export function memberKicked(
  room: Room,
  kick: { operator: Member; target: Member; extension: string | null },
  source: NotificationSource,
): Push {
  return notification(room, CHATROOM_NOTIFICATION_ID.MEMBER_KICKED, {
    source,
    operator: kick.operator,
    targets: [kick.target],
    extension: kick.extension,
  })
}

/** 316: a member changed how it shows in the room. */
export function memberInfoUpdated(
  room: Room,
  member: Member,
  extension: string | null,
  source: NotificationSource,
): Push {
  return notification(room, MEMBER_INFO_UPDATED_ID, {
    source,
    operator: member,
    targets: [member],
    extension,
    subject: notificationMember(room, member),
  })
}

interface NotificationContent {
  readonly source: NotificationSource
  readonly operator: Member
  readonly targets: readonly Member[]
  readonly extension: string | null
  /** The member as data, where the notification carries it. */
  readonly subject?: Record<string, unknown>
}

/** A notification is a message of type 5 whose attachment is `{id, data}` (protocol notes §8.2). */
function notification(room: Room, id: number, content: NotificationContent): Push {
  const { source, operator, targets, extension, subject } = content
  const data = {
    operator: operator.accountId,
    opeNick: operator.profile.nick,
    target: targets.map((target) => target.accountId),
    tarNick: targets.map((target) => target.profile.nick),
    ...(extension === null ? {} : { ext: extension }),
    ...(subject === undefined ? {} : { member: subject }),
  }
  return new Push('v2ChatroomOnMessage', {
    data: toProperty('message', {
      messageClientId: makeMessageId(source.randomBytes),
      messageType: NOTIFICATION_MESSAGE_TYPE,
      attachment: JSON.stringify({ id, data }),
      createTime: source.wallMs,
      senderId: operator.accountId,
      roomId: room.roomId,
      senderClientType: operator.ends[0]?.clientType ?? V2NIMLoginClientType.RESTFUL,
    }),
  })
}
