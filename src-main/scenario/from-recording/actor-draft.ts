import { isDeepStrictEqual } from 'node:util'
import {
  AUTHENTICATION_FIELDS,
  defaultEnterDraft,
  missingSecrets,
  usesField,
  type JsonObject,
  type JsonValue,
  type MissingSecret,
} from '../../../src-shared/console'
import { AUTH_TYPE_NAMES, CLIENT_TYPE_NAMES } from '../../../src-shared/console/scenario'

/** How a login with a draft went, as far as it tells whether its secrets were right. */
export type SecretsWere = 'right' | 'wrong'

/** A draft as a scenario writes it. */
export interface ToldDraft {
  /** Fields that are not as they are by default, secrets replaced. */
  readonly fields: JsonObject
  /** Secrets that the embedded cloud's world cannot give, a sentence each. */
  readonly remarks: readonly string[]
}

export interface DraftTelling {
  readonly actor: string
  readonly secretsWere: SecretsWere
  /** App that a scenario's actors have by default. */
  readonly defaultAppkey: string
}

/** Stands for a wrong secret: any wrong one is refused alike. */
const WRONG_SECRET = 'not-the-right-one'

/** What of the embedded cloud's world stands for a secret that was right. */
const FROM_WORLD: Readonly<Record<string, readonly [field: string, value: JsonValue]>> = {
  'staticToken.value': ['staticToken', 'world'],
  'tokenProvider.value': ['tokenProvider', { kind: 'generated' }],
}

/** Writes what a recorded draft says; `draft` holds references in place of secrets. */
export function tellDraft(draft: JsonObject, telling: DraftTelling): ToldDraft {
  const used = withoutUnused(draft)
  let told = used
  const remarks: string[] = []
  for (const missing of missingSecrets(used)) {
    const { draft: next, remark } = withoutSecret(told, missing, telling)
    told = next
    if (remark !== null) remarks.push(remark)
  }
  return { fields: changedFields(told, telling.defaultAppkey), remarks }
}

function withoutUnused(draft: JsonObject): JsonObject {
  const unused: readonly string[] = AUTHENTICATION_FIELDS.filter((field) => !usesField(draft, field))
  return Object.fromEntries(Object.entries(draft).filter(([field]) => !unused.includes(field)))
}

/** A secret comes from the world, is any wrong one, or is asked of the environment: never is it written. */
function withoutSecret(
  draft: JsonObject,
  { path, kind }: MissingSecret,
  { actor, secretsWere }: DraftTelling,
): { readonly draft: JsonObject; readonly remark: string | null } {
  const isCredential = kind === 'appSecret' || path in FROM_WORLD
  if (isCredential && secretsWere === 'wrong') {
    return { draft: withValue(draft, path.split('.'), WRONG_SECRET), remark: null }
  }
  if (kind === 'appSecret') return { draft: withValue(draft, path.split('.'), undefined), remark: null }
  const fromWorld = FROM_WORLD[path]
  if (fromWorld !== undefined) return { draft: { ...draft, [fromWorld[0]]: fromWorld[1] }, remark: null }
  const name = [actor, ...path.split('.')].join('_').replace(/\W+/g, '_').toUpperCase()
  return {
    draft: withValue(draft, path.split('.'), `\${{ env.${name} }}`),
    remark: `${actor}: ${path} is a secret; set the environment variable ${name} to it.`,
  }
}

/** The draft with another value in a place, or without it when that is undefined. */
function withValue(
  draft: JsonObject,
  [field = '', ...inner]: readonly string[],
  value: JsonValue | undefined,
): JsonObject {
  const { [field]: before, ...others } = draft
  if (inner.length > 0) return { ...draft, [field]: withValue(before as JsonObject, inner, value) }
  return value === undefined ? others : { ...draft, [field]: value }
}

/** What differs from the defaults, in the words of a scenario; account and room are always written, and first. */
function changedFields(draft: JsonObject, defaultAppkey: string): JsonObject {
  const { accountId = '', roomId = '', ...others } = draft
  const written = Object.entries(others).map(([field, value]) => [field, asWritten(field, value)] as const)
  const changed = written.filter(
    ([field, value]) => !isDeepStrictEqual(value, writtenDefault(field, defaultAppkey)),
  )
  return { accountId, roomId, ...Object.fromEntries(changed) }
}

/** A field as it is by default, in the words of a scenario. */
export function writtenDefault(field: string, defaultAppkey: string): JsonValue {
  return asWritten(field, (defaultEnterDraft({ appkey: defaultAppkey }) as JsonObject)[field])
}

function asWritten(field: string, value: JsonValue | undefined): JsonValue {
  if (field === 'authType') return nameOf(AUTH_TYPE_NAMES, value)
  if (field === 'clientType') return nameOf(CLIENT_TYPE_NAMES, value)
  if (field === 'staticToken') return asTokenText(value as JsonObject | string)
  return value ?? null
}

/** A static token is written as it is, and `world` for that of the embedded cloud. */
function asTokenText(source: JsonObject | string): JsonValue {
  if (typeof source === 'string') return source
  return source['kind'] === 'world' ? 'world' : (source['value'] ?? source)
}

function nameOf(names: Readonly<Record<string, number>>, value: JsonValue | undefined): JsonValue {
  return Object.entries(names).find(([, number]) => number === value)?.[0] ?? value ?? null
}
