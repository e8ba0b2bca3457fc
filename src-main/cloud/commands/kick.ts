import { V2NIMChatroomKickedReason as Reason } from '../../../src-shared/chatroom'
import { judgeKick } from '../kick-rules'
import { accept, inRoom, refuse, REFUSAL } from './command'
import { textField, textOrNull } from './read-fields'

/**
 * 36_17: removes an account from the room, or, named after oneself, the other ends of one's own account
 * (domain.md §4.4).
 */
export const kickMember = inRoom(({ session, context, fields }) => {
  const { room, accountId } = session
  const targetId = textField(fields, 'accountId')
  const operator = room.onlineMember(accountId)
  if (operator === undefined) return refuse(REFUSAL.forbidden)
  const isOwnAccount = targetId === accountId
  const code = judgeKick({
    operator: { role: operator.role, anonymous: session.anonymous },
    target: room.onlineMember(targetId) ?? null,
    isOwnAccount,
  })
  if (code !== null) return refuse(code)
  const ends = room.endsOf(targetId).filter((end) => end !== session)
  const kick = {
    reason: Reason.BY_MANAGER,
    extension: textOrNull(fields['notificationExtension']),
    by: accountId,
  }
  return accept({}, () => context.presence.expel(ends, operator, kick))
})
