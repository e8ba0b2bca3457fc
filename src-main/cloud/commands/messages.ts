import { fromProperty, toProperty, type Property } from '../../../src-shared/protocol'
import { Push } from '../push'
import type { Session } from '../session'
import { propertyField } from '../property-field'
import { accept, inRoom, refuse, REFUSAL } from './command'

const NOTIFICATION_MESSAGE_TYPE = 5

/** 36_6: takes a message and gives it to everybody else in the room. Only the cloud itself sends notifications. */
export const sendMessage = inRoom(({ session, context, fields }) => {
  if (session.anonymous) return refuse(REFUSAL.anonymousForbidden)
  const sent = propertyField(fields, 'tag')
  const { messageClientId, messageType } = fromProperty('message', sent)
  if (typeof messageClientId !== 'string' || messageClientId === '') return refuse(REFUSAL.badParameter)
  if (messageType === NOTIFICATION_MESSAGE_TYPE) return refuse(REFUSAL.badParameter)
  const delivered = { ...sent, ...senderProperty(session, context.clock.wallMs()) }
  return accept({ data: delivered }, () =>
    session.room.broadcast(new Push('v2ChatroomOnMessage', { data: delivered }), session),
  )
})

/** What the cloud knows better than the sender: who sent it, from where, and when. */
function senderProperty(session: Session, wallMs: number): Property {
  const profile = session.room.onlineMember(session.accountId)?.profile ?? session.profile
  return toProperty('message', {
    createTime: wallMs,
    senderId: session.accountId,
    roomId: session.room.roomId,
    senderClientType: session.clientType,
    userInfoConfig: { senderNick: profile.nick, senderAvatar: profile.avatar },
  })
}
