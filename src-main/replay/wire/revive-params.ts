import type { JsonObject, JsonValue } from '../../../src-shared/console'
import type { V2NIMChatroomEnterParams } from '../../client'
import type { RecordedProviders } from './recorded-providers'

const SECRET_CHARACTER = '*'

/**
 * The parameters of enter() from their record: providers answer from the recording, a token is another text of its
 * length. The stand-in checks no secret.
 */
export function reviveParams(described: JsonObject, providers: RecordedProviders): V2NIMChatroomEnterParams {
  const revive = (key: string, value: JsonValue): unknown => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
    if (value['provider'] === true) {
      return key === 'linkProvider' ? providers.linkProvider() : providers.textProvider(key)
    }
    if (value['secret'] === true) return SECRET_CHARACTER.repeat(Number(value['length']))
    return reviveAll(value)
  }
  const reviveAll = (values: JsonObject) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, revive(key, value)]))
  return reviveAll(described) as unknown as V2NIMChatroomEnterParams
}
