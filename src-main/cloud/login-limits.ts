import type { LoginRequest } from './login-request'

const MAX_TAGS = 10
const MAX_TAG_LENGTH = 32

/** Longest texts in characters (domain.md §2.1, §2.4); an anonymous account id is `nimanon_` and a UUID. */
const maxLengths: readonly {
  readonly field: keyof LoginRequest
  readonly name: string
  readonly length: number
}[] = [
  { field: 'accountId', name: 'accountId', length: 64 },
  { field: 'deviceId', name: 'deviceId', length: 128 },
  { field: 'nick', name: 'roomNick', length: 64 },
  { field: 'avatar', name: 'roomAvatar', length: 1024 },
  { field: 'serverExtension', name: 'serverExtension', length: 4096 },
  { field: 'notificationExtension', name: 'notificationExtension', length: 2048 },
  { field: 'notifyTargetTags', name: 'notifyTargetTags', length: 128 },
]

const required: readonly (keyof LoginRequest)[] = ['accountId', 'deviceId']

/** Names the first parameter of a login that is missing or too long, or null when all are within their limits. */
export function findLimitBreach(login: LoginRequest): string | null {
  for (const field of required) if (login[field] === '') return `The login carries no ${field}.`
  for (const { field, name, length } of maxLengths) {
    const value = login[field]
    if (typeof value === 'string' && value.length > length)
      return `${name} has ${value.length} characters, at most ${length} are allowed.`
  }
  if (login.tags.length > MAX_TAGS)
    return `tags has ${login.tags.length} entries, at most ${MAX_TAGS} are allowed.`
  const longTag = login.tags.find((tag) => tag.length > MAX_TAG_LENGTH)
  return longTag === undefined
    ? null
    : `A tag has ${longTag.length} characters, at most ${MAX_TAG_LENGTH} are allowed.`
}
