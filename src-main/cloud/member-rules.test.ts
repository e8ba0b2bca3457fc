import { describe, expect, it } from 'vitest'
import { V2NIMChatroomMemberRole as Role } from '../../src-shared/chatroom'
import { judgeMemberOperation, type MemberOperation, type MemberRequest } from './member-rules'

const ALLOWED = null
const judge = (request: Partial<MemberRequest> & { operator?: MemberRequest['operator'] }) =>
  judgeMemberOperation({
    operation: 'kick',
    operator: by(Role.MANAGER),
    target: { role: Role.NORMAL_GUEST },
    isOwnAccount: false,
    strictSelfKick: false,
    ...request,
  })
const by = (role: Role) => ({ role, anonymous: role === Role.ANONYMOUS_GUEST })
const operations: readonly MemberOperation[] = ['kick', 'setRole', 'block', 'chatBan', 'tempChatBan']

describe.each(operations)('%s', (operation) => {
  it.each([
    { who: 'creator', whom: 'manager', operator: Role.CREATOR, target: Role.MANAGER, code: ALLOWED },
    { who: 'creator', whom: 'guest', operator: Role.CREATOR, target: Role.NORMAL_GUEST, code: ALLOWED },
    { who: 'manager', whom: 'guest', operator: Role.MANAGER, target: Role.NORMAL_GUEST, code: ALLOWED },
    { who: 'manager', whom: 'fixed member', operator: Role.MANAGER, target: Role.NORMAL, code: ALLOWED },
    { who: 'manager', whom: 'manager', operator: Role.MANAGER, target: Role.MANAGER, code: 114427 },
    { who: 'manager', whom: 'creator', operator: Role.MANAGER, target: Role.CREATOR, code: 114427 },
    { who: 'fixed member', whom: 'guest', operator: Role.NORMAL, target: Role.NORMAL_GUEST, code: 114432 },
    { who: 'guest', whom: 'guest', operator: Role.NORMAL_GUEST, target: Role.NORMAL_GUEST, code: 114432 },
    {
      who: 'anonymous',
      whom: 'guest',
      operator: Role.ANONYMOUS_GUEST,
      target: Role.NORMAL_GUEST,
      code: 114303,
    },
  ])('of a $whom by a $who: $code', ({ operator, target, code }) => {
    expect(judge({ operation, operator: by(operator), target: { role: target } })).toBe(code)
  })

  it('of nobody is refused with 114404, but only after the right to do it', () => {
    expect(judge({ operation, target: null })).toBe(114404)
    expect(judge({ operation, target: null, operator: by(Role.NORMAL) })).toBe(114432)
  })

  it('of an anonymous guest is allowed for a kick only', () => {
    const code = judge({ operation, target: { role: Role.ANONYMOUS_GUEST } })
    expect(code).toBe(operation === 'kick' ? ALLOWED : 114303)
  })

  it('of oneself is refused with 114429, but for a kick unless the app is strict', () => {
    const own = { operation, isOwnAccount: true, operator: by(Role.NORMAL_GUEST) }
    expect(judge(own)).toBe(operation === 'kick' ? ALLOWED : 114429)
    expect(judge({ ...own, strictSelfKick: true })).toBe(114429)
  })
})

it('only the creator makes managers', () => {
  const promotion = { operation: 'setRole', newRole: Role.MANAGER } as const
  expect(judge(promotion)).toBe(114427)
  expect(judge({ ...promotion, operator: by(Role.CREATOR) })).toBe(ALLOWED)
})
