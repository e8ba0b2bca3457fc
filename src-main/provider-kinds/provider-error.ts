/** Why a configured provider has no answer. */
export type ProviderFailureKind =
  /** The address could not be reached, or the connection broke. */
  | 'unreachable'
  | 'timedOut'
  /** Nobody waits for the answer any more. */
  | 'givenUp'
  | 'answerTooLarge'
  /** An HTTP status other than 2xx; redirects are not followed. */
  | 'httpStatus'
  | 'notJson'
  | 'pathMissing'
  /** An answer of a type that the provider cannot return. */
  | 'wrongType'
  /** The server API answered with another code than 200. */
  | 'apiCode'
  | 'scriptThrew'
  | 'scriptOutOfTime'
  | 'scriptOutOfMemory'
  /** The script waits for something that cannot happen. */
  | 'scriptStuck'

/** A provider's failure, in words that hold no secret: neither headers nor bodies nor query texts. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'

  constructor(
    readonly kind: ProviderFailureKind,
    message: string,
  ) {
    super(message)
  }
}
