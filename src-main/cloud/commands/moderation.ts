import {
  V2NIMChatroomKickedReason as Reason,
  V2NIMChatroomMemberRole as Role,
} from '../../../src-shared/chatroom'
import { fromProperty, type Property } from '../../../src-shared/protocol'
import { findMember } from '../member-lookup'
import { isLeading, judgeMemberOperation, MEMBER_REFUSAL, type MemberOperation } from '../member-rules'
import { propertyField } from '../property-field'
import type { Member } from '../room'
import { memberProperty } from '../room-properties'
import { accept, inRoom, refuse, REFUSAL, type CommandHandler, type Reply, type RoomCall } from './command'
import { switchField, textField, textOrNull, wholeNumber } from './read-fields'

/** Thirty days (domain.md §2.6). */
const MAX_TEMP_BAN_SECONDS = 2_592_000
const MAX_FIXED_MEMBERS = 1000

/** 36_17: removes an account from the room, or, named after oneself, the other ends of one's own account. */
export const kickMember = inRoom((call) => {
  const { session, member: operator, context, fields } = call
  const { room } = session
  const targetId = textField(fields, 'accountId')
  const code = judge(call, 'kick', { accountId: targetId, target: room.onlineMember(targetId) ?? null })
  if (code !== null) return refuse(code)
  const ends = room.endsOf(targetId).filter((end) => end !== session)
  const extension = textOrNull(fields['notificationExtension'])
  const kick = { reason: Reason.BY_MANAGER, extension, by: session.accountId }
  return accept({}, () => context.presence.expel(ends, operator, kick))
})

/** 36_38: gives or takes a fixed role, and a level. */
export const updateMemberRole = inRoom((call) => {
  const { session, context } = call
  const query = fromProperty('v2ChatroomUpdateMemberRole.tag', propertyField(call.fields, 'tag'))
  const role = settableRoles.find((candidate) => candidate === query['memberRole'])
  if (role === undefined) return refuse(REFUSAL.badParameter)
  const accountId = typeof query['accountId'] === 'string' ? query['accountId'] : ''
  return onMember(call, 'setRole', { accountId, newRole: role }, (target) => {
    if (role !== Role.NORMAL_GUEST && isFull(call, target)) return refuse(REFUSAL.memberLimit)
    const level = query['memberLevel']
    context.moderation.setRole({
      room: session.room,
      operator: call.member,
      target,
      role,
      ...(typeof level === 'number' && { level: wholeNumber(level, 0) }),
      extension: textOrNull(query['notificationExtension']),
    })
    return accept({ data: propertyOf(call, target) })
  })
})

/** 36_39: puts an account on the block list, which throws it out with reason 5, or takes it off. */
export const setMemberBlocked = statusCommand('block', 'blocked', (call, target, blocked) => {
  if (call.session.room.blocked.has(target.accountId) === blocked) return false
  call.context.moderation.setBlocked({ ...changeBy(call, target), blocked })
  return true
})

/** 36_40: forbids an account to speak, or lets it speak again. */
export const setMemberChatBanned = statusCommand('chatBan', 'chatBanned', (call, target, banned) => {
  if (call.session.room.standing.chatBanned.has(target.accountId) === banned) return false
  call.context.moderation.setChatBanned({ ...changeBy(call, target), banned })
  return true
})

/** 36_19: forbids an account to speak for some seconds; 0 lets it speak again. */
export const setMemberTempChatBanned = inRoom((call) => {
  const { fields, context } = call
  const durationSeconds = wholeNumber(fields['tempChatBannedDuration'], MAX_TEMP_BAN_SECONDS + 1)
  if (durationSeconds > MAX_TEMP_BAN_SECONDS) return refuse(REFUSAL.badParameter)
  const accountId = textField(fields, 'accountId')
  return onMember(call, 'tempChatBan', { accountId }, (target) => {
    const notificationEnabled = switchField(fields, 'notificationEnabled')
    return accept({}, () =>
      context.moderation.setTempChatBanned({
        ...changeBy(call, target),
        durationSeconds,
        notificationEnabled,
      }),
    )
  })
})

/** 36_30: forbids everybody with a tag to speak for some seconds; 0 lets them speak again. */
export const setTempChatBannedByTag = inRoom(({ session, member, context, fields }) => {
  const query = fromProperty('v2SetTempChatBannedByTag.tag', propertyField(fields, 'tag'))
  const tag = textOrNull(query['targetTag'])
  const durationSeconds = wholeNumber(query['duration'], MAX_TEMP_BAN_SECONDS + 1)
  if (session.anonymous) return refuse(MEMBER_REFUSAL.anonymousForbidden)
  if (!isLeading(member.role)) return refuse(MEMBER_REFUSAL.managerOnly)
  if (tag === null || durationSeconds > MAX_TEMP_BAN_SECONDS) return refuse(REFUSAL.badParameter)
  return accept({}, () =>
    context.moderation.setTagTempChatBanned({
      room: session.room,
      operator: member,
      tag,
      durationSeconds,
      notificationEnabled: query['notificationEnabled'] !== false,
      extension: textOrNull(query['notificationExtension']),
      notifyTargetTags: textOrNull(query['notifyTargetTags']),
    }),
  )
})

const settableRoles = [Role.NORMAL, Role.MANAGER, Role.NORMAL_GUEST] as const

/** A command that switches one status of a member. `change` tells whether the status was another before. */
function statusCommand(
  operation: MemberOperation,
  field: string,
  change: (call: RoomCall, target: Member, value: boolean) => boolean,
): CommandHandler {
  return inRoom((call) =>
    onMember(call, operation, { accountId: textField(call.fields, 'accountId') }, (target) =>
      change(call, target, call.fields[field] === true)
        ? accept({ data: propertyOf(call, target) })
        : refuse(MEMBER_REFUSAL.repeated),
    ),
  )
}

/** Finds the member that an operation is about and checks the right to it. */
function onMember(
  call: RoomCall,
  operation: MemberOperation,
  { accountId, newRole }: { readonly accountId: string; readonly newRole?: Role },
  apply: (target: Member) => Reply,
): Reply {
  const target = findMember(call.session, accountId)
  const code = judge(call, operation, { accountId, target, ...(newRole !== undefined && { newRole }) })
  if (code !== null) return refuse(code)
  return target === null ? refuse(MEMBER_REFUSAL.memberMissing) : apply(target)
}

function judge(
  { session, member }: RoomCall,
  operation: MemberOperation,
  about: { readonly accountId: string; readonly target: Member | null; readonly newRole?: Role },
): number | null {
  const { accountId, ...rest } = about
  return judgeMemberOperation({
    operation,
    operator: { role: member.role, anonymous: session.anonymous },
    isOwnAccount: accountId === session.accountId,
    strictSelfKick: session.app.strictSelfKick,
    ...rest,
  })
}

function changeBy({ session, member, fields }: RoomCall, target: Member) {
  const extension = textOrNull(fields['notificationExtension'])
  return { room: session.room, operator: member, target, extension }
}

function isFull({ session }: RoomCall, { accountId }: Member): boolean {
  const { fixedMembers } = session.room.standing
  return fixedMembers.length >= MAX_FIXED_MEMBERS && !fixedMembers.includes(accountId)
}

function propertyOf({ session, context }: RoomCall, member: Member): Property {
  const { room } = session
  const present = room.onlineMember(member.accountId) ?? session.app.offlineMember(room, member.accountId)
  return memberProperty(room, present, context.clock.wallMs())
}
