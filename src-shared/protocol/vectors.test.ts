import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writeBinaryPacket } from './binary-packet'
import { placeFields } from './field-order'
import type {
  CommandName,
  Decoded,
  Fields,
  FieldType,
  IncomingRequest,
  IncomingServerPacket,
  Transport,
  WireValue,
} from './index'
import {
  commandById,
  decodeRequest,
  decodeServerPacket,
  decodeTextFrame,
  describePacket,
  encodeRequest,
  encodeServerPacket,
  encodeTextFrame,
  LIMITS,
  ProtocolError,
} from './index'

/** One captured frame, as the vector files hold it. */
interface Vector {
  seq: number
  dir: 'c2s' | 's2c'
  data: string
  decoded: {
    sid: number
    cid: number
    ser: number
    length: number
    tag: number
    code?: number
    codeReadable?: number
    command?: CommandName
    body?: { name: string; type: FieldType; value: WireValue }[]
    frameType?: number
    id: string
    endpoint: string
    packet?: Record<string, number>
  }
}

/** Nearly all vectors are shorter; what lies beyond is one long text, where every cut is like the next. */
const LONGEST_CUT = 1_500

const folder = new URL('./vectors/', import.meta.url)

function vectorFiles(transport: Transport): string[] {
  return readdirSync(folder).filter((file) => file.endsWith(`.${transport}.json`))
}

