import type { JsonObject } from './record'

/** One call of a provider, beside its arguments and its result. */
export interface ProviderCall {
  /** Aborted once nobody waits for the answer any more. */
  readonly signal: AbortSignal
  /** Adds to the record of this call; never a secret. */
  readonly note: (details: JsonObject) => void
}

/** Makes the function that answers one call. */
type ForCall<Provider> = (call: ProviderCall) => Provider

const FOR_CALL = Symbol('forCall')

/**
 * A provider that can be cancelled and that has something to tell about its calls. To the vendor's API it is an
 * ordinary function; one that is called as such runs unobserved.
 */
export function observedProvider<Args extends unknown[], Result>(
  forCall: ForCall<(...args: Args) => Result>,
): (...args: Args) => Result {
  const unobserved: ProviderCall = { signal: new AbortController().signal, note: () => undefined }
  return Object.assign((...args: Args) => forCall(unobserved)(...args), { [FOR_CALL]: forCall })
}

/** The function to call for one observed call: the provider itself when it does not care. */
export function providerForCall<Provider extends object>(provider: Provider, call: ProviderCall): Provider {
  return FOR_CALL in provider ? (provider[FOR_CALL] as ForCall<Provider>)(call) : provider
}
