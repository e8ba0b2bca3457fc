import { parseJson } from './json-value'
import { isRecord } from './own-property'

const NAMES = [
  ['room_nick', 'roomNick'],
  ['room_avatar', 'roomAvatar'],
  ['enter_time', 'enterTime'],
  ['client_type', 'clientType'],
] as const

/** JSON text of the entries of a member, from their API names (protocol notes §5). */
export function encodeMultiEnterInfo(entries: readonly unknown[]): string {
  const renamed = entries
    .filter(isRecord)
    .map((entry) => Object.fromEntries(NAMES.map(([wireName, apiName]) => [wireName, entry[apiName]])))
  return JSON.stringify(renamed)
}

/** The entries of a member with their API names, or undefined when the text is no JSON list. */
export function decodeMultiEnterInfo(text: string): Record<string, unknown>[] | undefined {
  const entries = parseJson(text)
  if (!Array.isArray(entries)) return undefined
  return entries.filter(isRecord).map((entry) => {
    const known = NAMES.filter(([wireName]) => entry[wireName] !== undefined)
    return Object.fromEntries(known.map(([wireName, apiName]) => [apiName, entry[wireName]]))
  })
}
