import { V2NIMChatroomMemberRole as Role } from '../../src-shared/chatroom'
import type { WorldRoom } from '../../src-shared/console/world'
import type { MemberProfile } from './session'

const MS_PER_SECOND = 1000

/** Roles that an account keeps while it is not in the room (domain.md §4.5). */
export type FixedRole = typeof Role.MANAGER | typeof Role.NORMAL

/** The part of a profile that outlasts a stay. */
export type SavedProfile = Pick<MemberProfile, 'nick' | 'avatar' | 'serverExtension'>

/** How accounts stand in a room, whether they are in it or not: fixed roles, block list, chat bans. */
export class RoomStanding {
  readonly creator: string
  readonly managers: Set<string>
  /** Fixed members without a further role. */
  readonly members: Set<string>
  readonly blocked: Set<string>
  readonly chatBanned: Set<string>
  /** Wall-clock milliseconds until which an account may not speak. */
  private readonly tempChatBans: Map<string, number>
  /** The same for everybody with a tag. */
  private readonly tagChatBans = new Map<string, number>()
  private readonly levels = new Map<string, number>()
  private readonly savedProfiles = new Map<string, SavedProfile>()

  constructor(world: WorldRoom) {
    this.creator = world.creator
    this.managers = new Set(world.managers)
    this.members = new Set(world.members)
    this.blocked = new Set(world.blocked)
    this.chatBanned = new Set(world.chatBannedMembers)
    this.tempChatBans = new Map(world.tempChatBans.map(({ accountId, untilMs }) => [accountId, untilMs]))
  }

  /** Fixed members: creator, managers and normal members. */
  get fixedMembers(): readonly string[] {
    return [this.creator, ...this.managers, ...this.members]
  }

  /** Role of an account that is not anonymous; without a fixed role it is a guest (domain.md §4.5). */
  roleOf(accountId: string): Role {
    if (accountId === this.creator) return Role.CREATOR
    if (this.managers.has(accountId)) return Role.MANAGER
    return this.members.has(accountId) ? Role.NORMAL : Role.NORMAL_GUEST
  }

  /** Gives a fixed role, or takes it away with `NORMAL_GUEST`. The creator keeps its own. */
  setRole(accountId: string, role: FixedRole | typeof Role.NORMAL_GUEST): void {
    this.managers.delete(accountId)
    this.members.delete(accountId)
    if (role === Role.MANAGER) this.managers.add(accountId)
    if (role === Role.NORMAL) this.members.add(accountId)
  }

  setBlocked(accountId: string, blocked: boolean): void {
    change(this.blocked, accountId, blocked)
  }

  setChatBanned(accountId: string, banned: boolean): void {
    change(this.chatBanned, accountId, banned)
  }

  /** @param durationSeconds how long from `nowMs` on the account may not speak; 0 lifts the ban. */
  setTempChatBanned(accountId: string, durationSeconds: number, nowMs: number): void {
    if (durationSeconds > 0) this.tempChatBans.set(accountId, nowMs + durationSeconds * MS_PER_SECOND)
    else this.tempChatBans.delete(accountId)
  }

  /** Seconds that a temporary chat ban still lasts, rounded up; 0 without one. */
  tempChatBanSeconds(accountId: string, nowMs: number): number {
    const untilMs = this.tempChatBans.get(accountId) ?? 0
    return Math.max(0, Math.ceil((untilMs - nowMs) / MS_PER_SECOND))
  }

  /** Like `setTempChatBanned`, for everybody with a tag. */
  setTagChatBanned(tag: string, durationSeconds: number, nowMs: number): void {
    if (durationSeconds > 0) this.tagChatBans.set(tag, nowMs + durationSeconds * MS_PER_SECOND)
    else this.tagChatBans.delete(tag)
  }

  isTagChatBanned(tags: readonly string[], nowMs: number): boolean {
    return tags.some((tag) => (this.tagChatBans.get(tag) ?? 0) > nowMs)
  }

  /** 0 stands for no level (domain.md §2.6). */
  levelOf(accountId: string): number {
    return this.levels.get(accountId) ?? 0
  }

  setLevel(accountId: string, level: number): void {
    if (level > 0) this.levels.set(accountId, level)
    else this.levels.delete(accountId)
  }

  /** How a fixed member wants to show when it enters the next time. */
  savedProfileOf(accountId: string): SavedProfile | undefined {
    return this.savedProfiles.get(accountId)
  }

  saveProfile(accountId: string, { nick, avatar, serverExtension }: SavedProfile): void {
    this.savedProfiles.set(accountId, { nick, avatar, serverExtension })
  }

  /** These lists as a world file holds them. */
  toWorld(): Pick<
    WorldRoom,
    'creator' | 'managers' | 'members' | 'blocked' | 'chatBannedMembers' | 'tempChatBans'
  > {
    return {
      creator: this.creator,
      managers: [...this.managers],
      members: [...this.members],
      blocked: [...this.blocked],
      chatBannedMembers: [...this.chatBanned],
      tempChatBans: [...this.tempChatBans].map(([accountId, untilMs]) => ({ accountId, untilMs })),
    }
  }
}

function change(set: Set<string>, accountId: string, present: boolean): void {
  if (present) set.add(accountId)
  else set.delete(accountId)
}
