import { parseJson } from './json-value'
import { isRecord } from './own-property'

const NAMES = [
  ['room_nick', 'roomNick'],
  ['room_avatar', 'roomAvatar'],
  ['enter_time', 'enterTime'],
  ['client_type', 'clientType'],
] as const
/** Where a row of them holds which. */
const WIRE = 0
const API = 1

/** JSON text of the entries of a member, from their API names (protocol notes §5). */
export function encodeMultiEnterInfo(entries: readonly unknown[]): string {
  return JSON.stringify(entries.filter(isRecord).map((entry) => renamed(entry, API, WIRE)))
}

/** The entries of a member with their API names, or undefined when the text is no JSON list. */
export function decodeMultiEnterInfo(text: string): Record<string, unknown>[] | undefined {
  const entries = parseJson(text)
  if (!Array.isArray(entries)) return undefined
  return entries.filter(isRecord).map((entry) => renamed(entry, WIRE, API))
}

type Naming = typeof WIRE | typeof API

/** What is not there stays out. */
function renamed(entry: Record<string, unknown>, from: Naming, to: Naming): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const names of NAMES) {
    const value = entry[names[from]]
    if (value !== undefined) result[names[to]] = value
  }
  return result
}
