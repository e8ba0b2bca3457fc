import { makeDynamicToken } from '../../src-shared/chatroom'
import type { Clock } from '../../src-shared/time'
import type { ProviderRun } from './provider-run'

export interface GeneratedTokenOptions {
  readonly appSecret: string
  readonly ttlSeconds: number
  /** How far the clock that signs is ahead. */
  readonly clockOffsetSeconds: number
  readonly clock: Clock
}

const MS_PER_SECOND = 1000

/** Makes a dynamic token at each call, as an app server does (domain.md §3.2): a reconnect gets a fresh one. */
export function generatedToken(options: GeneratedTokenOptions): ProviderRun {
  const { appSecret, ttlSeconds, clockOffsetSeconds, clock } = options
  return ({ context: { appkey, accountId }, note }) => {
    note({ ttlSeconds, clockOffsetSeconds })
    const curTimeMs = clock.wallMs() + clockOffsetSeconds * MS_PER_SECOND
    return Promise.resolve(makeDynamicToken({ appkey, appSecret, accountId, curTimeMs, ttlSeconds }))
  }
}
