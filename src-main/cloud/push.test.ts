import { describe, expect, it } from 'vitest'
import { decodeServerPacket } from '../../src-shared/protocol'
import { Push } from './push'

describe('a push', () => {
  it('is encoded once per transport', () => {
    const push = new Push('v2ChatroomBeKicked', { kickedReason: 2, serverExtension: 'x' })
    expect(push.encodedFor('binary')).toBe(push.encodedFor('binary'))
    expect(push.encodedFor('text')).toBe(push.encodedFor('text'))
  })

  it.each(['binary', 'text'] as const)('reads as a packet with serial 0 over %s', (transport) => {
    const push = new Push('v2ChatroomBeKicked', { kickedReason: 2, serverExtension: 'x' })
    expect(decodeServerPacket(transport, push.encodedFor(transport))).toMatchObject({
      ok: true,
      value: { ser: 0, code: 200, fields: { kickedReason: 2, serverExtension: 'x' } },
    })
  })
})
