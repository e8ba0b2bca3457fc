import type { JsonValue } from '../record'
import type { EventRow } from '../session-model'
import { observeLink, type LinkUser } from './observe-link'
import { KICKED_BY_BLOCK_LIST } from './story-rules'
import type { Observed } from './verdict-model'

const BURST_WINDOW_NS = 5_000_000_000
const NOTICES_OFF = 113308
const TIMEOUT_TIMERS: readonly string[] = [
  'enterTimeout',
  'attemptTimeout',
  'packetTimeout',
  'connectTimeout',
]

/** What the embedded cloud says when it refuses a token, and what that means; its words are held by a test. */
const TOKEN_WORDS: readonly (readonly [RegExp, Observed])[] = [
  [/^A dynamic token was given where/, { tokenGiven: 'dynamic', tokenWanted: 'static' }],
  [/Was a static token given with auth type 1/, { tokenGiven: 'static', tokenWanted: 'dynamic' }],
  [/^The signature of the dynamic token does not match/, { tokenFault: 'wrongSignature' }],
  [/^The dynamic token has expired/, { tokenFault: 'expired' }],
  [/^The dynamic token was made in the future/, { tokenFault: 'fromTheFuture' }],
  [/^The dynamic token lacks/, { tokenFault: 'malformed' }],
]

const ROOM_CHECKS: Readonly<Record<string, Observed>> = {
  roomExists: { roomState: 'missing' },
  roomOpen: { roomState: 'closed' },
}

/** What the session knows beside the events of an instance. */
export interface Surroundings extends LinkUser {
  /** Calls of the embedded cloud's server API while the instance logged in: they belong to no instance. */
  readonly apiCalls: readonly EventRow[]
}

/**
 * What the events of one instance tell of how something ended.
 * @param rows in the order of time, from well before the event that is asked about to shortly after it: a client tells
 * that it left before it tells that it was kicked (domain.md §1.5).
 */
export function observeEvents(
  rows: readonly EventRow[],
  ordinal: number,
  surroundings: Surroundings = { apiCalls: [] },
): Observed {
  const before = rows.filter((row) => row.ordinal <= ordinal)
  const end = before.at(-1)
  if (end === undefined) return {}
  const attempt = attemptAround(rows, ordinal)
  return attempt.reduce<Observed>((known, row) => ({ ...known, ...observedIn(row) }), {
    callsBefore: before.filter((row) => isCall(row) && end.atNs - row.atNs <= BURST_WINDOW_NS).length,
    failedReconnects: failedReconnectsOf(before),
    ...(before.some(wasBlocked) ? { blockedBefore: true } : {}),
    ...(isTokenReused(attempt) ? { tokenReused: true } : {}),
    ...observeLink(attempt, surroundings, surroundings.apiCalls),
  })
}

/** From the beginning of the attempt that an event belongs to, or that it came after, to the beginning of the next. */
export function attemptAround(rows: readonly EventRow[], ordinal: number): readonly EventRow[] {
  const starts = rows.filter(({ name }) => name === 'attemptStarted')
  const first = starts.findLast((row) => row.ordinal <= ordinal)?.ordinal ?? 0
  const next = starts.find((row) => row.ordinal > ordinal)?.ordinal ?? Infinity
  return rows.filter((row) => row.ordinal >= first && row.ordinal < next)
}

function observedIn(row: EventRow): Observed {
  switch (row.kind) {
    case 'attempt':
      return {
        ...(row.name === 'attemptStarted' ? authTypeOf(row.payload['authType']) : {}),
        ...(row.name === 'attemptEnded' ? reasonOf(row.payload['reason']) : {}),
      }
    case 'transition':
      return reasonOf(row.payload['reason'])
    case 'timer':
      return {
        ...(row.name === 'heartbeatDead' ? { heartbeatDead: true } : {}),
        ...(TIMEOUT_TIMERS.includes(row.name) ? { timedOut: true } : {}),
      }
    case 'callback':
      return row.name === 'onChatroomKicked' ? kickOf(row.payload['kickedReason']) : {}
    case 'cloud':
      return observedInCloud(row)
    case 'error':
      return {
        ...reasonOf(row.payload['reason']),
        ...roomIdTypeOf(row),
        ...(row.name === 'socketClosed' && row.code !== null ? { socketCloseCode: row.code } : {}),
      }
    case 'operation':
    case 'frame':
    case 'provider':
      return {}
  }
}

function observedInCloud(row: EventRow): Observed {
  switch (row.name) {
    case 'loginRefused':
      return refusalOf(row)
    case 'callbackCalled':
      return { thirdPartyAnswered: row.payload['httpStatus'] !== null }
    case 'serverApiCalled':
      return { ...apiFaultOf(row), ...(row.code === NOTICES_OFF ? { inOutNotification: 'off' } : {}) }
    default:
      return {}
  }
}

function refusalOf({ payload: { check, reason, belongsTo, timeUnit } }: EventRow): Observed {
  const words = typeof reason === 'string' ? reason : ''
  const token = TOKEN_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? {}
  return {
    ...token,
    ...(typeof check === 'string' ? ROOM_CHECKS[check] : {}),
    ...(belongsTo === 'otherApp' || belongsTo === 'otherAccount' ? { belongsTo } : {}),
    ...(timeUnit === 's' ? { timeUnits: { wanted: 'ms', given: 's' } } : {}),
  }
}

/** A call of one version of the server API that was written for the other. */
function apiFaultOf({ payload: { version, writtenFor } }: EventRow): Observed {
  const called = versionOf(version)
  const fields = versionOf(writtenFor)
  return called === null || fields === null ? {} : { serverApi: { called, fields } }
}

function versionOf(value: JsonValue | undefined): 'v1' | 'v2' | null {
  return value === 'v1' || value === 'v2' ? value : null
}

function roomIdTypeOf({ payload: { param, given } }: EventRow): Observed {
  return param === 'roomId' && typeof given === 'string' ? { roomIdType: given } : {}
}

function kickOf(reason: JsonValue | undefined): Observed {
  return typeof reason === 'number' ? { kickedReason: reason } : {}
}

function authTypeOf(authType: JsonValue | undefined): Observed {
  return typeof authType === 'number' ? { authType } : {}
}

function reasonOf(reason: JsonValue | undefined): Observed {
  return typeof reason === 'string' && reason !== '' ? { reason } : {}
}

function failedReconnectsOf(rows: readonly EventRow[]): number {
  const ends = rows.filter(({ name }) => name === 'attemptEnded')
  const lastEntered = ends.findLastIndex(({ to }) => to === 'entered')
  return ends.length - 1 - lastEntered
}

function wasBlocked({ name, payload }: EventRow): boolean {
  return name === 'onChatroomKicked' && payload['kickedReason'] === KICKED_BY_BLOCK_LIST
}

/** At a reconnect a provider of one fixed token gives the token of the login before. */
function isTokenReused(attempt: readonly EventRow[]): boolean {
  return (
    attempt[0]?.payload['trigger'] === 'reconnect' &&
    attempt.some(({ name, payload }) => name === 'tokenProvider' && payload['kind'] === 'fixed')
  )
}

function isCall({ kind, name }: EventRow): boolean {
  return kind === 'operation' && (name === 'enter' || name === 'exit')
}
