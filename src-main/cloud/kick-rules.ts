import { V2NIMChatroomMemberRole as Role } from '../../src-shared/chatroom'

/** Who wants to remove whom; `target` is null when nobody of that account is in the room. */
export interface KickRequest {
  readonly operator: { readonly role: Role; readonly anonymous: boolean }
  readonly target: { readonly role: Role } | null
  readonly isOwnAccount: boolean
}

const ANONYMOUS_FORBIDDEN = 114303
const MEMBER_MISSING = 114404
const OWNER_ONLY = 114427
const MANAGER_ONLY = 114432

/** The rules of kicking in their order (domain.md §4.4); the first that applies decides, null lets it pass. */
const rules: readonly {
  readonly applies: (request: KickRequest) => boolean
  readonly code: number | null
}[] = [
  { applies: ({ operator }) => operator.anonymous, code: ANONYMOUS_FORBIDDEN },
  { applies: ({ isOwnAccount }) => isOwnAccount, code: null },
  { applies: ({ operator }) => !isLeading(operator.role), code: MANAGER_ONLY },
  { applies: ({ target }) => target === null, code: MEMBER_MISSING },
  {
    applies: ({ operator, target }) =>
      operator.role === Role.MANAGER && target !== null && isLeading(target.role),
    code: OWNER_ONLY,
  },
]

/** @returns the code with which the kick is refused, or null when it is allowed. */
export function judgeKick(request: KickRequest): number | null {
  return rules.find((rule) => rule.applies(request))?.code ?? null
}

function isLeading(role: Role): boolean {
  return role === Role.CREATOR || role === Role.MANAGER
}
