import { V2NIMChatroomKickedReason as Reason } from '../../src-shared/chatroom'
import type { Clock } from '../../src-shared/time'
import type { CloudEvents } from './cloud-events'
import { CLOSE_CODE } from './connection'
import { memberEntered, memberExited, memberKicked, type NotificationSource } from './notifications'
import { Push } from './push'
import type { RandomBytes } from './random-bytes'
import type { Member, Room } from './room'
import type { Session } from './session'

/** How an end left without being kicked. */
export type LeaveCause = 'logout' | 'linkLost'

export interface Kick {
  readonly reason: Reason
  /** Reaches the kicked end as `serverExtension` of its kicked info. */
  readonly extension: string | null
  /** Who wanted it: an account, `policy`, `sameDevice` or `console`. */
  readonly by: string
}

/** Moves ends in and out of rooms and tells the room what the others should see of it. */
export class Presence {
  constructor(
    private readonly clock: Clock,
    private readonly randomBytes: RandomBytes,
    private readonly events: CloudEvents,
  ) {}

  /** Puts an end into its room. @returns the member, and how to announce it once the login was answered. */
  join(session: Session, replaced: Session | null): { member: Member; isFirstEnd: boolean } {
    const joined = session.room.join(session, replaced)
    if (replaced !== null)
      this.dismiss(replaced, { reason: Reason.SILENTLY, extension: null, by: 'sameDevice' })
    session.connection.session = session
    return joined
  }

  /** Tells everybody in the room, the newcomer too, that a member came in. */
  announceEntered(session: Session, member: Member, extension: string | null): void {
    if (!session.app.inOutNotification) return
    session.room.broadcast(memberEntered(session.room, member, extension, this.source()))
  }

  /** Takes an end out that left by itself. */
  leave(session: Session, cause: LeaveCause): void {
    if (session.connection.session !== session) return
    session.connection.session = null
    this.takeOut(session)
    this.events.tell('clientLeft', session.connection.subject, { cause })
  }

  /** Throws ends out whose place another login takes; the member is seen to exit when none is left. */
  displace(sessions: readonly Session[], kick: Kick): void {
    for (const session of sessions) {
      this.takeOut(session)
      this.dismiss(session, kick)
    }
  }

  /** Throws all `sessions` of one member out, in the name of `operator`; the room is told that it was kicked. */
  expel(sessions: readonly Session[], operator: Member, kick: Kick): void {
    for (const session of sessions) {
      const target = session.room.onlineMember(session.accountId)
      const { isLastEnd } = session.room.leave(session)
      if (isLastEnd && target) {
        const notice = { operator, target, extension: kick.extension }
        session.room.broadcast(memberKicked(session.room, notice, this.source()))
      }
      this.dismiss(session, kick)
    }
  }

  /** Throws everybody out of a room without a word to those who stay: nobody stays. */
  clear(room: Room, kick: Kick): void {
    for (const session of room.ends()) {
      room.leave(session)
      this.dismiss(session, kick)
    }
  }

  source(): NotificationSource {
    return { wallMs: this.clock.wallMs(), randomBytes: this.randomBytes }
  }

  private takeOut(session: Session): void {
    const member = session.room.onlineMember(session.accountId)
    const { isLastEnd } = session.room.leave(session)
    if (isLastEnd && member && session.app.inOutNotification)
      session.room.broadcast(memberExited(session.room, member, this.source()))
  }

  /** Says goodbye to an end that is out of its room already: the kick packet, then the close (protocol notes §15). */
  private dismiss(session: Session, kick: Kick): void {
    const { connection } = session
    connection.session = null
    const extension = kick.extension === null ? {} : { serverExtension: kick.extension }
    connection.push(new Push('v2ChatroomBeKicked', { kickedReason: kick.reason, ...extension }))
    this.events.tell('clientKicked', connection.subject, { reason: kick.reason, by: kick.by })
    connection.close(CLOSE_CODE.normal, 'kicked')
  }
}
