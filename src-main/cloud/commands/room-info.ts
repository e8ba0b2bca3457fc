import { fromProperty } from '../../../src-shared/protocol'
import { hitsAntispam } from '../antispam'
import { isLeading, MEMBER_REFUSAL } from '../member-rules'
import { propertyField } from '../property-field'
import { roomProperty } from '../room-properties'
import { accept, inRoom, refuse, REFUSAL } from './command'
import { switchField, textOrNull } from './read-fields'

/** Longest texts in characters (domain.md §2.6). */
const MAX_LENGTHS = { name: 128, announcement: 4096, liveUrl: 1024, serverExtension: 4096 } as const

/** 36_13: the room as it is now. */
export const getChatroomInfo = inRoom(({ session }) => accept({ data: roomProperty(session.room) }))

/** 36_14: creator and managers change what the room says about itself; fields that are not given stay. */
export const updateChatroomInfo = inRoom(({ session, member, context, fields }) => {
  if (session.anonymous) return refuse(MEMBER_REFUSAL.anonymousForbidden)
  if (!isLeading(member.role)) return refuse(MEMBER_REFUSAL.managerOnly)
  const given = fromProperty('chatroomInfo', propertyField(fields, 'chatroom'))
  const texts = textsOf({ ...given, name: given['roomName'] })
  if (hasLongText(texts)) return refuse(REFUSAL.badParameter)
  if (hitsAntispam(session.app.antispamKeywords, Object.values(texts))) return refuse(REFUSAL.roomHitAntispam)
  const change = {
    room: session.room,
    operator: member,
    info: texts,
    extension: textOrNull(fields['notificationExtension']),
    notificationEnabled: switchField(fields, 'notificationEnabled'),
  }
  return accept({}, () => context.moderation.updateRoomInfo(change))
})

type RoomTexts = Partial<Record<keyof typeof MAX_LENGTHS, string>>

function textsOf(given: Record<string, unknown>): RoomTexts {
  const names = Object.keys(MAX_LENGTHS) as (keyof typeof MAX_LENGTHS)[]
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = given[name]
      return typeof text === 'string' ? [[name, text]] : []
    }),
  )
}

function hasLongText(texts: RoomTexts): boolean {
  return Object.entries(MAX_LENGTHS).some(
    ([name, length]) => (texts[name as keyof RoomTexts]?.length ?? 0) > length,
  )
}
