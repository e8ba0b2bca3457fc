import type { TokenProviderDraft } from '../../src-shared/console'

/** The ways in which a token provider can be made to behave. */
export const TOKEN_BEHAVIOURS = ['ok', 'slow', 'throws', 'expired', 'wrongAccount'] as const
export type TokenBehaviour = (typeof TOKEN_BEHAVIOURS)[number]

const TTL_SECONDS = 600
const SLOW_MS = 3000
const HOUR_SECONDS = 3600

const fresh = { kind: 'generated', ttlSeconds: TTL_SECONDS, clockOffsetSeconds: 0 } as const

/**
 * A provider of dynamic tokens that behaves so.
 * @param foreignToken a token that was made for another account; used by `wrongAccount` only.
 */
export function tokenProviderFor(behaviour: TokenBehaviour, foreignToken: string): TokenProviderDraft {
  switch (behaviour) {
    case 'ok':
      return fresh
    case 'slow':
      return { kind: 'fault', fault: 'delay', delayMs: SLOW_MS, then: fresh }
    case 'throws':
      return { kind: 'fault', fault: 'throws', message: 'the app server is down' }
    case 'expired':
      return { ...fresh, clockOffsetSeconds: -HOUR_SECONDS }
    case 'wrongAccount':
      return { kind: 'fixed', value: foreignToken }
  }
}
