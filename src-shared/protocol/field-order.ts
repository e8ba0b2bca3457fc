import type { FieldSpec } from './command-spec'
import { hasShape } from './field-shape'
import { packError } from './protocol-error'
import type { Fields, FieldType, Transport, WireTypes, WireValue } from './wire-types'

/**
 * What becomes of a field that is missing before a present one (protocol notes §3.3): `fill` writes the empty value of
 * its type, `shift` leaves it out, so that later ones move up, as the vendor's SDK does.
 */
export type GapRule = 'fill' | 'shift'

/** One field in its place. */
export interface PlacedField {
  name: string
  type: FieldType
  value: WireValue
}

const emptyValues: { [T in FieldType]: () => WireTypes[T] } = {
  Byte: () => 0,
  Int: () => 0,
  Bool: () => false,
  Long: () => 0,
  String: () => '',
  Property: () => ({}),
  PropertyArray: () => [],
  StrArray: () => [],
  LongArray: () => [],
  StrStrMap: () => ({}),
  StrLongMap: () => ({}),
  LongLongMap: () => ({}),
  KVArray: () => [],
}

/**
 * The fields of a body in wire order; missing ones at the end are not written.
 * @throws ProtocolError 999 `unknownField` for a name that the command does not have, `wrongShape` for a value that
 * does not fit its type.
 */
export function placeFields(specs: readonly FieldSpec[], fields: Fields): PlacedField[] {
  refuseUnknown(specs, fields)
  const placed: PlacedField[] = []
  let filledUpTo = 0
  for (const { name, type } of specs) {
    const value = checkedValue(type, fields[name], name)
    placed.push({ name, type, value: value ?? emptyValues[type]() })
    if (value !== null) filledUpTo = placed.length
  }
  placed.length = filledUpTo
  return placed
}

/** Like `placeFields`, with the defect of the vendor's SDK: a gap closes and later values move into it. */
export function shiftFields(
  transport: Transport,
  specs: readonly FieldSpec[],
  fields: Fields,
): PlacedField[] {
  const present = presentFields(specs, fields)
  if (transport === 'text') return present
  return present.flatMap(({ value }, index) => {
    const spec = specs[index]
    return spec === undefined ? [] : [{ name: spec.name, type: spec.type, value: forced(spec.type, value) }]
  })
}

function presentFields(specs: readonly FieldSpec[], fields: Fields): PlacedField[] {
  refuseUnknown(specs, fields)
  const present: PlacedField[] = []
  for (const { name, type } of specs) {
    const value = checkedValue(type, fields[name], name)
    if (value !== null) present.push({ name, type, value })
  }
  return present
}

function refuseUnknown(specs: readonly FieldSpec[], fields: Fields): void {
  for (const name of Object.keys(fields)) {
    if (specs.some((spec) => spec.name === name)) continue
    throw packError('unknownField', 'the command has no field of this name', name)
  }
}

/** Null for a field that is not given. */
function checkedValue(type: FieldType, value: WireValue | null | undefined, name: string): WireValue | null {
  if (value === undefined || value === null) return null
  if (!hasShape(type, value)) throw packError('wrongShape', `not a ${type}`, name)
  return value
}

/** A value squeezed into a type that it was not meant for: the one reading that the vendor's SDK gives it. */
function forced(type: FieldType, value: WireValue): WireValue {
  if (hasShape(type, value)) return value
  if (type === 'Bool') return Boolean(value)
  if (type === 'Byte' || type === 'Int' || type === 'Long') return Number(value) || 0
  return emptyValues[type]()
}
