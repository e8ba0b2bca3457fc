import { V2NIMChatroomKickedReason as Reason } from '../../src-shared/chatroom'
import type { Clock } from '../../src-shared/time'
import type { CloudEvents } from './cloud-events'
import { CLOSE_CODE } from './connection'
import {
  makeNotification,
  makeQueueNotification,
  type Notice,
  type NotificationSource,
  type QueueNotice,
} from './notifications'
import { Push } from './push'
import type { RandomBytes } from './random-bytes'
import { membersMeantBy } from './audience'
import type { Audience, Member, Room } from './room'
import type { Session } from './session'

/** How an end left without being kicked. */
export type LeaveCause = 'logout' | 'linkLost'

export interface Kick {
  readonly reason: Reason
  /** Reaches the kicked end as `serverExtension` of its kicked info. */
  readonly extension: string | null
  /** Who wanted it: an account, `policy`, `sameDevice` or `console`. */
  readonly by: string
  /** Whether the room is told that it was kicked; true when not given. */
  readonly notificationEnabled?: boolean
}

/** Why an end is no longer in its room. */
export type Departure =
  | { readonly cause: LeaveCause }
  | { readonly cause: 'kicked'; readonly kick: Kick }
  /** Its device logged in again: the room sees no change. */
  | { readonly cause: 'replaced' }

/** Hears of every end that comes and goes, also of those of which the room is not told. */
export interface PresenceObserver {
  entered(session: Session): void
  left(session: Session, departure: Departure): void
}

/** Moves ends in and out of rooms and tells the room what the others should see of it. */
export class Presence {
  constructor(
    private readonly clock: Clock,
    private readonly randomBytes: RandomBytes,
    private readonly events: CloudEvents,
    private readonly observers: readonly PresenceObserver[],
  ) {}

  /** Puts an end into its room. @returns the member, and how to announce it once the login was answered. */
  join(session: Session, replaced: Session | null): { member: Member; isFirstEnd: boolean } {
    const joined = session.room.join(session, replaced)
    if (replaced !== null)
      this.dismiss(
        replaced,
        { reason: Reason.SILENTLY, extension: null, by: 'sameDevice' },
        { cause: 'replaced' },
      )
    session.connection.session = session
    for (const observer of this.observers) observer.entered(session)
    return joined
  }

  /** Tells everybody in the room, the newcomer too, that a member came in. */
  announceEntered(session: Session, member: Member, extension: string | null): void {
    if (!announcesInOut(session)) return
    const notice: Notice = { name: 'MEMBER_ENTER', operator: member, subject: member, extension }
    this.notify(session.room, notice, membersMeantBy(member.profile))
  }

  /** Takes an end out that left by itself. */
  leave(session: Session, cause: LeaveCause): void {
    if (session.connection.session !== session) return
    session.connection.session = null
    this.takeOut(session)
    this.tellLeft(session, { cause })
    this.events.tell('clientLeft', session.connection.subject, { cause })
  }

  /** Throws ends out whose place another login takes; the member is seen to exit when none is left. */
  displace(sessions: readonly Session[], kick: Kick): void {
    for (const session of sessions) {
      this.takeOut(session)
      this.dismiss(session, kick)
    }
  }

  /** Throws all `sessions` of one member out, in the name of `operator`; the room is told unless the kick is silent. */
  expel(sessions: readonly Session[], operator: Member, kick: Kick): void {
    const { extension, notificationEnabled = true } = kick
    for (const session of sessions) {
      const target = session.room.onlineMember(session.accountId)
      const { isLastEnd } = session.room.leave(session)
      if (isLastEnd && target) {
        if (notificationEnabled)
          this.notify(session.room, { name: 'MEMBER_KICKED', operator, targets: [target], extension })
        this.clearQueueOf(session.room, target)
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

  /** Tells a room what happened in it. */
  notify(room: Room, notice: Notice, hears?: Audience): void {
    room.broadcast(makeNotification(room, notice, this.source()), hears)
  }

  /** Tells a room how its queue changed. */
  notifyQueue(room: Room, notice: QueueNotice): void {
    room.broadcast(makeQueueNotification(room, notice, this.source()))
  }

  source(): NotificationSource {
    return { wallMs: this.clock.wallMs(), randomBytes: this.randomBytes }
  }

  private takeOut(session: Session): void {
    const member = session.room.onlineMember(session.accountId)
    const { isLastEnd } = session.room.leave(session)
    if (!isLastEnd || member === undefined) return
    if (announcesInOut(session)) {
      const notice: Notice = { name: 'MEMBER_EXIT', operator: member }
      this.notify(session.room, notice, membersMeantBy(member.profile))
    }
    this.clearQueueOf(session.room, member)
  }

  /** What a member offered for as long as it is there goes with it (domain.md §2.8). */
  private clearQueueOf(room: Room, member: Member): void {
    const elements = room.queue.removeTransientOf(member.accountId)
    if (elements.length > 0) this.notifyQueue(room, { kind: 'PARTCLEAR', operator: member, elements })
  }

  /** Says goodbye to an end that is out of its room already: the kick packet, then the close (protocol notes §15). */
  private dismiss(session: Session, kick: Kick, departure: Departure = { cause: 'kicked', kick }): void {
    const { connection } = session
    connection.session = null
    this.tellLeft(session, departure)
    const extension = kick.extension === null ? {} : { serverExtension: kick.extension }
    connection.push(new Push('v2ChatroomBeKicked', { kickedReason: kick.reason, ...extension }))
    this.events.tell('clientKicked', connection.subject, {
      reason: kick.reason,
      by: kick.by,
      ...(kick.reason === Reason.CHATROOM_INVALID ? keptElementsOf(session) : {}),
    })
    connection.close(CLOSE_CODE.normal, 'kicked')
  }

  private tellLeft(session: Session, departure: Departure): void {
    for (const observer of this.observers) observer.left(session, departure)
  }
}

/** Closing a room leaves what a member offered for as long as it is there (domain.md §2.8). */
function keptElementsOf({ room, accountId }: Session): { readonly transientElements?: number } {
  const transientElements = room.queue.countTransientOf(accountId)
  return transientElements === 0 ? {} : { transientElements }
}

/** Both switches have to be on: the app's and the room's (domain.md §5.1). */
export function announcesInOut({ app, room }: Session): boolean {
  return app.inOutNotification && room.inOutNotification
}
