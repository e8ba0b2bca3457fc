import type { Transport } from '../protocol'

/** A JSON value: what payloads consist of, in the database, over IPC and in exports. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }
export type JsonObject = { [key: string]: JsonValue }

/**
 * What a record tells about. `operation`: the operator asked for something. `transition`: the status changed.
 * `frame`: bytes crossed the socket, or (without a frame) it opened. `provider`: a provider was called. `timer`: a timer fired.
 * `callback`: the client called its listener. `attempt`: a login attempt began, moved on or ended.
 * `cloud`: the embedded cloud told what it did. `error`: something failed outside an attempt.
 */
export const RECORD_KINDS = [
  'operation',
  'transition',
  'frame',
  'provider',
  'timer',
  'callback',
  'attempt',
  'cloud',
  'error',
] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/** Seen from the client: `out` left it, `in` arrived. */
export type FrameDirection = 'out' | 'in'

/** The bytes of one WebSocket message, with secrets replaced before they were recorded. */
export interface RecordedFrame {
  readonly direction: FrameDirection
  readonly transport: Transport
  /** Text frame verbatim, or the binary message. */
  readonly data: Uint8Array | string
  /** Size on the wire in bytes; differs from `data` when secrets were replaced. */
  readonly sizeBytes: number
  /** True when a secret in the frame was replaced by a placeholder. */
  readonly redacted: boolean
}

/** The three stages of a login, the socket in between, and the time in the room. */
export const LOGIN_STAGES = ['link', 'connect', 'auth', 'enter'] as const
export type LoginStage = (typeof LOGIN_STAGES)[number]

/** How an attempt ended. `lost`: the link broke before the answer and a reconnect follows. */
export type AttemptOutcome = 'entered' | 'refused' | 'failed' | 'cancelled'

/**
 * One thing that happened. Producers (client, cloud, operator) emit records and know nothing of storage.
 *
 * `attempt` records use these names: `attemptStarted` (payload `trigger: 'enter' | 'reconnect'`, `roomId`, `accountId`,
 * `authType`), `stageStarted` (`to` is the stage), `attemptEnded` (`to` is the outcome, `from` the stage it ended in,
 * `code` the error code or 200).
 */
export interface ConsoleRecord {
  /** The client's instance id, or null for what belongs to no instance. */
  readonly instanceId: number | null
  /** Counts the login attempts of one instance from 1; null outside an attempt. */
  readonly attemptId: number | null
  /** Monotonic nanoseconds of the process clock. */
  readonly atNs: number
  readonly kind: RecordKind
  readonly name: string
  readonly from: string | null
  readonly to: string | null
  readonly code: number | null
  readonly payload: JsonObject
  readonly frame: RecordedFrame | null
}