function load(file: string): Vector[] {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector[]
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The vectors note a Bool of the text transport as it stands there, as text. */
function bodyOf({ decoded }: Vector): Fields {
  const entries = (decoded.body ?? []).map(({ name, type, value }) => [
    name,
    type === 'Bool' ? value === true || value === 'true' : value,
  ])
  return Object.fromEntries(entries) as Fields
}

function valueOf<T>(outcome: Decoded<T>): T {
  if (!outcome.ok) throw outcome.error
  return outcome.value
}

type AnyPacket = IncomingRequest & Partial<IncomingServerPacket>

function decodeVector(transport: Transport, { dir }: Vector, data: Uint8Array | string): Decoded<AnyPacket> {
  return dir === 'c2s' ? decodeRequest(transport, data) : decodeServerPacket(transport, data)
}

function isWrapper({ decoded }: Vector): boolean {
  return (decoded.packet?.['sid'] ?? decoded.sid) === 4
}

function isPacket(vector: Vector): boolean {
  return (vector.decoded.frameType ?? 3) === 3 && !isWrapper(vector)
}

describe.each(vectorFiles('binary'))('vectors of %s', (file) => {
  const vectors = load(file).filter(isPacket)

  it('decode to what they say', () => {
    for (const vector of vectors) {
      const { sid, cid, ser, code, codeReadable, command } = vector.decoded
      const packet = valueOf(decodeVector('binary', vector, fromHex(vector.data)))
      expect(packet).toMatchObject({ sid, cid, ser, command, trailingBytes: 0 })
      expect(packet.fields).toEqual(bodyOf(vector))
      if (vector.dir === 's2c') {
        expect(packet.wireCode).toBe(code ?? 200)
        expect(packet.code).toBe(codeReadable ?? packet.wireCode)
      }
    }
  })

  it('are written again to the same bytes', () => {
    for (const vector of vectors) {
      const { sid, cid, ser, code = null, length } = vector.decoded
      const spec = commandById(sid, cid)
      const specs = (vector.dir === 'c2s' ? spec?.params : spec?.response) ?? []
      const body = placeFields(specs, bodyOf(vector))
      const bytes = writeBinaryPacket({
        ...{ sid, cid, ser, code, body },
        lengthField: length === 0 ? 'zero' : 'actual',
      })
      expect(toHex(bytes)).toBe(vector.data)
    }
  })

  it('come out of our own encoders where they use the same header style', () => {
    for (const vector of vectors) {
      const { command, ser, code = 200, codeReadable, tag, length } = vector.decoded
      const fields = bodyOf(vector)
      if (command === undefined) throw new Error('a vector without command')
      if (vector.dir === 'c2s') {
        expect(toHex(encodeRequest('binary', { command, ser, fields }))).toBe(vector.data)
      } else if (tag === 2 && length > 0) {
        const packet = { command, ser, code: codeReadable ?? code, fields }
        expect(toHex(encodeServerPacket('binary', packet))).toBe(vector.data)
      }
    }
  })

  it('give a result or a typed error when cut at any byte', () => {
    for (const vector of load(file)) {
      const bytes = fromHex(vector.data)
      const cuts = Math.min(bytes.length, LONGEST_CUT)
      for (let length = 0; length < cuts; length++) {
        const outcome = decodeVector('binary', vector, bytes.subarray(0, length))
        if (!outcome.ok) expectUnpackError(outcome.error)
      }
    }
  })

  it('have spans that cover every byte in order', () => {
    for (const vector of load(file)) {
      const { spans, lengthBytes, error } = describePacket(
        'binary',
        vector.dir === 'c2s' ? 'out' : 'in',
        fromHex(vector.data),
      )
      let end = 0
      for (const { offset, length } of spans) {
        expect(offset).toBe(end)
        end = offset + length
      }
      expect(end).toBe(lengthBytes)
      expect(error).toBeNull()
    }
  })
})

describe.each(vectorFiles('text'))('vectors of %s', (file) => {
  const all = load(file)
  const vectors = all.filter(isPacket)

  it('split into the frames that they say, and back', () => {
    for (const { data, decoded } of all) {
      const frame = valueOf(decodeTextFrame(data))
      expect(frame).toMatchObject({
        type: decoded.frameType,
        id: decoded.id,
        endpoint: decoded.endpoint,
      })
      expect(encodeTextFrame(frame)).toBe(data)
    }
  })

  it('decode to what they say', () => {
    for (const vector of vectors) {
      const { command, packet: raw = {} } = vector.decoded
      const packet = valueOf(decodeVector('text', vector, vector.data))
      expect(packet).toMatchObject({
        ...{ command, trailingBytes: 0 },
        sid: raw['sid'] ?? raw['SID'],
        cid: raw['cid'] ?? raw['CID'],
        ser: raw['ser'] ?? raw['SER'],
      })
      expect(packet.fields).toEqual(bodyOf(vector))
      expect(packet.wireCode).toBe(raw['code'])
    }
  })

  it('are written again to the same text', () => {
    for (const vector of vectors) {
      const packet = valueOf(decodeVector('text', vector, vector.data))
      const { command, ser, code, fields } = packet
      if (command === null) throw new Error('a vector without command')
      const again =
        code === undefined
          ? encodeRequest('text', { command, ser, fields })
          : encodeServerPacket('text', { command, ser, code, fields })
      expect(again).toBe(vector.data)
    }
  })

  it('give a result or a typed error when cut at any character', () => {
    for (const vector of all) {
      const cuts = Math.min(vector.data.length, LONGEST_CUT)
      for (let cut = 0; cut < cuts; cut++) {
        const outcome = decodeVector('text', vector, vector.data.slice(0, cut))
        if (!outcome.ok) expectUnpackError(outcome.error)
      }
    }
  })
})

function expectUnpackError(error: ProtocolError): void {
  if (error instanceof ProtocolError && error.code === 998) return
  throw new Error('not a typed unpack error', { cause: error })
}

describe('captured wrapper packets', () => {
  it.each(['binary', 'text'] as const)('are unwrapped on the %s transport', (transport) => {
    const vector = load(`pushes.${transport}.json`).find(isWrapper)
    if (vector === undefined) throw new Error('no wrapper was captured')
    const data = transport === 'binary' ? fromHex(vector.data) : vector.data
    const packet = valueOf(decodeServerPacket(transport, data))
    expect(packet).toMatchObject({ sid: 13, cid: 7, ser: 0, code: 200, command: 'v2ChatroomOnMessage' })
    expect(packet.fields).toMatchObject({ data: { '1': 'm-3', '13': 'wrapped', '22': '36' } })
  })
})

describe('the vector files', () => {
  it('stay far below the packet limit and hold frames of both directions', () => {
    for (const transport of ['binary', 'text'] as const) {
      const frames = vectorFiles(transport).flatMap(load)
      expect(frames.length).toBeGreaterThan(600)
      expect(new Set(frames.map(({ dir }) => dir))).toEqual(new Set(['c2s', 's2c']))
      expect(Math.max(...frames.map(({ data }) => data.length))).toBeLessThan(LIMITS.maxPacketBytes)
    }
  })
})
