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

/** Not the last of the three that say that a text goes on. */
const FULL_STOP = /(?<!\.)\.$|。$/

/** The parts that are there, in one line; a sentence that something follows goes on without its full stop. */
export function inOneLine(parts: readonly (string | null)[]): string {
  const there = parts.flatMap((part) => (part === null || part === '' ? [] : [part]))
  const last = there.length - 1
  return there.map((part, index) => (index === last ? part : part.replace(FULL_STOP, ''))).join(' · ')
}
