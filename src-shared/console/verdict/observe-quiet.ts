import type { JsonObject, JsonValue } from '../record'
import type { EventRow } from '../session-model'
import { jsonObjectOf } from './json-object'
import { attemptAround } from './observe-events'
import type { Observed } from './verdict-model'

/** A notice of the same change in another form follows at once. */
const SAME_CHANGE_NS = 2_000_000_000
/** The SDK leaves an id that it does not know as it is, which is from here on; its own types are small numbers. */
const FIRST_WIRE_ID = 301

type Observe = (event: EventRow, rows: readonly EventRow[]) => Observed

/** Events that end nothing and may show a story of the field all the same (domain.md §8), by kind and name. */
const QUIET: Readonly<Record<string, Observe>> = {
  'operation enter': (event, rows) => ({
    ...avatarIn(jsonObjectOf(event.payload['params'])),
    ...undestroyedBefore(event, rows),
  }),
  'cloud loginAccepted': ({ payload }) =>
    payload['inOutNotification'] === 'off' ? { inOutNotification: 'off' } : {},
  'cloud copyMade': unpairedAt,
  'cloud clientKicked': ({ payload }) =>
    typeof payload['transientElements'] === 'number' && payload['transientElements'] > 0
      ? { queueKeptAfterClose: true }
      : {},
  'callback onChatroomMemberEnter': ({ payload }) => avatarIn(firstArgumentOf(payload)),
  'callback onChatroomMemberInfoUpdated': ({ payload }) => avatarIn(firstArgumentOf(payload)),
  'callback onReceiveMessages': noticeFormatsAt,
}

/** May this event show a story although nothing ended with it? */
export function isQuietEvent({ kind, name }: Pick<EventRow, 'kind' | 'name'>): boolean {
  return `${kind} ${name}` in QUIET
}

/**
 * What an event shows of a story that ends nothing.
 * @param rows of its instance in the order of time; for an `enter` those of all instances of its account.
 */
export function observeQuiet(event: EventRow, rows: readonly EventRow[]): Observed {
  return QUIET[`${event.kind} ${event.name}`]?.(event, rows) ?? {}
}

function avatarIn({ roomAvatar }: JsonObject): Observed {
  if (typeof roomAvatar !== 'string') return {}
  try {
    decodeURIComponent(roomAvatar)
    return {}
  } catch {
    return { avatarDecodable: false }
  }
}

/** Other instances that left their room and were neither destroyed nor sent in again. */
function undestroyedBefore(event: EventRow, rows: readonly EventRow[]): Observed {
  const latest = new Map<number | null, string>()
  for (const { ordinal, instanceId, name } of rows)
    if (ordinal < event.ordinal && instanceId !== event.instanceId) latest.set(instanceId, name)
  const left = [...latest.values()].filter((name) => name === 'onChatroomExited')
  return left.length === 0 ? {} : { undestroyedInstances: left.length }
}

/** A copy of coming in that follows another one without a copy of going in between (domain.md §4.1). */
function unpairedAt(event: EventRow, rows: readonly EventRow[]): Observed {
  const isSame = ({ name, payload }: EventRow) =>
    name === 'copyMade' && payload['roomId'] === event.payload['roomId']
  const before = rows.findLast((row) => row.ordinal < event.ordinal && isSame(row))
  const isUnpaired = event.payload['event'] === 'IN' && before?.payload['event'] === 'IN'
  return isUnpaired ? { unpairedCopies: 1 } : {}
}

interface Notice {
  readonly atNs: number
  readonly isKnown: boolean
  /** Who did it to whom. */
  readonly change: string
}

/** One change that was told under an id that the SDK knows, and under one that it does not. */
function noticeFormatsAt(event: EventRow, rows: readonly EventRow[]): Observed {
  const [own] = noticesIn(event)
  if (own === undefined) return {}
  const isToldTwice = attemptAround(rows, event.ordinal)
    .flatMap(noticesIn)
    .some(
      ({ atNs, isKnown, change }) =>
        isKnown !== own.isKnown && change === own.change && Math.abs(atNs - own.atNs) <= SAME_CHANGE_NS,
    )
  return isToldTwice ? { noticeFormats: 2 } : {}
}

function noticesIn({ name, atNs, payload }: EventRow): Notice[] {
  if (name !== 'onReceiveMessages') return []
  const [messages] = listOf(payload['arguments'])
  return listOf(messages).flatMap((message): Notice[] => {
    const { type, operatorId, targetIds, currentMember } = jsonObjectOf(jsonObjectOf(message)['attachment'])
    const subject = listOf(targetIds)[0] ?? jsonObjectOf(currentMember)['accountId']
    if (typeof type !== 'number' || typeof operatorId !== 'string' || typeof subject !== 'string') return []
    return [{ atNs, isKnown: type < FIRST_WIRE_ID, change: JSON.stringify([operatorId, subject]) }]
  })
}

function firstArgumentOf(payload: JsonObject): JsonObject {
  return jsonObjectOf(listOf(payload['arguments'])[0])
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : []
}
