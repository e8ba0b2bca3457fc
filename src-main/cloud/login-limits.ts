import type { LoginRequest } from './login-request'
import { parseTagExpression } from './tag-expression'

const MAX_TAGS = 10
const MAX_TAG_LENGTH = 32
const MAX_EXPRESSION_LENGTH = 128

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
  return findTagBreach(login)
}

/** The same for the tags of a member and for those whom it wants to tell. */
export function findTagBreach({
  tags,
  notifyTargetTags,
}: Pick<LoginRequest, 'tags' | 'notifyTargetTags'>): string | null {
  if (tags.length > MAX_TAGS) return `tags has ${tags.length} entries, at most ${MAX_TAGS} are allowed.`
  const longTag = tags.find((tag) => tag.length > MAX_TAG_LENGTH)
  if (longTag !== undefined)
    return `A tag has ${longTag.length} characters, at most ${MAX_TAG_LENGTH} are allowed.`
  if (notifyTargetTags.length > MAX_EXPRESSION_LENGTH)
    return `notifyTargetTags has ${notifyTargetTags.length} characters, at most ${MAX_EXPRESSION_LENGTH} are allowed.`
  if (notifyTargetTags !== '' && parseTagExpression(notifyTargetTags) === null)
    return 'notifyTargetTags is no tag expression such as {"tag":"a"} and {"tag":"b"}.'
  return null
}
