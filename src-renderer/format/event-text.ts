import {
  hasErrorCode,
  isAgreedClose,
  type EventRow,
  type JsonObject,
  type JsonValue,
} from '../../src-shared/console'
import { formatBytes } from './size'
import { formatAlignedSpan } from './time'

export { hasErrorCode, resultCodeOf } from '../../src-shared/console'

const MAX_VALUE_CHARACTERS = 120
const NS_PER_MS = 1_000_000
/** Payload fields that hold how long something took, in milliseconds. */
const DURATION_FIELDS = ['durationMs', 'tookMs'] as const

/** Does the row tell of something that went wrong; such rows are lit. */
export function isFailure(row: EventRow): boolean {
  if (isAgreedClose(row)) return false
  if (row.kind === 'error') return true
  if (row.kind === 'attempt') return row.to === 'refused' || row.to === 'failed'
  if (row.kind === 'callback') return row.name === 'onChatroomKicked'
  if (row.kind === 'cloud') return row.name === 'loginRefused' || row.name === 'clientKicked'
  return row.kind === 'frame' && hasErrorCode(row)
}

/** Service, command and name of a packet as the protocol notes write them: `36_2 v2ChatroomLogin`. */
export function frameTitle(row: Pick<EventRow, 'name' | 'payload'>): string {
  const { sid, cid } = row.payload
  return typeof sid === 'number' && typeof cid === 'number' ? `${sid}_${cid} ${row.name}` : row.name
}

/** What a frame's payload says about the packet itself; the inspector reads the same from its bytes. */
const FRAME_FIELDS = ['sid', 'cid', 'ser', 'code', 'wireCode', 'direction', 'transport', 'sizeBytes']

/** The payload of a row without what is shown elsewhere. */
export function ownPayload({ kind, name, payload }: Pick<EventRow, 'kind' | 'name' | 'payload'>): JsonObject {
  if (kind !== 'frame') return payload
  const isShown = (key: string, value: JsonValue) =>
    FRAME_FIELDS.includes(key) || (key === 'command' && value === name)
  return Object.fromEntries(Object.entries(payload).filter(([key, value]) => !isShown(key, value)))
}

/** The serial number by which request and answer find each other; the size has a column of its own. */
export function frameNote({ payload: { ser } }: Pick<EventRow, 'payload'>): string {
  return typeof ser === 'number' ? `ser ${ser}` : ''
}

/** What stands in the last column: the size of a frame, or how long something took. */
export function sizeOrDuration(row: Pick<EventRow, 'payload' | 'frame'>): string {
  if (row.frame !== null) return formatBytes(row.frame.sizeBytes)
  const field = DURATION_FIELDS.find((name) => typeof row.payload[name] === 'number')
  return field === undefined ? '' : formatAlignedSpan(Number(row.payload[field]) * NS_PER_MS)
}

/** A payload on one line: `roomId: "36", accountId: "alice"`. Durations have a column of their own. */
export function payloadLine(payload: JsonObject, without: readonly string[] = []): string {
  const hidden: readonly string[] = [...DURATION_FIELDS, ...without]
  return Object.entries(payload)
    .filter(([key, value]) => !hidden.includes(key) && value !== null && value !== '')
    .map(([key, value]) => `${key}: ${shortValue(value)}`)
    .join(', ')
}

/** One line of a payload written out, indented by its depth. */
export interface PayloadLine {
  readonly path: string
  readonly depth: number
  readonly key: string
  /** Null for a list or an object, whose parts follow. */
  readonly text: string | null
}

/** A payload as lines to read from top to bottom. */
export function payloadLines(value: JsonObject | JsonValue[], depth = 0, path = ''): PayloadLine[] {
  return Object.entries(value).flatMap(([key, part]: [string, JsonValue]) => {
    const own = `${path}/${key}`
    if (typeof part !== 'object' || part === null)
      return [{ path: own, depth, key, text: JSON.stringify(part) }]
    return [{ path: own, depth, key, text: null }, ...payloadLines(part, depth + 1, own)]
  })
}

function shortValue(value: JsonValue): string {
  const text = JSON.stringify(value)
  return text.length <= MAX_VALUE_CHARACTERS ? text : `${text.slice(0, MAX_VALUE_CHARACTERS)}…`
}
