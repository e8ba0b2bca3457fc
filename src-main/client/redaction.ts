import type { CheckedEnterParams } from '../../src-shared/chatroom'
import type { JsonObject, JsonValue } from '../../src-shared/console'
import { copyProperty, type Fields, type Property } from '../../src-shared/protocol'

/** What stands in a recorded frame where a secret was. */
export const SECRET_PLACEHOLDER = '<secret>'

/** Tags of the login request that carry a secret, by property (protocol notes §7.1). */
const SECRET_TAGS: Readonly<Record<string, readonly string[]>> = {
  chatroomLogin: ['42'],
  chatroomIMLogin: ['116', '1000'],
}

/** The login fields without token and login extension, or null when they hold none. */
export function redactLoginFields(fields: Fields): Fields | null {
  let redacted = false
  const copy: Fields = { ...fields }
  for (const [name, tags] of Object.entries(SECRET_TAGS)) {
    const given = (fields[name] ?? {}) as Property
    const secrets = tags.filter((tag) => isFilled(given[tag]))
    if (secrets.length === 0) continue
    const property = copyProperty(given)
    for (const tag of secrets) property[tag] = SECRET_PLACEHOLDER
    copy[name] = property
    redacted = true
  }
  return redacted ? copy : null
}

/** Enter parameters as they may be recorded: a secret becomes its length, a provider its presence. */
export function describeEnterParams(params: CheckedEnterParams): JsonObject {
  const { token, linkProvider, loginOption, ...plain } = params
  return {
    ...(plain as JsonObject),
    ...(token === undefined ? {} : { token: { secret: true, length: token.length } }),
    ...(loginOption === undefined ? {} : { loginOption: describeFunctions(loginOption) }),
    ...describeFunctions({ linkProvider }),
  }
}

function describeFunctions(values: Readonly<Record<string, unknown>>): JsonObject {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      typeof value === 'function' ? { provider: true } : (value as JsonValue),
    ]),
  )
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}
