import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '../chatroom/error-codes'
import { readBinaryField, writeBinaryField } from './binary-field'
import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import type { FieldSpec, Fields, FieldType, PropertyValue, Transport, WireTypes } from './index'
import { commands, decodeRequest, decodeServerPacket, encodeRequest, encodeServerPacket } from './index'
import { readTextField, writeTextField } from './text-field'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.constantFrom('', '\uFEFF', '😀', 'x'.repeat(300), '__proto__'),
)
const mapKey = fc.oneof(text, fc.constantFrom('constructor', 'toString', '1'))
const long = fc.oneof(
  fc.maxSafeNat(),
  fc.bigInt({ min: BigInt(Number.MAX_SAFE_INTEGER) + 1n, max: 0xffff_ffff_ffff_ffffn }).map(String),
)
const tag = fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 0xffff_ffff })).map(String)

/** JSON as it comes out of a text frame: without -0, and null only inside. */
const nativeValue = fc
  .jsonValue({ maxDepth: 2 })
  .map((value) => JSON.parse(JSON.stringify(value)) as PropertyValue)
  .filter((value) => value !== null)

function arbitraries(transport: Transport): { [T in FieldType]: fc.Arbitrary<WireTypes[T]> } {
  const value: fc.Arbitrary<PropertyValue> = transport === 'binary' ? text : nativeValue
  const property = fc.dictionary(tag, value, { maxKeys: 6, noNullPrototype: true })
  const map = <V>(item: fc.Arbitrary<V>) => fc.dictionary(mapKey, item, { maxKeys: 5, noNullPrototype: true })
  return {
    Byte: fc.nat({ max: 0xff }),
    Int: fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }),
    Bool: fc.boolean(),
    Long: long,
    String: text,
    Property: property,
    PropertyArray: fc.array(property, { maxLength: 4 }),
    StrArray: fc.array(text, { maxLength: 6 }),
    LongArray: fc.array(long, { maxLength: 6 }),
    StrStrMap: map(text),
    StrLongMap: map(long),
    LongLongMap: fc.dictionary(long.map(String), long, { maxKeys: 5, noNullPrototype: true }),
    KVArray: fc.array(map(text), { maxLength: 4 }),
  }
}

/** Bodies of a command: all its fields, or the first few. */
function bodies(transport: Transport, specs: readonly FieldSpec[]): fc.Arbitrary<Fields> {
  const byType = arbitraries(transport)
  return fc.nat({ max: specs.length }).chain((count) => {
    const present = specs.slice(0, count).map(({ name, type }) => [name, byType[type]] as const)
    return fc.record<Fields>(Object.fromEntries(present), { noNullPrototype: true })
  })
}

const transports = ['binary', 'text'] as const
const runs = { numRuns: 15 }
const serial = fc.nat({ max: 0xffff })

describe.each(transports)('decode(encode(x)) = x on the %s transport', (transport) => {
  it.each(commands)('for requests and answers of $name', ({ name: command, params, response }) => {
    fc.assert(
      fc.property(serial, bodies(transport, params), (ser, fields) => {
        const outcome = decodeRequest(transport, encodeRequest(transport, { command, ser, fields }))
        expect(outcome).toMatchObject({ ok: true, value: { command, ser, trailingBytes: 0 } })
        expect(outcome.ok && outcome.value.fields).toEqual(fields)
      }),
      runs,
    )
    fc.assert(
      fc.property(serial, bodies(transport, response), (ser, fields) => {
        const packet = { command, ser, code: 200, fields }
        const outcome = decodeServerPacket(transport, encodeServerPacket(transport, packet))
        expect(outcome).toMatchObject({ ok: true, value: { ...{ command, ser, code: 200 }, wireCode: 200 } })
        expect(outcome.ok && outcome.value.fields).toEqual(fields)
      }),
      runs,
    )
  })

  it.each(Object.keys(arbitraries(transport)) as FieldType[])('for fields of type %s', (type) => {
    fc.assert(
      fc.property(arbitraries(transport)[type] as fc.Arbitrary<WireTypes[FieldType]>, (value) => {
        if (transport === 'text') {
          const json: unknown = JSON.parse(JSON.stringify(writeTextField(type, value)))
          expect(readTextField(type, json)).toEqual(value)
          return
        }
        const writer = new ByteWriter()
        writeBinaryField(writer, type, value)
        const reader = new ByteReader(writer.toBytes())
        expect(readBinaryField(reader, type)).toEqual(value)
        expect(reader.remaining).toBe(0)
      }),
      { numRuns: 100 },
    )
  })

  it('for every result code that has a name, in answers that translate codes', () => {
    for (const { code } of errorCodes) {
      const packet = { command: 'v2ChatroomLogin', ser: 1, code, fields: {} } as const
      const outcome = decodeServerPacket(transport, encodeServerPacket(transport, packet))
      expect(outcome).toMatchObject({ ok: true, value: { code } })
    }
  })
})
