import { describe, expect, it } from 'vitest'
import type { CommandName, Decoded, Fields } from './index'
import {
  decodeRequest,
  decodeServerPacket,
  encodeErrorFor,
  encodeRequest,
  encodeServerPacket,
  ProtocolError,
} from './index'

const transports = ['binary', 'text'] as const

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
}

function valueOf<T>(outcome: Decoded<T>): T {
  if (!outcome.ok) throw outcome.error
  return outcome.value
}

function reasonOf(step: () => unknown): string {
  try {
    step()
  } catch (error) {
    if (error instanceof ProtocolError && error.code === 999) return `${error.reason} ${error.field}`
    throw error
  }
  return 'none'
}

describe('a request', () => {
  it('is written as in the worked example of the notes', () => {
    const packet = {
      command: 'v2ChatroomKickMember',
      ser: 6,
      fields: { accountId: 'bob', notificationExtension: 'why' },
    } as const
    expect(hex(encodeRequest('binary', packet))).toBe('00 24 11 06 00 00 03 62 6f 62 03 77 68 79')
    expect(encodeRequest('text', packet)).toBe(
      '3:::{"SER":6,"SID":36,"CID":17,"Q":[{"t":"String","v":"bob"},{"t":"String","v":"why"}]}',
    )
  })

  it('turns native property values into text in binary and keeps them in text', () => {
    const fields = { tag: { '1': 'a', '2': 7, '3': true, '4': null, '5': [1, 'x'], '6': { k: 1.5 } } }
    const packet = { command: 'v2ChatroomSendMessage', ser: 1, fields } as const
    const inBinary = valueOf(decodeRequest('binary', encodeRequest('binary', packet)))
    const inText = valueOf(decodeRequest('text', encodeRequest('text', packet)))
    expect(inBinary.fields).toEqual({
      tag: { '1': 'a', '2': '7', '3': 'true', '5': '[1,"x"]', '6': '{"k":1.5}' },
    })
    expect(inText.fields).toEqual({ tag: { '1': 'a', '2': 7, '3': true, '5': [1, 'x'], '6': { k: 1.5 } } })
  })

  it('is read by the types of its items in text', () => {
    const frame =
      '3:::{"SER":1,"SID":36,"CID":9,"Q":[{"t":"Long","v":5},{"t":"Int","v":1},{"t":"LongArray","v":[0,100]}]}'
    expect(valueOf(decodeRequest('text', frame)).fields).toEqual({
      ...{ beginTime: 5, limit: 1 },
      messageTypes: [0, 100],
    })
  })

  it.each([
    ['unknownField nick', 'v2ChatroomKickMember', { nick: 'bob' }],
    ['wrongShape accountId', 'v2ChatroomKickMember', { accountId: 7 }],
    ['wrongShape tag', 'v2ChatroomSendMessage', { tag: { name: 'x' } }],
    ['wrongShape accountIds', 'v2ChatroomGetMemberByIds', { accountIds: 'alice' }],
    ['outOfRange type', 'v2ChatroomLogin', { type: 256 }],
    ['outOfRange size', 'v2ChatroomQueueInit', { size: 2 ** 31 }],
    ['outOfRange beginTime', 'v2ChatroomGetMessageList', { beginTime: -1 }],
  ] as const)('is refused with %s', (reason, command: CommandName, fields: Fields) => {
    for (const transport of transports) {
      expect(reasonOf(() => encodeRequest(transport, { command, ser: 1, fields }))).toBe(reason)
    }
  })

  it('has a serial of 16 bits in binary and a longer one in text', () => {
    const packet = { command: 'heartbeat', ser: 65_536, fields: {} } as const
    expect(reasonOf(() => encodeRequest('binary', packet))).toBe('outOfRange ser')
    expect(valueOf(decodeRequest('text', encodeRequest('text', packet))).ser).toBe(65_536)
    expect(reasonOf(() => encodeRequest('text', { ...packet, ser: -1 }))).toBe('outOfRange ser')
  })

  it('above the packet limit is refused', () => {
    const fields = { accountId: 'x'.repeat(1_048_570), notificationExtension: 'long enough' }
    for (const transport of transports) {
      const packet = { command: 'v2ChatroomKickMember', ser: 1, fields } as const
      expect(reasonOf(() => encodeRequest(transport, packet))).toMatch(/^tooLarge/)
    }
  })
})

