/** One kind of notification inside a room (protocol notes §8.2). */
export interface NotificationSpec<Name extends string = string> {
  /** `id` of the attachment on the wire. */
  id: number
  /** `attachment.type` of the API. */
  type: number
  name: Name
  /** What the notification says about the temporary mute of those it concerns, when its data does not say it. */
  tempChatBanned?: boolean
}

const table = [
  { id: 301, type: 0, name: 'MEMBER_ENTER' },
  { id: 302, type: 1, name: 'MEMBER_EXIT' },
  { id: 303, type: 2, name: 'MEMBER_BLOCK_ADDED' },
  { id: 304, type: 3, name: 'MEMBER_BLOCK_REMOVED' },
  { id: 305, type: 4, name: 'MEMBER_CHAT_BANNED_ADDED' },
  { id: 306, type: 5, name: 'MEMBER_CHAT_BANNED_REMOVED' },
  { id: 312, type: 6, name: 'ROOM_INFO_UPDATED' },
  { id: 313, type: 7, name: 'MEMBER_KICKED' },
  { id: 314, type: 8, name: 'MEMBER_TEMP_CHAT_BANNED_ADDED' },
  { id: 315, type: 9, name: 'MEMBER_TEMP_CHAT_BANNED_REMOVED' },
  { id: 316, type: 10, name: 'MEMBER_INFO_UPDATED' },
  { id: 317, type: 11, name: 'QUEUE_CHANGE' },
  { id: 318, type: 12, name: 'CHAT_BANNED' },
  { id: 319, type: 13, name: 'CHAT_BANNED_REMOVED' },
  { id: 320, type: 11, name: 'QUEUE_CHANGE' },
  { id: 321, type: 14, name: 'TAG_TEMP_CHAT_BANNED_ADDED', tempChatBanned: true },
  { id: 322, type: 15, name: 'TAG_TEMP_CHAT_BANNED_REMOVED', tempChatBanned: false },
  { id: 323, type: 16, name: 'MESSAGE_REVOKE' },
  { id: 324, type: 11, name: 'QUEUE_CHANGE' },
  { id: 325, type: 17, name: 'TAGS_UPDATE' },
  { id: 326, type: 18, name: 'ROLE_UPDATE' },
] as const satisfies readonly NotificationSpec[]

/** Names of all notifications, those of `V2NIMChatroomMessageNotificationType`. */
export type NotificationName = (typeof table)[number]['name']

/** Every notification that has a meaning; three ids share the queue change. */
export const notifications: readonly NotificationSpec<NotificationName>[] = table

const byId = new Map(notifications.map((spec) => [spec.id, spec]))

/** The notification of a wire id, or undefined: unknown ids are delivered with `type` = id and cause no event. */
export function notificationById(id: number): NotificationSpec<NotificationName> | undefined {
  return byId.get(id)
}

/** The notification of a name; of a queue change, the first of its ids. */
export function notificationByName(name: NotificationName): NotificationSpec<NotificationName> {
  const spec = notifications.find((candidate) => candidate.name === name)
  if (spec === undefined) throw new RangeError(`no notification is named ${String(name)}`)
  return spec
}

/** Field `_e` of a queue change → `queueChangeType` of the API (protocol notes §8.2). */
export const queueChangeKinds = {
  OFFER: 1,
  POLL: 2,
  DROP: 3,
  PARTCLEAR: 4,
  BATCH_UPDATE: 5,
  BATCH_OFFER: 6,
} as const

export type QueueChangeKind = keyof typeof queueChangeKinds
