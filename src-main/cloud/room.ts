import { V2NIMChatroomMemberRole as Role } from '../../src-shared/chatroom'
import type { WorldRoom } from '../../src-shared/console/world'
import type { Push } from './push'
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

/** One chatroom: its data, and who is in it. A member is an account, however many ends it has (domain.md §4.1). */
export class Room {
  readonly roomId: string
  readonly name: string
  readonly announcement: string
  readonly creator: string
  readonly managers: ReadonlySet<string>
  readonly blocked: ReadonlySet<string>
  /** False while the room is closed. */
  valid: boolean
  private readonly online = new Map<string, OnlineMember>()

  constructor(world: WorldRoom) {
    this.roomId = world.roomId
    this.name = world.name
    this.announcement = world.announcement
    this.creator = world.creator
    this.managers = new Set(world.managers)
    this.blocked = new Set(world.blocked)
    this.valid = world.valid
  }

  get onlineMemberCount(): number {
    return this.online.size
  }

  /** Role of an account that is not anonymous (domain.md §4.5). */
  roleOf(accountId: string): Role {
    if (accountId === this.creator) return Role.CREATOR
    return this.managers.has(accountId) ? Role.MANAGER : Role.NORMAL_GUEST
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

  /** Sends to every end in the room, encoded once per transport. */
  broadcast(push: Push, except: Session | null = null): void {
    for (const member of this.online.values())
      for (const end of member.ends) if (end !== except) end.connection.push(push)
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
