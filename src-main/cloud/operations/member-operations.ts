import {
  V2NIMChatroomKickedReason as Reason,
  V2NIMChatroomMemberRole as Role,
} from '../../../src-shared/chatroom'
import type { CloudApp } from '../cloud-app'
import { findTagBreach } from '../login-limits'
import { judgeMemberOperation, MEMBER_REFUSAL, type MemberOperation } from '../member-rules'
import type { Moderation } from '../moderation'
import type { Presence } from '../presence'
import type { Member, Room } from '../room'
import type { FixedRole } from '../room-standing'
import { OPERATION_CODE as CODE, OperationRefused } from './operation-refused'
import { memberOf, type RoomNotice, type RoomOperations } from './room-operations'

/** Who does what to whom: an operation of one account on another in a room. */
export interface MemberCall extends RoomNotice {
  readonly roomId: string
  readonly operatorId: string
  readonly accountId: string
}

type NewRole = FixedRole | typeof Role.NORMAL_GUEST

/** What the server API may do to members of rooms, by the same rules as a member (domain.md §4.4, §5.4). */
export class MemberOperations {
  constructor(
    private readonly rooms: RoomOperations,
    private readonly moderation: Moderation,
    private readonly presence: Presence,
  ) {}

  kick(app: CloudApp, call: MemberCall): void {
    const { room, operator } = this.judge(app, call, 'kick')
    this.presence.expel(room.endsOf(call.accountId), operator, {
      reason: Reason.BY_MANAGER,
      extension: call.extension,
      by: call.operatorId,
      notificationEnabled: call.notificationEnabled,
    })
  }

  setBlocked(app: CloudApp, call: MemberCall & { readonly blocked: boolean }): void {
    const change = this.judge(app, call, 'block')
    this.moderation.setBlocked({ ...call, ...change })
  }

  setChatBanned(app: CloudApp, call: MemberCall & { readonly banned: boolean }): void {
    const change = this.judge(app, call, 'chatBan')
    this.moderation.setChatBanned({ ...call, ...change })
  }

  setTempChatBanned(app: CloudApp, call: MemberCall & { readonly durationSeconds: number }): void {
    const change = this.judge(app, call, 'tempChatBan')
    this.moderation.setTempChatBanned({ ...call, ...change })
  }

  setRole(app: CloudApp, call: MemberCall & { readonly role: NewRole; readonly level?: number }): Member {
    const change = this.judge(app, call, 'setRole', call.role)
    this.moderation.setRole({ ...call, ...change })
    return memberOf(app, change.room, call.accountId)
  }

  /** Gives a member other tags; it has to be in the room (114404). Those not given stay. */
  setTags(
    app: CloudApp,
    call: RoomNotice & {
      readonly roomId: string
      readonly accountId: string
      readonly tags?: readonly string[] | undefined
      readonly notifyTargetTags?: string | undefined
    },
  ): Member {
    const room = this.rooms.get(app, call.roomId)
    const member = room.onlineMember(call.accountId)
    if (member === undefined)
      throw new OperationRefused(MEMBER_REFUSAL.memberMissing, `"${call.accountId}" is not in the room.`)
    const { tags = member.profile.tags, notifyTargetTags = member.profile.notifyTargetTags } = call
    const breach = findTagBreach({ tags, notifyTargetTags })
    if (breach !== null) throw new OperationRefused(CODE.badParameter, breach)
    const { extension, notificationEnabled } = call
    this.moderation.setTags({ room, member, tags, notifyTargetTags, extension, notificationEnabled })
    return member
  }

  /** Accounts on the block list of a room. */
  blockList(app: CloudApp, roomId: string): readonly string[] {
    return [...this.rooms.get(app, roomId).blocked]
  }

  /** Members who are in the room now, all or those with certain roles. */
  online(app: CloudApp, roomId: string, roles: readonly number[]): readonly Member[] {
    const members = this.rooms.get(app, roomId).onlineMembers()
    return roles.length === 0 ? members : members.filter((member) => roles.includes(member.role))
  }

  /** Creator, managers and normal members, whether they are there or not. */
  fixed(app: CloudApp, roomId: string): readonly Member[] {
    const room = this.rooms.get(app, roomId)
    return room.standing.fixedMembers.map((accountId) => memberOf(app, room, accountId))
  }

  private judge(
    app: CloudApp,
    { roomId, operatorId, accountId }: MemberCall,
    operation: MemberOperation,
    newRole?: Role,
  ): { readonly room: Room; readonly operator: Member; readonly target: Member } {
    const room = this.rooms.get(app, roomId)
    const operator = memberOf(app, room, operatorId)
    const target = this.targetOf(app, room, accountId, operation)
    const code = judgeMemberOperation({
      operation,
      operator: { role: operator.role, anonymous: operator.role === Role.ANONYMOUS_GUEST },
      target,
      isOwnAccount: operatorId === accountId,
      strictSelfKick: app.strictSelfKick,
      ...(newRole === undefined ? {} : { newRole }),
    })
    if (code !== null)
      throw new OperationRefused(code, `"${operatorId}" may not do this to "${accountId}" in room ${roomId}.`)
    if (target === null)
      throw new OperationRefused(MEMBER_REFUSAL.memberMissing, `"${accountId}" is not there.`)
    return { room, operator, target }
  }

  /** Only who is in the room can be kicked; all else works on every account. */
  private targetOf(app: CloudApp, room: Room, accountId: string, operation: MemberOperation): Member | null {
    const online = room.onlineMember(accountId)
    if (online !== undefined) return online
    if (operation === 'kick') return null
    if (!app.accounts.has(accountId))
      throw new OperationRefused(CODE.accountMissing, `The app has no account "${accountId}".`)
    return app.offlineMember(room, accountId)
  }
}
