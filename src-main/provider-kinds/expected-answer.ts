import { splitAddresses } from '../../src-shared/console/link-addresses'
import { ProviderError } from './provider-error'

/** Turns what an endpoint or a script answered into what a provider returns. */
export type ExpectAnswer = (value: unknown) => unknown

/**
 * A token or a login extension. Nothing stays nothing: the client has a code of its own for that (domain.md §2.3).
 * @throws ProviderError `wrongType`.
 */
export function expectText(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value
  throw new ProviderError('wrongType', `the answer is ${describeType(value)}, not a text`)
}

/**
 * Link addresses: a list, or a text with commas, semicolons or white space between them.
 * @throws ProviderError `wrongType`.
 */
export function expectAddresses(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value === 'string') return splitAddresses(value)
  throw new ProviderError('wrongType', `the answer is ${describeType(value)}, not a list of addresses`)
}

function describeType(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
