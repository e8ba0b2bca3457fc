import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import { LIMITS } from './limits'
import { canonicalLong, splitLong } from './long'

function written(write: (writer: ByteWriter) => void): number[] {
  const writer = new ByteWriter()
  write(writer)
  return Array.from(writer.toBytes())
}

function reader(...values: number[]): ByteReader {
  return new ByteReader(Uint8Array.from(values))
}

describe('varints', () => {
  it.each([
    [0, [0]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [16_384, [0x80, 0x80, 0x01]],
    [0xffff_ffff, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('%i takes as few bytes as possible', (value, bytes) => {
    expect(written((writer) => writer.writeVarint(value))).toEqual(bytes)
    expect(reader(...bytes).readVarint()).toBe(value)
  })

  it.each([-1, 1.5, 0x1_0000_0000, Number.NaN])('cannot hold %d', (value) => {
    expect(() => written((writer) => writer.writeVarint(value))).toThrow(/whole number/)
  })
})

describe('fixed-width numbers', () => {
  it('are little-endian', () => {
    const bytes = written((writer) => {
      writer.writeUint16(0x1234)
      writer.writeInt(-2)
      writer.writeLong(0x1_0000_0002)
    })
    expect(bytes).toEqual([0x34, 0x12, 0xfe, 0xff, 0xff, 0xff, 2, 0, 0, 0, 1, 0, 0, 0])
    const read = reader(...bytes)
    expect([read.readUint16(), read.readInt(), read.readLong()]).toEqual([0x1234, -2, 0x1_0000_0002])
  })

  it('refuse what does not fit, naming the field but never the value', () => {
    const writer = new ByteWriter()
    writer.field = 'limit'
    expect(() => writer.writeInt(0x8000_0000)).toThrow('in limit')
    expect(() => writer.writeByte(256)).toThrow('from 0 to 255')
    expect(() => writer.writeLong('secret')).toThrow(/^(?!.*secret)/)
  })
})

describe('Longs', () => {
  it.each([
    [0, 0],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['9007199254740993', '9007199254740993'],
    ['18446744073709551615', '18446744073709551615'],
    ['007', 7],
    [2 ** 60, '1152921504606846976'],
  ])('%s is read as %s', (value, canonical) => {
    const bytes = written((writer) => writer.writeLong(value))
    expect(reader(...bytes).readLong()).toBe(canonical)
    expect(canonicalLong(value)).toBe(canonical)
  })

  it.each([-1, 1.5, '', '-1', '1e3', ' 1', '18446744073709551616', 2 ** 64, Infinity])(
    'do not hold %s',
    (value) => {
      expect(splitLong(value)).toBeNull()
      expect(canonicalLong(value)).toBeNull()
    },
  )
})

describe('strings', () => {
  it('survive at every length around the short form, in ASCII and beyond', () => {
    for (const length of [0, 1, 63, 64, 65, 127, 128, 129, 16_384]) {
      for (const unit of ['a', 'é', '😀']) {
        const text = unit.repeat(length)
        const bytes = written((writer) => writer.writeString(text))
        expect(reader(...bytes).readString()).toBe(text)
      }
    }
  })

  it('keep a byte order mark', () => {
    expect(reader(3, 0xef, 0xbb, 0xbf).readString()).toBe('\uFEFF')
  })
})

describe('a writer', () => {
  it('grows without losing what it holds', () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 6 })
    fc.assert(
      fc.property(chunks, (parts) => {
        expect(written((writer) => parts.forEach((part) => writer.writeBytes(part)))).toEqual(
          parts.flatMap((part) => Array.from(part)),
        )
      }),
    )
  })

  it('ends at the packet limit, with the length prefix counted in', () => {
    const writer = new ByteWriter()
    writer.writeBytes(new Uint8Array(LIMITS.maxPacketBytes))
    expect(() => writer.writeByte(0)).toThrow(/at most 1048576 bytes/)
    expect(() => writer.toLengthPrefixedBytes()).toThrow(/at most 1048576 bytes/)
    expect(writer.toBytes()).toHaveLength(LIMITS.maxPacketBytes)
  })

  it('ends at the item limit', () => {
    const writer = new ByteWriter()
    writer.writeCount(LIMITS.maxItemsPerPacket)
    expect(() => writer.writeCount(1)).toThrow(/items in one packet/)
  })
})

describe('a reader', () => {
  it('works on a part of a larger buffer', () => {
    const whole = Uint8Array.from([9, 9, 1, 0, 9])
    const part = new ByteReader(whole.subarray(2, 4))
    expect(part.readUint16()).toBe(1)
    expect(part.remaining).toBe(0)
    expect(() => part.readByte()).toThrow('1 bytes expected, 0 left')
  })
})
