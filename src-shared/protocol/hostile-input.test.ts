import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeNotification,
  decodeRequest,
  decodeServerPacket,
  decodeTextFrame,
  describePacket,
  encodeRequest,
  encodeServerPacket,
  fromProperty,
  LIMITS,
  mappers,
  parseHandshakeBody,
  ProtocolError,
} from './index'
import type {
  Decoded,
  MapperName,
  PropertyValue,
  ProtocolErrorReason,
  ServerPacket,
  Transport,
} from './index'

const login = {
  command: 'v2ChatroomLogin',
  ser: 1,
  fields: {
    type: 1,
    chatroomLogin: { '1': 'app', '2': 'alice', '5': '36' },
    chatroomIMLogin: { '1000': 'token' },
  },
} as const

const members: ServerPacket = {
  command: 'v2ChatroomGetMemberListByOption',
  ser: 9,
  code: 200,
  fields: { hasMore: 1, pageToken: 'p', datas: [{ '2': 'alice', '18': '["a"]' }, { '2': '成员' }] },
}

/** Feeds a message to everything that reads messages; passes when each gives a result or a typed error. */
function feed(transport: Transport, data: Uint8Array | string): void {
  for (const outcome of [decodeRequest(transport, data), decodeServerPacket(transport, data)]) {
    if (!outcome.ok) expectUnpackError(outcome.error)
  }
  for (const direction of ['in', 'out'] as const) {
    const { error } = describePacket(transport, direction, data)
    if (error !== null) expectUnpackError(error)
  }
}

function expectUnpackError(error: unknown): void {
  if (error instanceof ProtocolError && error.code === 998) return
  throw new Error('not a typed unpack error', { cause: error })
}

function reasonOf(outcome: Decoded<unknown>): ProtocolErrorReason | 'none' {
  return outcome.ok ? 'none' : outcome.error.reason
}

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values)
}

