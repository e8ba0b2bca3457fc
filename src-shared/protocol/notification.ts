import { parseJson } from './json-value'
import { fromWire, toWire } from './notification-field'
import { dataRows, memberRows, roomInfoRows } from './notification-rows'
import type { NotificationName } from './notification-table'
import { notificationById } from './notification-table'
import { isRecord } from './own-property'
import type { Decoded } from './protocol-error'
import { decoded, unpackError } from './protocol-error'
import type { QueueElement } from './queue-change'
import { decodeQueueChange, encodeQueueChange } from './queue-change'

export type { QueueElement } from './queue-change'

/** A member as notifications describe it; the room id is that of the message. */
export interface NotificationMember {
  accountId?: string
  memberRole?: number
  memberLevel?: number
  roomNick?: string
  roomAvatar?: string
  serverExtension?: string
  isOnline?: boolean
  blocked?: boolean
  chatBanned?: boolean
  tempChatBanned?: boolean
  /** Seconds. */
  tempChatBannedDuration?: number
  tags?: string[]
  notifyTargetTags?: string
  /** Milliseconds since the epoch. */
  enterTime?: number
  updateTime?: number
  valid?: boolean
  multiEnterInfo?: Record<string, unknown>[]
}

/** What a notification says, in the names of the API; which fields are there depends on its kind. */
export interface NotificationData {
  targetIds?: string[]
  targetNicks?: string[]
  targetTag?: string
  operatorId?: string
  operatorNick?: string
  notificationExtension?: string
  tags?: string[]
  messageClientId?: string
  messageTime?: number
  chatBanned?: boolean
  tempChatBanned?: boolean
  /** Seconds. */
  tempChatBannedDuration?: number
  previousRole?: number
  currentMember?: NotificationMember
  queueChangeType?: number
  elements?: QueueElement[]
  /** Changed fields of the room, in API names; not part of the API's attachment but merged into the cached room. */
  roomInfo?: Record<string, unknown>
}

/** A notification as it arrived. */
export interface RoomNotification {
  /** Wire id, 301 … 326. */
  id: number
  /** `attachment.type` of the API; the id itself when it is unknown. */
  type: number
  name: NotificationName | null
  data: NotificationData
}

/** The attachment text (tag 3) of a notification message (protocol notes §8.2). Unset fields are left out. */
export function encodeNotification({ id, data }: { id: number; data: NotificationData }): string {
  const wire = toWire(dataRows, { ...data })
  const { currentMember, roomInfo } = data
  const queueChange = encodeQueueChange(data)
  if (roomInfo !== undefined) wire['roomInfo'] = toWire(roomInfoRows, roomInfo)
  if (queueChange !== undefined) wire['queueChange'] = queueChange
  if (currentMember !== undefined) wire['member'] = toWire(memberRows, { ...currentMember })
  return JSON.stringify({ id, data: wire })
}

/** Reads the attachment text of a notification message. Unknown fields and values of the wrong type are left out. */
export function decodeNotification(text: string): Decoded<RoomNotification> {
  return decoded(() => {
    const attachment = parseJson(text)
    if (!isRecord(attachment)) throw unpackError('notJson', 'a notification is a JSON object', 'attachment')
    const { id, data } = attachment
    if (typeof id !== 'number' || !isRecord(data)) {
      throw unpackError('wrongShape', 'a notification reads {"id": number, "data": object}', 'attachment')
    }
    const spec = notificationById(id)
    return {
      id,
      type: spec?.type ?? id,
      name: spec?.name ?? null,
      data: readData(data, spec?.tempChatBanned),
    }
  })
}

function readData(wire: Record<string, unknown>, tempChatBanned: boolean | undefined): NotificationData {
  const data: NotificationData = fromWire(dataRows, wire)
  const { member, roomInfo, queueChange } = wire
  if (tempChatBanned !== undefined) data.tempChatBanned = tempChatBanned
  if (isRecord(roomInfo)) data.roomInfo = fromWire(roomInfoRows, roomInfo)
  if (typeof queueChange === 'string') Object.assign(data, decodeQueueChange(queueChange))
  if (isRecord(member)) data.currentMember = fromWire(memberRows, member)
  return data
}
