import { fromProperty, toProperty, type Property } from '../../../src-shared/protocol'
import { hitsAntispam } from '../antispam'
import { receiversOf } from '../audience'
import { isLeading } from '../member-rules'
import { NOTIFICATION_MESSAGE_TYPE } from '../notifications'
import { Push } from '../push'
import { propertyField } from '../property-field'
import { accept, inRoom, refuse, REFUSAL, type RoomCall } from './command'

/** 36_6: takes a message and gives it to everybody else in the room. Only the cloud itself sends notifications. */
export const sendMessage = inRoom((call) => {
  const { session, member, context, fields } = call
  const { room } = session
  const sent = propertyField(fields, 'tag')
  const message = fromProperty('message', sent)
  const code = judgeSpeaking(call) ?? judgeMessage(message, session.app.antispamKeywords)
  if (code !== null) return refuse(code)
  const createdAtMs = context.clock.wallMs()
  const delivered = { ...sent, ...senderProperty(call, createdAtMs) }
  if (isRemembered(message))
    room.history.remember({
      property: delivered,
      messageType: Number(message['messageType']),
      createdAtMs,
      tags: member.profile.tags,
    })
  const mayHear = receiversOf(delivered)
  return accept({ data: delivered }, () =>
    room.broadcast(
      new Push('v2ChatroomOnMessage', { data: delivered }),
      (end, other) => end !== session && mayHear(end, other),
    ),
  )
})

/** 36_35: a receipt; there is nobody who waits for it. */
export const acknowledgeMessage = inRoom(() => accept())

/** Who may speak (domain.md §6): a ban of the member comes before that of its tags and of the room. */
function judgeSpeaking({ session, member, context }: RoomCall): number | null {
  const { room, accountId } = session
  const wallMs = context.clock.wallMs()
  const { standing } = room
  if (session.anonymous) return REFUSAL.anonymousForbidden
  if (standing.chatBanned.has(accountId) || standing.tempChatBanSeconds(accountId, wallMs) > 0)
    return REFUSAL.chatBanned
  if (standing.isTagChatBanned(member.profile.tags, wallMs)) return REFUSAL.tagChatBanned
  return room.chatBanned && !isLeading(member.role) ? REFUSAL.roomChatBanned : null
}

function judgeMessage(message: Record<string, unknown>, keywords: readonly string[]): number | null {
  const { messageClientId, messageType, text, attachment } = message
  if (typeof messageClientId !== 'string' || messageClientId === '') return REFUSAL.badParameter
  if (messageType === NOTIFICATION_MESSAGE_TYPE) return REFUSAL.badParameter
  const texts = [text, attachment].filter((part) => typeof part === 'string')
  return hitsAntispam(keywords, texts) ? REFUSAL.messageHitAntispam : null
}

function isRemembered({ messageConfig }: Record<string, unknown>): boolean {
  return (messageConfig as { historyEnabled?: boolean } | undefined)?.historyEnabled !== false
}

/** What the cloud knows better than the sender: who sent it, from where, and when. */
function senderProperty({ session, member }: RoomCall, createTime: number): Property {
  const { profile } = member
  return toProperty('message', {
    createTime,
    senderId: session.accountId,
    roomId: session.room.roomId,
    senderClientType: session.clientType,
    userInfoConfig: { senderNick: profile.nick, senderAvatar: profile.avatar },
  })
}
