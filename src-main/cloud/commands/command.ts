import type { Fields, IncomingRequest } from '../../../src-shared/protocol'
import type { CloudContext } from '../cloud-context'
import type { Connection } from '../connection'
import type { Member } from '../room'
import type { Session } from '../session'

/** Codes with which a command is refused (domain.md §6). */
export const REFUSAL = {
  forbidden: 403,
  unsupported: 404,
  /** What the request names is not there. */
  notFound: 404,
  badParameter: 414,
  /** The queue is full. */
  tooMany: 419,
  failed: 500,
  messageHitAntispam: 107451,
  tagChatBanned: 113302,
  roomChatBanned: 113423,
  roomHitAntispam: 113451,
  anonymousForbidden: 114303,
  chatBanned: 114421,
  memberLimit: 114437,
  memberHitAntispam: 114451,
} as const

/** A request together with everything that it may touch. */
export interface CommandCall {
  readonly connection: Connection
  readonly fields: IncomingRequest['fields']
  readonly context: CloudContext
}

/** A call by an end that is in a room. */
export interface RoomCall extends CommandCall {
  readonly session: Session
  /** The member that the end belongs to. */
  readonly member: Member
}

/** What a request gets: its response fields, or a code. `afterwards` runs once the answer is on its way. */
export type Reply =
  | { readonly accepted: true; readonly fields: Fields; readonly afterwards?: () => void }
  | { readonly accepted: false; readonly code: number }

/**
 * A command answers at once, or first finds something out and then concludes. Concluding and answering happen in one
 * turn, so that nothing reaches a client between the effect of its request and the answer.
 */
export type CommandHandler = (call: CommandCall) => Reply | Promise<() => Reply>

export function accept(fields: Fields = {}, afterwards?: () => void): Reply {
  return afterwards === undefined ? { accepted: true, fields } : { accepted: true, fields, afterwards }
}

export function refuse(code: number): Reply {
  return { accepted: false, code }
}

/** Lets a command run only for an end that is in a room; others are refused with 403. */
export function inRoom(handle: (call: RoomCall) => Reply): CommandHandler {
  return ({ connection, fields, context }) => {
    const { session } = connection
    const member = session?.room.onlineMember(session.accountId)
    if (session === null || member === undefined) return refuse(REFUSAL.forbidden)
    return handle({ connection, fields, context, session, member })
  }
}
