import { V2NIMChatroomMemberRole as Role } from '../../src-shared/chatroom'

/** What one member may want to do to another. */
export type MemberOperation = 'kick' | 'setRole' | 'block' | 'chatBan' | 'tempChatBan'

/** Who wants to do what to whom. */
export interface MemberRequest {
  readonly operation: MemberOperation
  readonly operator: { readonly role: Role; readonly anonymous: boolean }
  /** Null when nobody of that account is there; for a kick that means in the room, otherwise known at all. */
  readonly target: { readonly role: Role } | null
  readonly isOwnAccount: boolean
  /** The role that `setRole` gives. */
  readonly newRole?: Role
  /** Refuses a kick of one's own account, too, instead of removing its other ends. */
  readonly strictSelfKick: boolean
}

export const MEMBER_REFUSAL = {
  anonymousForbidden: 114303,
  memberMissing: 114404,
  repeated: 114405,
  ownerOnly: 114427,
  selfInList: 114429,
  managerOnly: 114432,
} as const

/** The rules of operations on members in their order (domain.md §4.4); the first that applies decides, null passes. */
const rules: readonly {
  readonly applies: (request: MemberRequest) => boolean
  readonly code: number | null
}[] = [
  { applies: ({ operator }) => operator.anonymous, code: MEMBER_REFUSAL.anonymousForbidden },
  {
    applies: ({ operation, isOwnAccount, strictSelfKick }) =>
      isOwnAccount && operation === 'kick' && !strictSelfKick,
    code: null,
  },
  { applies: ({ isOwnAccount }) => isOwnAccount, code: MEMBER_REFUSAL.selfInList },
  { applies: ({ operator }) => !isLeading(operator.role), code: MEMBER_REFUSAL.managerOnly },
  { applies: ({ target }) => target === null, code: MEMBER_REFUSAL.memberMissing },
  {
    applies: ({ operation, target }) => operation !== 'kick' && isUntouchable(target?.role),
    code: MEMBER_REFUSAL.anonymousForbidden,
  },
  { applies: ({ target }) => target?.role === Role.CREATOR, code: MEMBER_REFUSAL.ownerOnly },
  {
    applies: ({ operator, target, newRole }) =>
      operator.role === Role.MANAGER && [target?.role, newRole].includes(Role.MANAGER),
    code: MEMBER_REFUSAL.ownerOnly,
  },
]

/** @returns the code with which the operation is refused, or null when it is allowed. */
export function judgeMemberOperation(request: MemberRequest): number | null {
  return rules.find((rule) => rule.applies(request))?.code ?? null
}

/** Creator and managers lead a room. */
export function isLeading(role: Role): boolean {
  return role === Role.CREATOR || role === Role.MANAGER
}

/** Anonymous guests and virtual members have no standing that could change. */
function isUntouchable(role: Role | undefined): boolean {
  return role === Role.ANONYMOUS_GUEST || role === Role.VIRTUAL
}