describe('a gap between the fields of a request', () => {
  const offer = {
    command: 'v2ChatroomQueueOffer',
    ser: 31,
    fields: { elementKey: 'k', elementValue: 'v', elementOwnerAccountId: 'alice' },
  } as const

  it.each(transports)('is filled with the empty value of its type on the %s transport', (transport) => {
    const request = valueOf(decodeRequest(transport, encodeRequest(transport, offer)))
    expect(request.fields).toEqual({ ...offer.fields, transient: false })
  })

  it('closes in binary when told so, and the owner is lost in the Bool', () => {
    const bytes = encodeRequest('binary', offer, { gaps: 'shift' })
    expect(hex(bytes)).toBe('00 24 14 1f 00 00 01 6b 01 76 01')
  })

  it('closes in text when told so, and a server still finds the owner by its type', () => {
    const frame = encodeRequest('text', offer, { gaps: 'shift' })
    expect(frame).toContain('{"t":"String","v":"v"},{"t":"String","v":"alice"}]')
    expect(valueOf(decodeRequest('text', frame)).fields).toEqual(offer.fields)
  })

  it('closes in binary over numbers and lists as well', () => {
    const fields = { beginTime: 5, reverse: true, messageTypes: [0] }
    const bytes = encodeRequest(
      'binary',
      { command: 'v2ChatroomGetMessageList', ser: 1, fields },
      { gaps: 'shift' },
    )
    expect(valueOf(decodeRequest('binary', bytes)).fields).toEqual({ beginTime: 5, limit: 1, reverse: true })
  })
})

describe('an answer', () => {
  it('carries the number of its bytes and its code in 16 bits', () => {
    const packet = { command: 'v2ChatroomLogin', ser: 1, code: 102302, fields: {} } as const
    expect(hex(encodeServerPacket('binary', packet))).toBe('07 24 02 01 00 02 2e 07')
    expect(encodeServerPacket('text', packet)).toBe('3:::{"sid":36,"cid":2,"ser":1,"code":1838,"r":[]}')
  })

  it.each(transports)('with an error code has no body on the %s transport', (transport) => {
    const packet = { command: 'v2ChatroomGetServerTime', ser: 2, code: 500, fields: { time: 7 } } as const
    const answer = valueOf(decodeServerPacket(transport, encodeServerPacket(transport, packet)))
    expect(answer).toMatchObject({ code: 500, wireCode: 500, fields: {} })
  })

  it.each(transports)('keeps a negative kick reason on the %s transport', (transport) => {
    const fields = { kickedReason: -1, serverExtension: '' }
    const push = { command: 'v2ChatroomBeKicked', ser: 0, code: 200, fields } as const
    expect(valueOf(decodeServerPacket(transport, encodeServerPacket(transport, push))).fields).toEqual(fields)
  })

  it('reads an Int that the sender wrote unsigned', () => {
    const frame = '3:::{"sid":13,"cid":3,"ser":0,"code":200,"r":[4294967295,"x"]}'
    expect(valueOf(decodeServerPacket('text', frame)).fields).toMatchObject({ kickedReason: -1 })
  })

  it('may lack its code in binary, which means success, but not in text', () => {
    const heartbeat = Uint8Array.from([5, 1, 2, 0, 0, 0])
    expect(valueOf(decodeServerPacket('binary', heartbeat)).code).toBe(200)
    expect(decodeServerPacket('text', '3:::{"sid":1,"cid":2,"ser":0,"r":[]}')).toMatchObject({
      error: { reason: 'wrongShape', field: 'code' },
    })
  })

  it('may lack fields at its end, and null stands for a missing one in text', () => {
    const kicked = Uint8Array.from([0, 13, 3, 0, 0, 0, 2, 0, 0, 0])
    expect(valueOf(decodeServerPacket('binary', kicked)).fields).toEqual({ kickedReason: 2 })
    const frame = '3:::{"sid":36,"cid":37,"ser":1,"code":200,"r":[1,null,[]]}'
    expect(valueOf(decodeServerPacket('text', frame)).fields).toEqual({ hasMore: 1, datas: [] })
  })

  it('counts bytes behind the last field and ignores them', () => {
    const data = Uint8Array.from([0, 1, 2, 0, 0, 0, 9, 9, 9])
    expect(valueOf(decodeServerPacket('binary', data))).toMatchObject({ trailingBytes: 3, fields: {} })
  })

  it('of an unknown command is read without its body', () => {
    const data = Uint8Array.from([0, 36, 250, 1, 0, 2, 0x2e, 7, 1, 2])
    expect(valueOf(decodeServerPacket('binary', data))).toEqual({
      ...{ sid: 36, cid: 250, ser: 1, command: null, fields: {}, trailingBytes: 2 },
      ...{ code: 102302, wireCode: 1838 },
    })
  })

  it.each(transports)('can refuse a request that nobody knows on the %s transport', (transport) => {
    const answer = encodeErrorFor(transport, { sid: 36, cid: 250, ser: 3 }, 102404)
    expect(valueOf(decodeServerPacket(transport, answer))).toMatchObject({
      ...{ sid: 36, cid: 250, ser: 3 },
      ...{ command: null, code: 102404, wireCode: 1940 },
    })
  })
})

