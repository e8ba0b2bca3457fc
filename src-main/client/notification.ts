import type { V2NIMChatroomMember } from './enter-result'

/** Attachment of a notification message (protocol notes §8.2); only what the cloud sent is present. */
export interface V2NIMChatroomNotificationAttachment {
  /** Notification type of the API; the wire id itself where there is no type. */
  readonly type: number
  readonly operatorId?: string
  readonly operatorNick?: string
  readonly targetIds?: readonly string[]
  readonly targetNicks?: readonly string[]
  readonly notificationExtension?: string
  readonly tags?: readonly string[]
  readonly currentMember?: V2NIMChatroomMember
  /** The text as it arrived. */
  readonly raw: string
}

export interface ChatroomNotification {
  /** Wire id, e.g. 301. */
  readonly id: number
  readonly attachment: V2NIMChatroomNotificationAttachment
}

/** Wire ids of queue changes, which are no run of numbers; all of them are type 11. */
const QUEUE_CHANGE_IDS: ReadonlySet<number> = new Set([317, 320, 324])
const QUEUE_CHANGE_TYPE = 11

const TYPE_BY_ID: ReadonlyMap<number, number> = new Map([
  [301, 0],
  [302, 1],
  [303, 2],
  [304, 3],
  [305, 4],
  [306, 5],
  [312, 6],
  [313, 7],
  [314, 8],
  [315, 9],
  [316, 10],
  [318, 12],
  [319, 13],
  [321, 14],
  [322, 15],
  [323, 16],
  [325, 17],
  [326, 18],
])

type Json = Readonly<Record<string, unknown>>

/** API name by wire name of the fields that are taken over as they are. */
const DATA_FIELDS: readonly (readonly [wire: string, api: string])[] = [
  ['target', 'targetIds'],
  ['tarNick', 'targetNicks'],
  ['operator', 'operatorId'],
  ['opeNick', 'operatorNick'],
  ['ext', 'notificationExtension'],
  ['tags', 'tags'],
]
const MEMBER_FIELDS: readonly (readonly [wire: string, api: string])[] = [
  ['accountId', 'accountId'],
  ['memberRole', 'memberRole'],
  ['memberLevel', 'memberLevel'],
  ['nick', 'roomNick'],
  ['avatar', 'roomAvatar'],
  ['ext', 'serverExtension'],
  ['notifyTargetTags', 'notifyTargetTags'],
  ['enterTime', 'enterTime'],
  ['updateTime', 'updateTime'],
]

/** Reads the attachment text of a message of type 5; null when it is no notification. */
export function readNotification(raw: string, roomId: string): ChatroomNotification | null {
  const json = parseObject(raw)
  const id = json?.['id']
  if (json === null || typeof id !== 'number') return null
  const data = asObject(json['data']) ?? {}
  const member = asObject(data['member'])
  const attachment = {
    type: QUEUE_CHANGE_IDS.has(id) ? QUEUE_CHANGE_TYPE : (TYPE_BY_ID.get(id) ?? id),
    ...rename(data, DATA_FIELDS),
    ...(member === null ? {} : { currentMember: readMember(member, roomId) }),
    raw,
  }
  return { id, attachment }
}

/** Here truth is that of JavaScript, unlike in properties (protocol notes §8.2). */
function readMember(member: Json, roomId: string): V2NIMChatroomMember {
  const { muteTtl, muteDuration, tags } = member
  const durationSeconds = typeof muteTtl === 'number' ? muteTtl : muteDuration
  return {
    roomId,
    ...(rename(member, MEMBER_FIELDS) as unknown as V2NIMChatroomMember),
    isOnline: Boolean(member['onlineStat']),
    blocked: Boolean(member['blockList']),
    chatBanned: Boolean(member['chatBanned']),
    tempChatBanned: Boolean(member['tempChatBanned']),
    ...(typeof durationSeconds === 'number' ? { tempChatBannedDuration: durationSeconds } : {}),
    ...(typeof tags === 'string' ? readTags(tags) : {}),
    valid: member['valid'] === undefined ? true : Boolean(member['valid']),
  }
}

function readTags(text: string): { tags: string[] } | Record<string, never> {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? { tags: list.map(String) } : {}
  } catch {
    return {}
  }
}

function rename(source: Json, fields: typeof DATA_FIELDS): Record<string, unknown> {
  const present = fields.filter(([wire]) => source[wire] !== undefined && source[wire] !== null)
  return Object.fromEntries(present.map(([wire, api]) => [api, source[wire]]))
}

function parseObject(text: string): Json | null {
  try {
    return asObject(JSON.parse(text))
  } catch {
    return null
  }
}

function asObject(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
}
