import { isPropertyValue } from './field-shape'
import { parseJson, valueText } from './json-value'
import type { ValueKind } from './mapper-row'
import { decodeMultiEnterInfo, encodeMultiEnterInfo } from './multi-enter-info'
import type { PropertyValue } from './wire-types'

/** Both directions of one `ValueKind`; undefined leaves the field out. */
interface ValueCodec {
  encode(value: PropertyValue): PropertyValue | undefined
  decode(value: PropertyValue): unknown
}

function asIs(value: PropertyValue): PropertyValue {
  return value
}

function asText(value: PropertyValue): PropertyValue {
  return typeof value === 'object' ? JSON.stringify(value) : value
}

function fromJsonText(value: PropertyValue): unknown {
  const parsed = typeof value === 'string' ? parseJson(value) : value
  return isPropertyValue(parsed) ? parsed : undefined
}

function toNumber(value: PropertyValue): number | undefined {
  const text = valueText(value).trim()
  const number = Number(text)
  return text === '' || !Number.isFinite(number) ? undefined : number
}

/** False for 0, empty and false; everything else is true, the text `"false"` too (protocol notes §5). */
function isSet(value: PropertyValue): boolean {
  return value !== '0' && Boolean(value)
}

function joined(separator: string) {
  return (value: PropertyValue): PropertyValue =>
    Array.isArray(value) ? value.map(valueText).join(separator) : value
}

function splitText(value: PropertyValue, separator: string): string[] {
  const text = valueText(value)
  return text === '' ? [] : text.split(separator)
}

/** The conversions of protocol notes §5, by kind. */
export const valueCodecs: Readonly<Record<ValueKind, ValueCodec>> = {
  text: { encode: asText, decode: valueText },
  looseText: { encode: asIs, decode: valueText },
  number: { encode: asIs, decode: toNumber },
  flag: { encode: (value) => (typeof value === 'boolean' ? Number(value) : value), decode: isSet },
  invertedFlag: {
    encode: (value) => (typeof value === 'boolean' ? Number(!value) : value),
    decode: (value) => !isSet(value),
  },
  json: { encode: asText, decode: fromJsonText },
  filledList: {
    encode: (value) => (Array.isArray(value) && value.length > 0 ? JSON.stringify(value) : undefined),
    decode: fromJsonText,
  },
  native: { encode: asIs, decode: fromJsonText },
  commaList: {
    encode: joined(','),
    decode: (value) =>
      splitText(value, ',')
        .map(toNumber)
        .filter((item) => item !== undefined),
  },
  barList: {
    encode: joined('|'),
    decode: (value) => (value === '' ? undefined : splitText(value, '|')),
  },
  multiEnterInfo: {
    encode: (value) => (Array.isArray(value) ? encodeMultiEnterInfo(value) : value),
    decode: (value) => decodeMultiEnterInfo(valueText(value)),
  },
}