describe('a text packet', () => {
  it.each([
    ['notAPacket', '1::'],
    ['notJson', '3:::{"SER":1'],
    ['wrongShape', '3:::[1]'],
    ['wrongShape', '3:::{"SER":1,"SID":36,"CID":256,"Q":[]}'],
    ['wrongShape', '3:::{"SER":1,"SID":"36","CID":2,"Q":[]}'],
    ['wrongShape', '3:::{"SER":1,"SID":36,"CID":17,"Q":{}}'],
    ['wrongShape', '3:::{"SER":1,"SID":36,"CID":17,"Q":["bob"]}'],
    ['wrongShape', '3:::{"SER":1,"SID":36,"CID":17,"Q":[{"t":"Int","v":1}]}'],
    ['wrongShape', '3:::{"SER":1,"SID":36,"CID":17,"Q":[{"t":"String","v":{}}]}'],
    ['wrongShape', '3:::{"SER":1,"SID":36,"CID":25,"Q":[{"t":"Int","v":"ten"}]}'],
    ['wrongShape', '3:::{"SER":1,"SID":36,"CID":26,"Q":[{"t":"StrStrMap","v":[]}]}'],
  ])('is refused with %s: %s', (reason, frame) => {
    expect(decodeRequest('text', frame)).toMatchObject({ ok: false, error: { code: 998, reason } })
  })

  it('takes numbers as text and text as numbers where a field calls for it', () => {
    const frame =
      '3:::{"SER":1,"SID":36,"CID":19,"Q":[{"t":"String","v":36},{"t":"Long","v":"9007199254740993"},{"t":"Bool","v":1}]}'
    expect(valueOf(decodeRequest('text', frame)).fields).toEqual({
      accountId: '36',
      tempChatBannedDuration: '9007199254740993',
      notificationEnabled: true,
    })
  })

  it('that wraps nothing is refused', () => {
    const frame = '3:::{"sid":4,"cid":1,"ser":0,"code":200,"r":[123]}'
    expect(decodeServerPacket('text', frame)).toMatchObject({ error: { reason: 'wrongShape', field: 'r' } })
  })
})

it('a message of the other transport is refused', () => {
  expect(decodeRequest('binary', '3:::{}')).toMatchObject({ error: { reason: 'wrongTransport' } })
  expect(decodeServerPacket('text', new Uint8Array(6))).toMatchObject({ error: { reason: 'wrongTransport' } })
})
