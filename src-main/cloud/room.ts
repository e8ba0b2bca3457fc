import { V2NIMChatroomMemberRole as Role } from '../../src-shared/chatroom'
import type { WorldRoom } from '../../src-shared/console/world'
import type { Push } from './push'
import { MessageHistory } from './message-history'
import { RoomQueue } from './room-queue'
import { RoomStanding } from './room-standing'
import type { MemberProfile, Session } from './session'

/** An account in a room, with all its ends there; a fixed member exists without ends too. */
export interface Member {
  readonly accountId: string
  role: Role
  profile: MemberProfile
  enteredAtMs: number
  updatedAtMs: number
  readonly ends: readonly Session[]
}

interface OnlineMember extends Member {
  readonly ends: Session[]
}

/** Chooses the ends that hear something. */
export type Audience = (end: Session, member: Member) => boolean

const everybody: Audience = () => true

/** One chatroom: its data, and who is in it. A member is an account, however many ends it has (domain.md §4.1). */
export class Room {
  readonly roomId: string
  readonly standing: RoomStanding
  name: string
  announcement: string
  liveUrl: string
  serverExtension: string
  queueLevel: WorldRoom['queueLevel']
  /** True while nobody but creator and managers may speak. */
  chatBanned: boolean
  /** False silences entering and exiting in this room, whatever the app says. */
  inOutNotification: boolean
  /** When the room closes by itself; null for never (domain.md §5.1). */
  autoClose: WorldRoom['autoClose']
  /** False while the room is closed. */
  valid: boolean
  readonly queue = new RoomQueue()
  readonly history = new MessageHistory()
  private readonly online = new Map<string, OnlineMember>()

  constructor(world: WorldRoom) {
    this.roomId = world.roomId
    this.standing = new RoomStanding(world)
    this.name = world.name
    this.announcement = world.announcement
    this.liveUrl = world.liveUrl
    this.serverExtension = world.extension
    this.queueLevel = world.queueLevel
    this.chatBanned = world.chatBanned
    this.inOutNotification = world.inOutNotification
    this.autoClose = world.autoClose
    this.valid = world.valid
  }

  get creator(): string {
    return this.standing.creator
  }

  get managers(): ReadonlySet<string> {
    return this.standing.managers
  }

  get blocked(): ReadonlySet<string> {
    return this.standing.blocked
  }

  get onlineMemberCount(): number {
    return this.online.size
  }

  /** Role of an account that is not anonymous (domain.md §4.5). */
  roleOf(accountId: string): Role {
    return this.standing.roleOf(accountId)
  }

  onlineMember(accountId: string): Member | undefined {
    return this.online.get(accountId)
  }

  onlineMembers(): readonly Member[] {
    return [...this.online.values()]
  }

  /** Ends of all members; a snapshot, so that ends may leave while it is walked. */
  ends(): readonly Session[] {
    return this.onlineMembers().flatMap((member) => member.ends)
  }

  endsOf(accountId: string): readonly Session[] {
    return [...(this.online.get(accountId)?.ends ?? [])]
  }

  /**
   * Puts an end into the room; `replaced`, an end of the same account, leaves its place to it.
   * @returns the member, and whether this end is what brought it into the room.
   */
  join(session: Session, replaced: Session | null): { member: Member; isFirstEnd: boolean } {
    const present = this.online.get(session.accountId)
    const member = present ?? this.newMember(session)
    const remaining = member.ends.filter((end) => end !== replaced)
    member.ends.splice(0, member.ends.length, ...remaining, session)
    member.profile = session.profile
    if (!session.anonymous) member.role = this.roleOf(session.accountId)
    this.online.set(session.accountId, member)
    return { member, isFirstEnd: present === undefined }
  }

  /** Takes an end out. @returns whether the member has left with it. */
  leave(session: Session): { isLastEnd: boolean } {
    const member = this.online.get(session.accountId)
    const index = member?.ends.indexOf(session) ?? -1
    if (member === undefined || index === -1) return { isLastEnd: false }
    member.ends.splice(index, 1)
    if (member.ends.length > 0) return { isLastEnd: false }
    this.online.delete(session.accountId)
    return { isLastEnd: true }
  }

  /** Sends to every end in the room that may hear it, encoded once per transport. */
  broadcast(push: Push, hears: Audience = everybody): void {
    for (const member of this.online.values())
      for (const end of member.ends) if (hears(end, member)) end.connection.push(push)
  }

  /** The room as a world file holds it; who is in it is not part of that. */
  toWorld(): WorldRoom {
    return {
      roomId: this.roomId,
      name: this.name,
      announcement: this.announcement,
      ...this.standing.toWorld(),
      valid: this.valid,
      liveUrl: this.liveUrl,
      extension: this.serverExtension,
      queueLevel: this.queueLevel,
      chatBanned: this.chatBanned,
      inOutNotification: this.inOutNotification,
      autoClose: this.autoClose,
    }
  }

  /** Forgets everybody, for a cloud that stops. */
  empty(): void {
    this.online.clear()
  }

  private newMember(session: Session): OnlineMember {
    return {
      accountId: session.accountId,
      role: Role.ANONYMOUS_GUEST,
      profile: session.profile,
      enteredAtMs: session.enteredAtMs,
      updatedAtMs: session.enteredAtMs,
      ends: [],
    }
  }
}
