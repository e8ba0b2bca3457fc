import { describe, expect, it } from 'vitest'
import { enumName, V2NIMChatroomKickedReason, V2NIMChatroomStatus } from './enums'

describe('enumName', () => {
  it('gives the name of every value, each in its own enumeration', () => {
    for (const [name, value] of Object.entries(V2NIMChatroomStatus))
      expect(enumName(V2NIMChatroomStatus, value)).toBe(name)
    expect(enumName(V2NIMChatroomKickedReason, -1)).toBe('UNKNOWN')
    expect(enumName(V2NIMChatroomKickedReason, 3)).toBe('BY_CONFLICT_LOGIN')
  })

  it('gives null for a value that is none', () => {
    expect(enumName(V2NIMChatroomStatus, 7)).toBeNull()
  })
})
