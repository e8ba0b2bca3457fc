import type { Fields, Property } from '../../src-shared/protocol'

/** A field of a request that should be a property; empty when it is missing. */
export function propertyField(fields: Fields, name: string): Property {
  const value = fields[name]
  return typeof value === 'object' && !Array.isArray(value) ? value : {}
}
