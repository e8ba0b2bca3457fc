import type { ProviderCall } from '../../src-shared/console'

/** Who asks for what: the same for all three providers. */
export interface ProviderContext {
  readonly roomId: string
  readonly accountId: string
  readonly appkey: string
}

/** One call of a configured provider. */
export interface ProviderRequest extends ProviderCall {
  readonly context: ProviderContext
}

/**
 * Answers one call. What it returns is unknown on purpose: it reaches the client as it is, which judges it.
 * @throws ProviderError; a fault throws whatever the operator wants.
 */
export type ProviderRun = (request: ProviderRequest) => Promise<unknown>
