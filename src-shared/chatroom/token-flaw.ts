import type { DynamicTokenFields } from './dynamic-token'

/** What keeps a text from being a dynamic token (domain.md §3.2), and where. Counts begin with 0. */
export type TokenFlaw =
  | { readonly kind: 'empty' }
  | { readonly kind: 'notBase64'; readonly atCharacter: number; readonly character: string }
  /** Base64 comes in groups of four characters. */
  | { readonly kind: 'cutShort'; readonly lengthCharacters: number }
  /** `atByte` counts in what the base64 stands for. */
  | { readonly kind: 'notJson'; readonly atByte: number }
  | { readonly kind: 'notObject' }
  | { readonly kind: 'field'; readonly field: TokenField; readonly found: string }

/** The fields of a dynamic token as its JSON names them. */
export const TOKEN_FIELDS = ['signature', 'curTime', 'ttl'] as const
export type TokenField = (typeof TOKEN_FIELDS)[number]

export type TokenReading =
  | { readonly ok: true; readonly fields: DynamicTokenFields }
  | { readonly ok: false; readonly flaw: TokenFlaw; readonly decoded: string | null }

/** Takes a dynamic token apart and says of a text that is none where it goes wrong. */
export function dissectToken(token: string): TokenReading {
  const flaw = base64Flaw(token)
  if (flaw !== null) return { ok: false, flaw, decoded: null }
  const decoded = atob(token)
  const json = parseJson(decoded)
  if (!json.ok) return { ok: false, flaw: { kind: 'notJson', atByte: json.atByte }, decoded }
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value))
    return { ok: false, flaw: { kind: 'notObject' }, decoded }
  const values = json.value as Readonly<Record<string, unknown>>
  const wrong = TOKEN_FIELDS.find((field) => !isRight(field, values[field]))
  if (wrong !== undefined)
    return { ok: false, flaw: { kind: 'field', field: wrong, found: typeNameOf(values[wrong]) }, decoded }
  const { signature, curTime, ttl } = values as { signature: string; curTime: number; ttl: number }
  return { ok: true, fields: { signature, curTimeMs: curTime, ttlSeconds: ttl } }
}

/** Reads as leniently as the cloud does: white space and missing padding are no flaw. */
function base64Flaw(token: string): TokenFlaw | null {
  if (token.trim() === '') return { kind: 'empty' }
  try {
    atob(token)
    return null
  } catch {
    const atCharacter = token.search(/[^A-Za-z0-9+/=\t\n\f\r ]|=(?!=?\s*$)/)
    return atCharacter >= 0
      ? { kind: 'notBase64', atCharacter, character: token.charAt(atCharacter) }
      : { kind: 'cutShort', lengthCharacters: token.length }
  }
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; atByte: number } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, atByte: faultOfFlatObject(text) }
  }
}

/** What may come next in an object whose values are texts and numbers, and where that leads. */
const GRAMMAR = {
  begin: [[/\s*\{/y, 'key']],
  key: [[/\s*"(?:[^"\\]|\\.)*"/y, 'colon']],
  colon: [[/\s*:/y, 'value']],
  value: [[/\s*(?:"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y, 'after']],
  after: [
    [/\s*,/y, 'key'],
    [/\s*\}/y, 'end'],
  ],
  end: [],
} as const satisfies Record<string, readonly (readonly [RegExp, string])[]>
type Place = keyof typeof GRAMMAR

/** The parser of the language does not tell everywhere where it stopped. */
function faultOfFlatObject(text: string): number {
  let at = 0
  let place: Place = 'begin'
  for (;;) {
    const rules: readonly (readonly [RegExp, Place])[] = GRAMMAR[place]
    const next = rules.find(([pattern]) => {
      pattern.lastIndex = at
      return pattern.test(text)
    })
    if (next === undefined) return at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0)
    at = next[0].lastIndex
    place = next[1]
  }
}

function isRight(field: TokenField, value: unknown): boolean {
  return field === 'signature' ? typeof value === 'string' : Number.isSafeInteger(value)
}

function typeNameOf(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  return typeof value === 'number' ? String(value) : typeof value
}
