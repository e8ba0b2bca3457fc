import type { Member } from './room'
import type { Session } from './session'

/** The member of an account: in the room, a fixed one, or any account of the app as it would show. Null when unknown. */
export function findMember({ app, room }: Pick<Session, 'app' | 'room'>, accountId: string): Member | null {
  const online = room.onlineMember(accountId)
  if (online !== undefined) return online
  const isKnown = app.accounts.has(accountId) || room.standing.fixedMembers.includes(accountId)
  return isKnown ? app.offlineMember(room, accountId) : null
}
