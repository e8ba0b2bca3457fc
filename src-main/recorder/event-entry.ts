import {
  isAgreedClose,
  isLocalRefusal,
  type ConsoleRecord,
  type FrameDirection,
  type RecordKind,
} from '../../src-shared/console'
import type { Transport } from '../../src-shared/protocol'

/**
 * The events that a film must find fast: `enter` is where an instance begins to enter, `kick` where it was thrown out,
 * `failure` where a login ended outside the room, with an attempt or refused before there was one.
 */
export type Landmark = 'enter' | 'kick' | 'failure'

/** The message of a frame event. `data` is an own copy: the producer may reuse its buffer. */
export interface FrameEntry {
  readonly direction: FrameDirection
  readonly transport: Transport
  readonly data: Uint8Array | string
  readonly sizeBytes: number
  readonly redacted: boolean
}

/** A record as it travels to the writer: numbered, measured from the session's beginning, payload as JSON text. */
export interface EventEntry {
  readonly ordinal: number
  /** Nanoseconds since the session's beginning. */
  readonly atNs: number
  readonly instanceId: number | null
  readonly attemptId: number | null
  readonly kind: RecordKind
  readonly name: string
  readonly from: string | null
  readonly to: string | null
  readonly code: number | null
  readonly payload: string
  readonly heartbeat: boolean
  readonly landmark: Landmark | null
  readonly frame: FrameEntry | null
}

/** Rough memory cost of an entry beside its payload and frame. */
const ENTRY_OVERHEAD_BYTES = 200

/** Numbers and freezes a record. Never throws: a payload that is no JSON is replaced by the reason why. */
export function encodeRecord(
  record: ConsoleRecord,
  position: { readonly ordinal: number; readonly atNs: number },
): EventEntry {
  return {
    ordinal: position.ordinal,
    atNs: position.atNs,
    instanceId: record.instanceId,
    attemptId: record.attemptId,
    kind: kindOf(record),
    name: record.name,
    from: record.from,
    to: record.to,
    code: record.code,
    payload: encodePayload(record),
    heartbeat: isHeartbeat(record),
    landmark: landmarkOf(record),
    frame: record.frame && { ...record.frame, data: copyOf(record.frame.data) },
  }
}

/** Memory that an entry holds while it waits for its commit, bytes; an estimate. */
export function entrySizeBytes(entry: EventEntry): number {
  const frameBytes = entry.frame ? entry.frame.data.length : 0
  return ENTRY_OVERHEAD_BYTES + entry.payload.length + frameBytes
}

function encodePayload(record: ConsoleRecord): string {
  try {
    return JSON.stringify(record.payload)
  } catch (cause) {
    return JSON.stringify({ unreadablePayload: String(cause) })
  }
}

/**
 * Packets are named after their command, control frames and timers say what they are for. A timer with a code is a
 * heartbeat that was given up: that is a failure, which no filter for noise may hide.
 */
export function isHeartbeat(record: ConsoleRecord): boolean {
  const isNamedSo = record.name.toLowerCase().includes('heartbeat')
  if (record.kind === 'frame') return isNamedSo || record.payload['command'] === 'heartbeat'
  return record.kind === 'timer' && isNamedSo && record.code === null
}

/** An older Roomscope told the agreed end of a connection as an error; its exports are imported. */
function kindOf(record: ConsoleRecord): RecordKind {
  return record.kind === 'error' && isAgreedClose(record) ? 'frame' : record.kind
}

function landmarkOf(record: ConsoleRecord): Landmark | null {
  if (record.kind === 'operation' && record.name === 'enter') return 'enter'
  if (record.kind === 'callback' && record.name === 'onChatroomKicked') return 'kick'
  if (record.kind === 'attempt' && record.name === 'attemptEnded' && record.to !== 'entered') return 'failure'
  if (isLocalRefusal(record)) return 'failure'
  return null
}

/** A view of a pooled buffer would drag the whole pool across to the worker. */
function copyOf(data: Uint8Array | string): Uint8Array | string {
  return typeof data === 'string' ? data : Uint8Array.from(data)
}
