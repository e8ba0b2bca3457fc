import type { JsonObject, JsonValue } from '../../../src-shared/console'

/**
 * What differs between two runs of the same story, and why it is not compared. docs/replay.md shows this list. The
 * fields are left out of payloads at any depth.
 */
export const VOLATILE_FIELDS: Readonly<Record<string, string>> = {
  address: 'the embedded cloud listens on any free port',
  reason: 'a text for people that can name ports and times; the code is compared',
  listenerCount: 'how many parts of the program listened',
  createTime: 'wall clock',
  enterTime: 'wall clock',
  updateTime: 'wall clock',
  messageTime: 'wall clock',
  timetag: 'wall clock',
  messageClientId: 'random',
  messageServerId: 'random',
  raw: 'the wire text of what stands beside it in fields, wall clock included',
}

/** Columns of an event that say when and where it was recorded, not what happened. */
export const VOLATILE_COLUMNS = ['ordinal', 'atNs', 'instanceId', 'attemptId'] as const

/** Accounts that a client makes up for an anonymous login: equal to each other, whatever follows. */
export const ANONYMOUS_ACCOUNT = /^nimanon_.+$/

/** A payload without what is volatile, its fields in one order. */
export function stablePayload(payload: JsonObject): JsonObject {
  const fields = Object.entries(payload).filter(([field]) => !Object.hasOwn(VOLATILE_FIELDS, field))
  fields.sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(fields.map(([field, value]) => [field, stableValue(value)]))
}

/** The name under which an account is aligned. */
export function stableAccount(accountId: string): string {
  return accountId.replace(ANONYMOUS_ACCOUNT, 'anonymous')
}

function stableValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return stableAccount(value)
  if (Array.isArray(value)) return value.map(stableValue)
  return value !== null && typeof value === 'object' ? stablePayload(value) : value
}
