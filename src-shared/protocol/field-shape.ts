import { isShallow } from './json-value'
import { isRecord } from './own-property'
import type { FieldType, LongValue, Property, PropertyValue, WireTypes } from './wire-types'

const MAX_TAG = 0xffff_ffff

/** Whether a property key is a tag: decimal text of an unsigned 32-bit number without leading zeros. */
export function isTag(key: string): boolean {
  const tag = Number(key)
  return Number.isInteger(tag) && tag >= 0 && tag <= MAX_TAG && String(tag) === key
}

/** Whether a value can stand in a property: a JSON value of bounded depth. */
export function isPropertyValue(value: unknown): value is PropertyValue {
  const type = typeof value
  return (
    type === 'string' || type === 'number' || type === 'boolean' || (type === 'object' && isShallow(value))
  )
}

/** Whether a value may be a Long; whether it is one shows when it is split. */
export function isLongLike(value: unknown): value is LongValue {
  return typeof value === 'number' || typeof value === 'string'
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isProperty(value: unknown): value is Property {
  if (!isRecord(value)) return false
  for (const tag of Object.keys(value)) if (!isTag(tag) || !isPropertyValue(value[tag])) return false
  return true
}

function isMapOf<T>(isItem: (item: unknown) => item is T) {
  return (value: unknown): value is Record<string, T> => isRecord(value) && Object.values(value).every(isItem)
}

function isListOf<T>(isItem: (item: unknown) => item is T) {
  return (value: unknown): value is T[] => Array.isArray(value) && value.every(isItem)
}

const shapes: { [T in FieldType]: (value: unknown) => value is WireTypes[T] } = {
  Byte: isNumber,
  Int: isNumber,
  Bool: isBoolean,
  Long: isLongLike,
  String: isText,
  Property: isProperty,
  PropertyArray: isListOf(isProperty),
  StrArray: isListOf(isText),
  LongArray: isListOf(isLongLike),
  StrStrMap: isMapOf(isText),
  StrLongMap: isMapOf(isLongLike),
  LongLongMap: isMapOf(isLongLike),
  KVArray: isListOf(isMapOf(isText)),
}

/** Whether a value given to an encoder has the shape of its field type; ranges are checked when it is written. */
export function hasShape<T extends FieldType>(type: T, value: unknown): value is WireTypes[T] {
  return shapes[type](value)
}
