import {
  splitDraft,
  type DraftSecretKind,
  type EnterDraft,
  type JsonObject,
  type JsonValue,
} from '../../src-shared/console'

/** Stands in a text where a secret is hidden; left as it is, it means the secret that was there. */
export const HIDDEN = '••••••••'

/** Scripts, bodies and addresses are what an operator comes to edit; the others are kept from whoever looks on. */
const HIDDEN_KINDS: ReadonlySet<DraftSecretKind> = new Set(['value', 'appSecret', 'header'])

/** A draft with its tokens, secrets, extensions and header values replaced by `HIDDEN`; empty ones stay empty. */
export function hideSecrets(draft: JsonObject): JsonValue {
  const secrets = new Map<string, string>()
  // Where a secret can stand is known by its name alone, so a draft with faults is split like any other.
  const split = splitDraft(draft as unknown as EnterDraft, ({ path, kind, value }) => {
    secrets.set(path, HIDDEN_KINDS.has(kind) ? HIDDEN : value)
    return path
  })
  return mapValues(split.draft, (value) => (isReference(value) ? secrets.get(value.secret) : undefined))
}

/** A draft without its secrets, and where they stood. A text becomes empty; an app secret goes, as it has no empty form. */
export function withoutSecrets(draft: JsonObject): {
  readonly draft: JsonObject
  readonly leftOut: readonly string[]
} {
  const leftOut: string[] = []
  const strip = (value: JsonValue, hidden: JsonValue | undefined, path: string[]): JsonValue => {
    if (hidden === HIDDEN) {
      leftOut.push(path.join('.'))
      return ''
    }
    if (!isObject(value)) return value
    const beside = isObject(hidden) ? hidden : {}
    const kept = Object.entries(value).map(([name, inner]) => [
      name,
      strip(inner, beside[name], [...path, name]),
    ])
    return Object.fromEntries(
      kept.filter(([name]) => name !== 'appSecret' || beside[name as string] !== HIDDEN),
    ) as JsonValue
  }
  return { draft: strip(draft, hideSecrets(draft), []) as JsonObject, leftOut }
}

/**
 * Puts the secrets of `known` back where `text` still hides them.
 * @returns the value, and the places that hide something although `known` has no text there.
 */
export function revealSecrets(
  edited: JsonValue,
  known: JsonValue,
): { readonly value: JsonValue; readonly unknown: readonly (readonly string[])[] } {
  const unknown: string[][] = []
  const walk = (value: JsonValue, beside: JsonValue | undefined, path: string[]): JsonValue => {
    if (value === HIDDEN) {
      if (typeof beside === 'string') return beside
      unknown.push(path)
      return value
    }
    if (!isObject(value)) return value
    const others = isObject(beside) ? beside : {}
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, walk(inner, others[name], [...path, name])]),
    )
  }
  return { value: walk(edited, known, []), unknown }
}

type JsonFields = { readonly [name: string]: JsonValue }

function isObject(value: JsonValue | undefined): value is JsonFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isReference(value: JsonValue): value is { readonly secret: string } {
  return isObject(value) && typeof value['secret'] === 'string'
}

/** A copy with every value that `replace` has something for replaced. */
function mapValues(value: JsonValue, replace: (value: JsonValue) => JsonValue | undefined): JsonValue {
  const replaced = replace(value)
  if (replaced !== undefined) return replaced
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapValues(inner, replace)]))
}
