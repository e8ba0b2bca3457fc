import { ProviderError } from './provider-error'

/**
 * Reads an answer that has to be JSON; a failure does not quote it.
 * @throws ProviderError `notJson`.
 */
export function parseJson(text: string, host: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProviderError('notJson', `the answer of ${host} is no JSON`)
  }
}
