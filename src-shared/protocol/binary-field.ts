import type { ByteReader } from './byte-reader'
import type { ByteWriter } from './byte-writer'
import { valueText } from './json-value'
import { setOwn } from './own-property'
import { isFarTag, makeSparse } from './sparse-property'
import type { FieldType, Property, WireTypes } from './wire-types'

/** How one type looks in a binary packet (protocol notes §3.2). */
interface BinaryCodec<V> {
  read(reader: ByteReader): V
  write(writer: ByteWriter, value: V): void
  /** The fewest bytes that a value takes: what makes a hostile item count detectable. */
  minBytes: number
}

const byte: BinaryCodec<number> = {
  read: (reader) => reader.readByte(),
  write: (writer, value) => writer.writeByte(value),
  minBytes: 1,
}

const int: BinaryCodec<number> = {
  read: (reader) => reader.readInt(),
  write: (writer, value) => writer.writeInt(value),
  minBytes: 4,
}

const bool: BinaryCodec<boolean> = {
  read: (reader) => reader.readByte() > 0,
  write: (writer, value) => writer.writeByte(value ? 1 : 0),
  minBytes: 1,
}

const long: BinaryCodec<WireTypes['Long']> = {
  read: (reader) => reader.readLong(),
  write: (writer, value) => writer.writeLong(value),
  minBytes: 8,
}

const string: BinaryCodec<string> = {
  read: (reader) => reader.readString(),
  write: (writer, value) => writer.writeString(value),
  minBytes: 1,
}

/** A Long as the key of a map. */
const longKey: BinaryCodec<string> = {
  read: (reader) => String(reader.readLong()),
  write: (writer, value) => writer.writeLong(value),
  minBytes: long.minBytes,
}

const PROPERTY_ENTRY_MIN_BYTES = 2

const property: BinaryCodec<Property> = {
  read(reader) {
    const entries: Property = {}
    let isSparse = false
    for (let left = reader.readCount(PROPERTY_ENTRY_MIN_BYTES); left > 0; left--) {
      const tag = reader.readVarint()
      if (!isSparse && isFarTag(tag)) {
        makeSparse(entries)
        isSparse = true
      }
      entries[tag] = reader.readString()
    }
    return entries
  },
  write(writer, value) {
    const tags = Object.keys(value)
    let count = 0
    for (const tag of tags) if (value[tag] !== null) count++
    writer.writeCount(count)
    for (const tag of tags) {
      const entry = value[tag] ?? null
      if (entry === null) continue
      writer.writeVarint(Number(tag))
      writer.writeString(valueText(entry))
    }
  },
  minBytes: 1,
}

function listOf<V>(item: BinaryCodec<V>): BinaryCodec<V[]> {
  return {
    read(reader) {
      const items: V[] = []
      for (let left = reader.readCount(item.minBytes); left > 0; left--) items.push(item.read(reader))
      return items
    },
    write(writer, items) {
      writer.writeCount(items.length)
      for (const value of items) item.write(writer, value)
    },
    minBytes: 1,
  }
}

function mapOf<V>(key: BinaryCodec<string>, item: BinaryCodec<V>): BinaryCodec<Record<string, V>> {
  return {
    read(reader) {
      const map: Record<string, V> = {}
      for (let left = reader.readCount(key.minBytes + item.minBytes); left > 0; left--) {
        const name = key.read(reader)
        setOwn(map, name, item.read(reader))
      }
      return map
    },
    write(writer, map) {
      const entries = Object.entries(map)
      writer.writeCount(entries.length)
      for (const [name, value] of entries) {
        key.write(writer, name)
        item.write(writer, value)
      }
    },
    minBytes: 1,
  }
}

const textMap = mapOf(string, string)

const codecs: { [T in FieldType]: BinaryCodec<WireTypes[T]> } = {
  Byte: byte,
  Int: int,
  Bool: bool,
  Long: long,
  String: string,
  Property: property,
  PropertyArray: listOf(property),
  StrArray: listOf(string),
  LongArray: listOf(long),
  StrStrMap: textMap,
  StrLongMap: mapOf(string, long),
  LongLongMap: mapOf(longKey, long),
  KVArray: listOf(textMap),
}

/** Reads one field. @throws ProtocolError 998 when the bytes do not hold one. */
export function readBinaryField<T extends FieldType>(reader: ByteReader, type: T): WireTypes[T] {
  return codecs[type].read(reader)
}

/** Writes one field of the right shape. @throws ProtocolError 999 when a number is out of range or the packet full. */
export function writeBinaryField<T extends FieldType>(
  writer: ByteWriter,
  type: T,
  value: WireTypes[T],
): void {
  codecs[type].write(writer, value)
}
