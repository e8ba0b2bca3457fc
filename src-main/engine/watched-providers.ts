import type { V2NIMChatroomEnterParams } from '../client'
import type { InstanceRecorder } from '../client/record-kit'
import { providerForCall, type JsonObject } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'

type Provider = (...values: never[]) => unknown

/** Follows the calls that the vendor's SDK makes to the operator's providers. */
export interface ProviderWatch {
  readonly clock: Clock
  readonly recorder: InstanceRecorder
  /** Told before a provider is called. */
  readonly onAsk: (name: string, accountId: string) => void
  /** Told the link addresses before the SDK learns them. */
  readonly onAddresses: (addresses: readonly string[]) => void
}

const NS_PER_MS = 1_000_000

/** A copy of the parameters whose providers leave a record of each call; what is no function stays as it is. */
export function watchProviders(
  params: V2NIMChatroomEnterParams,
  watch: ProviderWatch,
): V2NIMChatroomEnterParams {
  const { loginOption, linkProvider } = params
  return {
    ...params,
    linkProvider: watched('linkProvider', ['accountId', 'roomId'], linkProvider, watch),
    ...(isObject(loginOption) ? { loginOption: watchLoginOption(loginOption, watch) } : {}),
  }
}

type LoginOption = NonNullable<V2NIMChatroomEnterParams['loginOption']>

function watchLoginOption(loginOption: LoginOption, watch: ProviderWatch): LoginOption {
  const names = ['tokenProvider', 'loginExtensionProvider'] as const
  const given = names.filter((name) => loginOption[name] !== undefined)
  const parameters = ['appkey', 'roomId', 'accountId']
  return {
    ...loginOption,
    ...Object.fromEntries(given.map((name) => [name, watched(name, parameters, loginOption[name], watch)])),
  }
}

function watched<P>(name: string, parameters: readonly string[], provider: P, watch: ProviderWatch): P {
  if (typeof provider !== 'function') return provider
  const { clock, recorder, onAsk, onAddresses } = watch
  const call = async (...values: string[]): Promise<unknown> => {
    const named = Object.fromEntries(parameters.map((parameter, index) => [parameter, values[index] ?? '']))
    onAsk(name, named['accountId'] ?? '')
    const startedNs = clock.nowNs()
    const notes: JsonObject = {}
    const tell = (outcome: JsonObject) => {
      const durationMs = (clock.nowNs() - startedNs) / NS_PER_MS
      recorder.emit('provider', name, { payload: { arguments: named, durationMs, ...notes, ...outcome } })
    }
    try {
      const observed = providerForCall(provider as unknown as Provider, {
        // The SDK cannot call off a provider (protocol notes §9.3).
        signal: new AbortController().signal,
        note: (details) => void Object.assign(notes, details),
      })
      const result = await (observed as (...given: string[]) => unknown)(...values)
      tell({ resultShape: shapeOf(result), failure: null })
      if (name === 'linkProvider') onAddresses(addressesIn(result))
      return result
    } catch (thrown) {
      tell({ resultShape: null, failure: thrown instanceof Error ? thrown.message : String(thrown) })
      throw thrown
    }
  }
  return call as unknown as P
}

function addressesIn(result: unknown): string[] {
  return Array.isArray(result) ? result.filter((item) => typeof item === 'string') : []
}

function shapeOf(value: unknown): JsonObject {
  if (value === null || value === undefined) return { type: String(value) }
  if (Array.isArray(value)) return { type: 'array', length: value.length }
  return typeof value === 'string' ? { type: 'string', length: value.length } : { type: typeof value }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
