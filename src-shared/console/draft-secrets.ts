import { defaultEnterDraft } from './default-draft'
import { enterDraftSchema, type EnterDraft } from './enter-draft'
import type { JsonObject, JsonValue } from './record'

/** What a secret of a draft is, in one word. */
export type DraftSecretKind = 'value' | 'appSecret' | 'header' | 'body' | 'script' | 'address'

/** A secret where it stands in a draft, `path` as `tokenProvider.headers.Authorization`. */
export interface DraftSecret {
  readonly path: string
  readonly kind: DraftSecretKind
  readonly value: string
}

/** A draft in which every secret is replaced by `{ secret: <its reference> }`, beside the secrets. */
export interface SplitDraft {
  readonly draft: JsonObject
  readonly secrets: readonly (DraftSecret & { readonly reference: string })[]
}

/** Fields whose text is a secret, wherever in a draft they stand. A script and a body can hold keys. */
const SECRET_FIELDS: Readonly<Record<string, DraftSecretKind>> = {
  value: 'value',
  appSecret: 'appSecret',
  body: 'body',
  source: 'script',
  url: 'address',
  baseUrl: 'address',
}

/** Fields in which every text is a secret. */
const SECRET_GROUPS: Readonly<Record<string, DraftSecretKind>> = { headers: 'header' }

/**
 * Takes the secrets out of a draft, so that the rest may be recorded. An address counts as one when it carries
 * credentials or a query.
 * @param referenceOf names a secret.
 */
export function splitDraft(draft: EnterDraft, referenceOf: (secret: DraftSecret) => string): SplitDraft {
  const secrets: SplitDraft['secrets'][number][] = []
  const split = mapSecretPlaces(draft as JsonObject, ({ path, kind, value }) => {
    if (typeof value !== 'string' || value === '' || (kind === 'address' && !carriesSecret(value)))
      return value
    const secret = { path, kind, value }
    const reference = referenceOf(secret)
    secrets.push({ ...secret, reference })
    return { secret: reference }
  })
  return { draft: split, secrets }
}

/** A place of a split draft where a secret is missing. */
export type MissingSecret = Omit<DraftSecret, 'value'> & { readonly reference: string }

/** The secrets that were taken out of a draft. */
export function missingSecrets(split: JsonObject): MissingSecret[] {
  const missing: MissingSecret[] = []
  mapSecretPlaces(split, ({ path, kind, value }) => {
    const reference = referenceIn(value)
    if (reference !== null) missing.push({ path, kind, reference })
    return value
  })
  return missing
}

/**
 * Puts the secrets back. Fields that the draft does not have, because an older version split it, take their defaults.
 * @param secrets by reference.
 * @throws z.ZodError when a secret is not among them, or when what was split is no draft of this version.
 */
export function joinDraft(split: JsonObject, secrets: ReadonlyMap<string, string>): EnterDraft {
  const joined = mapSecretPlaces(split, ({ value }) => {
    const reference = referenceIn(value)
    return reference === null ? value : (secrets.get(reference) ?? value)
  })
  return enterDraftSchema.parse({ ...defaultEnterDraft(), ...joined })
}

/**
 * A recorded draft to log in with once more: where a secret was taken out, nothing stands, and a provider that cannot be
 * without it is the default one. Null when what was recorded is no draft of this version.
 */
export function draftWithoutSecrets(split: JsonObject): EnterDraft | null {
  const empty = mapSecretPlaces(split, ({ value }) => (referenceIn(value) === null ? value : ''))
  const draft = { ...defaultEnterDraft(), ...withoutEmptyKeys(empty) }
  const first = enterDraftSchema.safeParse(draft)
  if (first.success) return first.data
  const wrongFields = new Set(first.error.issues.map(({ path }) => String(path[0])))
  const right = Object.entries(draft).filter(([field]) => !wrongFields.has(field))
  const second = enterDraftSchema.safeParse({ ...defaultEnterDraft(), ...Object.fromEntries(right) })
  return second.success ? second.data : null
}

/** Without an app secret of its own a provider takes that of the embedded cloud; an empty one it cannot have. */
function withoutEmptyKeys(value: JsonObject): JsonObject {
  const kept = Object.entries(value).filter(([name, part]) => name !== 'appSecret' || part !== '')
  return Object.fromEntries(
    kept.map(([name, part]) => [
      name,
      typeof part === 'object' && part !== null && !Array.isArray(part) ? withoutEmptyKeys(part) : part,
    ]),
  )
}

/** What stands in a split draft in place of a secret: its reference, else null. */
function referenceIn(value: JsonValue): string | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
  return typeof value['secret'] === 'string' ? value['secret'] : null
}

interface SecretPlace {
  readonly path: string
  readonly kind: DraftSecretKind
  readonly value: JsonValue
}

/** A copy of a draft, each place where a secret can stand replaced. A place is known by its name, never by its content. */
function mapSecretPlaces(draft: JsonObject, replace: (place: SecretPlace) => JsonValue): JsonObject {
  const walkFields = (fields: JsonObject, path: string, group: DraftSecretKind | null): JsonObject =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => {
        const own = path === '' ? name : `${path}.${name}`
        const kind = group ?? fieldOf(SECRET_FIELDS, name)
        return [
          name,
          kind === null
            ? walk(value, own, fieldOf(SECRET_GROUPS, name))
            : replace({ path: own, kind, value }),
        ]
      }),
    )
  const walk = (value: JsonValue, path: string, group: DraftSecretKind | null): JsonValue =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? walkFields(value, path, group)
      : value
  return walkFields(draft, '', null)
}

function fieldOf(table: Readonly<Record<string, DraftSecretKind>>, name: string): DraftSecretKind | null {
  return Object.hasOwn(table, name) ? (table[name] ?? null) : null
}

function carriesSecret(address: string): boolean {
  if (!URL.canParse(address)) return true
  const { username, password, search, hash } = new URL(address)
  return [username, password, search, hash].some((part) => part !== '')
}
