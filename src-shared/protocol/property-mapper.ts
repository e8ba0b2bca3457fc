import { isPropertyValue } from './field-shape'
import type { MapperRow, ValueKind } from './mapper-row'
import { valueCodecs } from './mapper-value'
import type { MapperName } from './mappers'
import { mappers } from './mappers'
import { isRecord } from './own-property'
import { packError } from './protocol-error'
import { isFarTag, sparseProperty } from './sparse-property'
import type { Property } from './wire-types'

/** A mapper row, ready for use. */
interface MappedField {
  tag: string
  /** Nested object that holds the field, or null. */
  group: string | null
  name: string
  kind: ValueKind
  valueWhenMissing: boolean | number | undefined
}

function mappedField([tag, path, kind = 'text', valueWhenMissing]: MapperRow): MappedField {
  const [group, name] = path.includes('.') ? path.split('.', 2) : [null, path]
  return { tag: String(tag), group: group ?? null, name: name ?? path, kind, valueWhenMissing }
}

const fieldsByMapper = new Map<string, readonly MappedField[]>(
  Object.entries(mappers).map(([name, rows]) => [name, rows.map(mappedField)]),
)
const sparseMappers: ReadonlySet<string> = new Set(
  Object.entries(mappers)
    .filter(([, rows]) => rows.some(([tag]) => isFarTag(tag)))
    .map(([name]) => name),
)

function fieldsOf(mapper: MapperName): readonly MappedField[] {
  return fieldsByMapper.get(mapper) ?? []
}

/**
 * The property of an API object. Unset (undefined or null) and unknown fields are left out, booleans become 1 and 0,
 * lists become JSON text; numbers stay numbers, which only the text transport shows (protocol notes §5).
 * @throws ProtocolError 999 `wrongShape` when a value is no JSON, as a function or a list nested too deeply.
 */
export function toProperty(mapper: MapperName, object: Readonly<Record<string, unknown>>): Property {
  const property: Property = sparseMappers.has(mapper) ? sparseProperty() : {}
  for (const { tag, group, name, kind } of fieldsOf(mapper)) {
    const holder = group === null ? object : object[group]
    const value = isRecord(holder) ? holder[name] : undefined
    if (value === undefined || value === null) continue
    if (!isPropertyValue(value)) throw packError('wrongShape', 'not a JSON value', `${mapper}.${name}`)
    const encoded = valueCodecs[kind].encode(value)
    if (encoded !== undefined) property[tag] = encoded
  }
  return property
}

/**
 * The API object of a property, by the decode rules of protocol notes §5. Unknown tags are ignored, a value that
 * cannot be converted counts as missing, a missing field is absent unless the table names a value for it.
 */
export function fromProperty(mapper: MapperName, property: Property): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const { tag, group, name, kind, valueWhenMissing } of fieldsOf(mapper)) {
    const wireValue = Object.hasOwn(property, tag) ? (property[tag] ?? null) : null
    const value = (wireValue === null ? undefined : valueCodecs[kind].decode(wireValue)) ?? valueWhenMissing
    if (value !== undefined) place(object, group, name, value)
  }
  return object
}

function place(object: Record<string, unknown>, group: string | null, name: string, value: unknown): void {
  if (group === null) {
    object[name] = value
    return
  }
  const nested = object[group]
  if (isRecord(nested)) nested[name] = value
  else object[group] = { [name]: value }
}
