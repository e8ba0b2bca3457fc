import type { CheckedEnterParams } from '../../src-shared/chatroom'
import type { JsonObject, JsonValue } from '../../src-shared/console'
import type { Fields, Property } from '../../src-shared/protocol'

/** What stands in a recorded frame where a secret was. */
export const SECRET_PLACEHOLDER = '<secret>'

/** Properties and tags of the login request that carry a secret (protocol notes §7.1). */
const SECRETS = [
  ['chatroomLogin', '42'],
  ['chatroomIMLogin', '116'],
  ['chatroomIMLogin', '1000'],
] as const

/**
 * Takes token and login extension out of the fields of a login, in place: a copy would cost a third of what sending the
 * login costs. @returns these fields, or null when they held no secret.
 */
export function redactLoginFields(fields: Fields): Fields | null {
  let redacted = false
  for (const [name, tag] of SECRETS) {
    const property = fields[name] as Property | undefined
    if (property === undefined || !isFilled(property[tag])) continue
    property[tag] = SECRET_PLACEHOLDER
    redacted = true
  }
  return redacted ? fields : null
}

/** Enter parameters as they may be recorded: a secret becomes its length, a provider its presence. */
export function describeEnterParams(params: CheckedEnterParams): JsonObject {
  const { token, loginOption } = params
  const description = describeFunctions(params)
  if (token !== undefined) description['token'] = { secret: true, length: token.length }
  if (loginOption !== undefined) description['loginOption'] = describeFunctions(loginOption)
  return description
}

function describeFunctions(values: object): Record<string, JsonValue> {
  const description: Record<string, JsonValue> = {}
  for (const key of Object.keys(values)) {
    const value: unknown = values[key as keyof typeof values]
    if (value === undefined) continue
    description[key] = typeof value === 'function' ? { provider: true } : (value as JsonValue)
  }
  return description
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}
