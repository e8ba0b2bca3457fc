import type { JsonObject, JsonValue } from '../../../src-shared/console'
import type { ProviderAnswer } from './recorded-life'

/** What the client itself writes of a call; all else was told by the provider. */
const OWN_FIELDS: ReadonlySet<string> = new Set([
  'arguments',
  'durationMs',
  'resultShape',
  'failure',
  'addresses',
])
const SECRET_CHARACTER = '*'
/** Nothing is there: such an address is listed and never answered, unless the recording answers for it. */
const UNKNOWN_ADDRESS = 'unknown.invalid:1'

/** How a provider answered, from the record of its call: addresses as they were, secrets as text of their length. */
export function providerAnswer(payload: JsonObject): ProviderAnswer {
  const { resultShape, failure } = payload
  const notes = Object.fromEntries(Object.entries(payload).filter(([field]) => !OWN_FIELDS.has(field)))
  if (typeof failure === 'string') return { value: undefined, failure, notes }
  return { value: valueOf(resultShape ?? null, payload['addresses']), failure: null, notes }
}

function valueOf(resultShape: JsonValue, addresses: JsonValue | undefined): unknown {
  const shape = resultShape !== null && typeof resultShape === 'object' && !Array.isArray(resultShape)
  const { type, length } = shape ? resultShape : { type: 'undefined', length: 0 }
  switch (typeof type === 'string' ? type : 'undefined') {
    case 'string':
      return SECRET_CHARACTER.repeat(Number(length))
    case 'array': {
      const known = Array.isArray(addresses) ? addresses : []
      return Array.from({ length: Number(length) }, (_, index) =>
        index < known.length ? known[index] : UNKNOWN_ADDRESS,
      )
    }
    case 'object':
      return {}
    case 'number':
      return 0
    case 'boolean':
      return false
    case 'null':
      return null
    default:
      return undefined
  }
}
