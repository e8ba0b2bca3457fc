import type { JsonValue } from '../record'

/** A part of a payload as an object; empty where it is something else, or absent. */
export function jsonObjectOf(value: JsonValue | undefined): { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
