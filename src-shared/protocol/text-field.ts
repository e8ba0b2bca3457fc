import { isLongLike, isPropertyValue, isTag } from './field-shape'
import { canonicalLong } from './long'
import { isRecord, setOwn } from './own-property'
import type { FieldType, LongValue, Property, WireTypes } from './wire-types'

/** Reads a JSON value as a `V`, or gives undefined when it is none. */
type FromJson<V> = (json: unknown) => V | undefined

const DECIMAL = /^-?\d{1,10}$/

function wholeBetween(min: number, max: number): FromJson<number> {
  return (json) => {
    const value = typeof json === 'string' && DECIMAL.test(json) ? Number(json) : json
    return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? value
      : undefined
  }
}

const byteFromJson = wholeBetween(0, 0xff)
const wordFromJson = wholeBetween(-0x8000_0000, 0xffff_ffff)

/** Signed 32 bits, also when the sender wrote them unsigned. */
function intFromJson(json: unknown): number | undefined {
  const word = wordFromJson(json)
  return word === undefined ? undefined : word | 0
}

/** True for `"true"`, `true` and 1; other text, numbers and booleans are false (protocol notes §2). */
function boolFromJson(json: unknown): boolean | undefined {
  if (typeof json === 'object' || json === undefined) return undefined
  return json === true || json === 'true' || json === 1
}

function longFromJson(json: unknown): LongValue | undefined {
  return isLongLike(json) ? (canonicalLong(json) ?? undefined) : undefined
}

/** Text, also when the sender wrote a bare number or boolean, as a numeric room id. */
function stringFromJson(json: unknown): string | undefined {
  if (typeof json === 'string') return json
  return typeof json === 'number' || typeof json === 'boolean' ? String(json) : undefined
}

/** Native values stay as they are; keys that are no tags are ignored like unknown tags. */
function propertyFromJson(json: unknown): Property | undefined {
  if (!isRecord(json)) return undefined
  const property: Property = {}
  for (const [tag, value] of Object.entries(json)) {
    if (!isPropertyValue(value)) return undefined
    if (isTag(tag) && value !== null) property[tag] = value
  }
  return property
}

function listFromJson<V>(item: FromJson<V>): FromJson<V[]> {
  return (json) => {
    if (!Array.isArray(json)) return undefined
    const items: V[] = []
    for (const element of json) {
      const value = item(element)
      if (value === undefined) return undefined
      items.push(value)
    }
    return items
  }
}

function mapFromJson<V>(key: FromJson<string>, item: FromJson<V>): FromJson<Record<string, V>> {
  return (json) => {
    if (!isRecord(json)) return undefined
    const map: Record<string, V> = {}
    for (const [name, element] of Object.entries(json)) {
      const [readKey, value] = [key(name), item(element)]
      if (readKey === undefined || value === undefined) return undefined
      setOwn(map, readKey, value)
    }
    return map
  }
}

function longKeyFromJson(json: unknown): string | undefined {
  const key = longFromJson(json)
  return key === undefined ? undefined : String(key)
}

const textMapFromJson = mapFromJson(stringFromJson, stringFromJson)

const readers: { [T in FieldType]: FromJson<WireTypes[T]> } = {
  Byte: byteFromJson,
  Int: intFromJson,
  Bool: boolFromJson,
  Long: longFromJson,
  String: stringFromJson,
  Property: propertyFromJson,
  PropertyArray: listFromJson(propertyFromJson),
  StrArray: listFromJson(stringFromJson),
  LongArray: listFromJson(longFromJson),
  StrStrMap: textMapFromJson,
  StrLongMap: mapFromJson(stringFromJson, longFromJson),
  LongLongMap: mapFromJson(longKeyFromJson, longFromJson),
  KVArray: listFromJson(textMapFromJson),
}

/** Reads one field of a text packet (protocol notes §2), or gives undefined when the JSON does not fit the type. */
export function readTextField<T extends FieldType>(type: T, json: unknown): WireTypes[T] | undefined {
  return readers[type](json)
}

/**
 * JSON of one field for a text packet, or undefined when a number is out of range. Bool is written as text
 * (protocol notes §2), null entries of a property are left out.
 */
export function writeTextField<T extends FieldType>(
  type: T,
  value: WireTypes[T],
): WireTypes[FieldType] | undefined {
  if (typeof value === 'boolean') return String(value)
  const json = readTextField(type, value)
  const foldedByReader = type === 'Int' && json !== value
  return foldedByReader ? undefined : json
}
