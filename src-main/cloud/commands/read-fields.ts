import type { Fields } from '../../../src-shared/protocol'

/** Readers of request fields: a decoded field has its declared type, but may be missing. */

export function textField(fields: Fields, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

export function textListField(fields: Fields, name: string): readonly string[] {
  const value = fields[name]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** A switch that is on unless it was turned off. */
export function switchField(fields: Fields, name: string): boolean {
  return fields[name] !== false
}

/** Empty text stands for "not given" where the protocol cannot leave a field out. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
