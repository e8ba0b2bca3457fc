import { describe, expect, it } from 'vitest'
import { V2NIMChatroomMemberRole as Role } from '../../src-shared/chatroom'
import { judgeKick, type KickRequest } from './kick-rules'

const kick = (request: Partial<KickRequest> & { by?: Role; target?: KickRequest['target'] }) =>
  judgeKick({
    operator: { role: request.by ?? Role.NORMAL_GUEST, anonymous: request.by === Role.ANONYMOUS_GUEST },
    target: request.target === undefined ? { role: Role.NORMAL_GUEST } : request.target,
    isOwnAccount: request.isOwnAccount ?? false,
  })

describe('kick rules', () => {
  it.each([
    { what: 'an anonymous guest', by: Role.ANONYMOUS_GUEST, code: 114303 },
    { what: 'a guest', by: Role.NORMAL_GUEST, code: 114432 },
    { what: 'a normal member', by: Role.NORMAL, code: 114432 },
    { what: 'a manager', by: Role.MANAGER, code: null },
    { what: 'the creator', by: Role.CREATOR, code: null },
  ])('$what who kicks a guest gets $code', ({ by, code }) => {
    expect(kick({ by })).toBe(code)
  })

  it('keeps managers from kicking the creator and other managers', () => {
    expect(kick({ by: Role.MANAGER, target: { role: Role.CREATOR } })).toBe(114427)
    expect(kick({ by: Role.MANAGER, target: { role: Role.MANAGER } })).toBe(114427)
    expect(kick({ by: Role.CREATOR, target: { role: Role.MANAGER } })).toBeNull()
  })

  it('knows when the target is not there, and tells only those who may kick', () => {
    expect(kick({ by: Role.MANAGER, target: null })).toBe(114404)
    expect(kick({ by: Role.NORMAL_GUEST, target: null })).toBe(114432)
  })

  it('lets everybody but anonymous guests name their own account', () => {
    expect(kick({ by: Role.NORMAL_GUEST, isOwnAccount: true })).toBeNull()
    expect(kick({ by: Role.ANONYMOUS_GUEST, isOwnAccount: true })).toBe(114303)
  })
})
