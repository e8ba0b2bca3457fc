import { parseJson } from './json-value'
import { decodeMultiEnterInfo, encodeMultiEnterInfo } from './multi-enter-info'

/** Both directions of one field of a notification; undefined leaves the field out. */
export interface NotificationFieldCodec {
  encode: (value: unknown) => unknown
  decode: (value: unknown) => unknown
}

/** One row of a field table: name on the wire, name in the API, conversion, value when the wire has none. */
export type NotificationRow = readonly [
  wireName: string,
  apiName: string,
  codec: NotificationFieldCodec,
  valueWhenMissing?: boolean,
]

function asIs(value: unknown): unknown {
  return value
}

/** Text; a bare number, as a numeric room id, becomes text. */
export const text: NotificationFieldCodec = {
  encode: asIs,
  decode: (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined),
}

export const number: NotificationFieldCodec = {
  encode: asIs,
  decode: (value) => (typeof value === 'number' ? value : undefined),
}

/** By JavaScript truthiness, hence written as 1 or 0 and never as text (protocol notes §8.2). */
export const truth: NotificationFieldCodec = {
  encode: (value) => (value === undefined ? undefined : Number(Boolean(value))),
  decode: Boolean,
}

export const textList: NotificationFieldCodec = { encode: asIs, decode: textItems }

/** A list of text that travels as JSON text. */
export const jsonTextList: NotificationFieldCodec = {
  encode: (value) => (Array.isArray(value) ? JSON.stringify(value) : undefined),
  decode: (value) => textItems(typeof value === 'string' ? parseJson(value) : value),
}

/** The entries of one member, JSON text with other names. */
export const multiEnterInfo: NotificationFieldCodec = {
  encode: (value) => (Array.isArray(value) ? encodeMultiEnterInfo(value) : undefined),
  decode: (value) => (typeof value === 'string' ? decodeMultiEnterInfo(value) : undefined),
}

/** A field that is understood but never written: another row writes it. */
export function readOnly({ decode }: NotificationFieldCodec): NotificationFieldCodec {
  return { encode: () => undefined, decode }
}

function textItems(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.filter((item): item is string => typeof item === 'string')
}

/** The wire object of an API object; unset and unknown fields are left out. */
export function toWire(
  rows: readonly NotificationRow[],
  object: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const wire: Record<string, unknown> = {}
  for (const [wireName, apiName, codec] of rows) {
    const value = codec.encode(object[apiName])
    if (value !== undefined) wire[wireName] = value
  }
  return wire
}

/** The API object of a wire object; unknown fields and values of the wrong type are left out. */
export function fromWire(
  rows: readonly NotificationRow[],
  wire: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const [wireName, apiName, codec, valueWhenMissing] of rows) {
    const wireValue = Object.hasOwn(wire, wireName) ? wire[wireName] : undefined
    const missing = wireValue === undefined || wireValue === null
    const value = missing ? valueWhenMissing : codec.decode(wireValue)
    if (value !== undefined) object[apiName] = value
  }
  return object
}
