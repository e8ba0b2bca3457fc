import { LIMITS } from './limits'
import type { PropertyValue } from './wire-types'

/**
 * Whether a value nests at most `LIMITS.maxJsonDepth` lists and objects. Deeper text parses, but would overflow the
 * stack of whoever writes it again.
 */
export function isShallow(value: unknown, depthLeft: number = LIMITS.maxJsonDepth): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depthLeft === 0) return false
  return Object.values(value).every((inner) => isShallow(inner, depthLeft - 1))
}

/** The text form that a property value has in a binary packet (protocol notes §3.2). */
export function valueText(value: PropertyValue): string {
  if (typeof value === 'string') return value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Parsed JSON text, or undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
