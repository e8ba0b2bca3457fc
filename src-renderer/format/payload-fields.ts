import type { JsonObject, JsonValue } from '../../src-shared/console'

/** A text of a payload; null where there is none or an empty one. */
export function textIn(payload: JsonObject, field: string): string | null {
  const value = payload[field]
  return typeof value === 'string' && value !== '' ? value : null
}

/** A number of a payload; null where there is none. */
export function numberIn(payload: JsonObject, field: string): number | null {
  const value = payload[field]
  return typeof value === 'number' ? value : null
}

/** A part of a payload; empty where it is none. */
export function objectIn(payload: JsonObject, field: string): JsonObject {
  return asObject(payload[field])
}

/** What the listener of a callback was given. */
export function argumentsOf(payload: JsonObject): readonly JsonValue[] {
  const value = payload['arguments']
  return Array.isArray(value) ? value : []
}

/** A value as an object; empty where it is none. */
export function asObject(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

/** The parts that are there, in one line. */
export function inOneLine(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ')
}