describe('any input gives a result or a typed error', () => {
  it('for arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (data) => feed('binary', data)),
      { numRuns: 1_000 },
    )
  })

  it('for arbitrary bytes behind the header of a known command', () => {
    const header = fc.constantFrom(...['36_2', '36_9', '36_16', '36_22', '36_26', '36_37', '6_28', '4_1'])
    fc.assert(
      fc.property(header, fc.uint8Array({ maxLength: 120 }), (id, body) => {
        const [sid = 0, cid = 0] = id.split('_').map(Number)
        feed('binary', bytes(0, sid, cid, 1, 0, 0, ...body))
      }),
      { numRuns: 1_000 },
    )
  })

  it('for valid packets with bytes overwritten, and any split of them', () => {
    const packets = [encodeRequest('binary', login), encodeServerPacket('binary', members)]
    const edits = fc.array(fc.tuple(fc.nat({ max: 120 }), fc.nat({ max: 255 })), { maxLength: 6 })
    fc.assert(
      fc.property(fc.constantFrom(...packets), edits, fc.nat({ max: 120 }), (packet, changes, cut) => {
        const data = packet.slice()
        for (const [offset, value] of changes) data[offset % data.length] = value
        feed('binary', data)
        feed('binary', data.subarray(0, cut))
        feed('binary', data.subarray(cut))
      }),
      { numRuns: 1_000 },
    )
  })

  it('for arbitrary text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (data) => {
        feed('text', data)
        feed('text', `3:::${data}`)
        const [frame, handshake] = [decodeTextFrame(data), parseHandshakeBody(data)]
        if (!frame.ok) expectUnpackError(frame.error)
        if (!handshake.ok) expectUnpackError(handshake.error)
      }),
      { numRuns: 1_000 },
    )
  })

  it('for arbitrary JSON in the place of a packet, its items and its values', () => {
    const ids = fc.constantFrom([36, 2], [36, 9], [36, 16], [36, 26], [36, 37], [4, 1])
    const value = fc.jsonValue({ maxDepth: 4 })
    fc.assert(
      fc.property(ids, value, fc.array(value), ([sid, cid], json, list) => {
        feed('text', `3:::${JSON.stringify(json)}`)
        feed('text', `3:::${JSON.stringify({ sid, cid, ser: 1, code: 200, r: list })}`)
        feed('text', `3:::${JSON.stringify({ SID: sid, CID: cid, SER: 1, Q: list })}`)
        const items = list.map((v) => ({ t: 'Property', v }))
        feed('text', `3:::${JSON.stringify({ SID: sid, CID: cid, SER: 1, Q: items })}`)
      }),
      { numRuns: 300 },
    )
  })

  it('for arbitrary properties in every mapper, and arbitrary notification texts', () => {
    const names = Object.keys(mappers) as MapperName[]
    const tags = fc.nat({ max: 120 }).map(String)
    const value = fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 3 }), fc.json())
    const propertyValue = value as fc.Arbitrary<PropertyValue>
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.dictionary(tags, propertyValue),
        value,
        (mapper, property, data) => {
          expect(() => fromProperty(mapper, property)).not.toThrow()
          const outcome = decodeNotification(JSON.stringify({ id: 317, data }))
          if (!outcome.ok) expectUnpackError(outcome.error)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

describe('limits of what is read', () => {
  it('refuses an item count that the rest of the packet cannot hold, before it allocates', () => {
    const data = bytes(0, 36, 16, 1, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0)
    const outcome = decodeRequest('binary', data)
    expect(outcome).toMatchObject({ error: { reason: 'truncated', field: 'accountIds', offset: 6 } })
  })

  it('refuses more items than one packet may have, nested ones included', () => {
    const data = new Uint8Array(LIMITS.maxItemsPerPacket + 100)
    data.set([0, 36, 37, 1, 0, 0, 0, 0, 0, 0, 0])
    data.set([0x81, 0x80, 0x08], 11)
    expect(reasonOf(decodeServerPacket('binary', data))).toBe('tooLarge')
    data.set([0x80, 0x80, 0x08], 11)
    expect(reasonOf(decodeServerPacket('binary', data))).toBe('none')
  })

  it.each([
    ['binary', new Uint8Array(LIMITS.maxPacketBytes + 1)],
    ['text', `3:::"${'x'.repeat(LIMITS.maxPacketBytes)}"`],
  ] as const)('refuses a message above the packet limit on the %s transport', (transport, data) => {
    expect(reasonOf(decodeRequest(transport, data))).toBe('tooLarge')
    expect(describePacket(transport, 'in', data).error?.reason).toBe('tooLarge')
  })

  it('refuses a varint of more than five bytes or 32 bits', () => {
    expect(reasonOf(decodeRequest('binary', bytes(0x80, 0x80, 0x80, 0x80, 0x80, 0x01)))).toBe('varintTooLong')
    expect(reasonOf(decodeRequest('binary', bytes(0xff, 0xff, 0xff, 0xff, 0x1f)))).toBe('varintTooLong')
  })

  it('refuses a length field above the size of the message', () => {
    const outcome = decodeServerPacket('binary', bytes(9, 1, 2, 0, 0, 2, 0xc8, 0))
    expect(outcome).toMatchObject({ error: { reason: 'lengthMismatch', field: 'length', offset: 0 } })
  })

  it('refuses text that is not UTF-8 and says where it is', () => {
    const outcome = decodeRequest('binary', bytes(0, 36, 17, 1, 0, 0, 2, 0xc3, 0x28))
    expect(outcome).toMatchObject({ error: { reason: 'invalidUtf8', field: 'accountId', offset: 7 } })
  })

  it('refuses a property value that nests deeper than its limit', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    const frame = (depth: number) =>
      `3:::{"SER":1,"SID":36,"CID":6,"Q":[{"t":"Property","v":{"3":${nested(depth)}}}]}`
    expect(reasonOf(decodeRequest('text', frame(LIMITS.maxJsonDepth)))).toBe('none')
    expect(reasonOf(decodeRequest('text', frame(LIMITS.maxJsonDepth + 1)))).toBe('wrongShape')
    expect(reasonOf(decodeRequest('text', frame(200_000)))).toBe('wrongShape')
  })
})

describe('names from the network', () => {
  const pollution = '{"__proto__":"x","constructor":"y"}'

  it('never reach the prototype of a map or of the body', () => {
    const frame = `3:::{"SER":1,"SID":36,"CID":26,"Q":[{"t":"StrStrMap","v":${pollution}}]}`
    const outcome = decodeRequest('text', frame)
    const map = outcome.ok ? outcome.value.fields['keyValues'] : undefined
    expect(Object.keys(map ?? {})).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(map)).toBe(Object.prototype)
  })

  it('are dropped from a property when they are no tags', () => {
    const frame = `3:::{"SER":1,"SID":36,"CID":6,"Q":[{"t":"Property","v":{"1":"a","01":"b","__proto__":{"2":"c"}}}]}`
    const outcome = decodeRequest('text', frame)
    expect(outcome).toMatchObject({ ok: true, value: { fields: { tag: { '1': 'a' } } } })
    expect(outcome.ok && Object.keys(outcome.value.fields['tag'] ?? {})).toEqual(['1'])
  })
})
