import type { Fields } from '../../../src-shared/protocol'

/** Readers of request fields: a decoded field has its declared type, but may be missing. */

export function textField(fields: Fields, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

export function textListField(fields: Fields, name: string): readonly string[] {
  return textList(fields[name])
}

/** A switch that is on unless it was turned off. */
export function switchField(fields: Fields, name: string): boolean {
  return fields[name] !== false
}

/** Empty text stands for "not given" where the protocol cannot leave a field out. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** The texts of a list; empty for anything else. */
export function textList(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** The numbers of a list; empty for anything else. */
export function numberList(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'number') : []
}

/** A whole number from 0 on, or the fallback. A Long too large for a number counts as none. */
export function wholeNumber(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : fallback
}
