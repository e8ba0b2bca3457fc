/** What was wrong with a packet or frame. */
export const PROTOCOL_ERROR_REASONS = [
  'truncated',
  'varintTooLong',
  'lengthMismatch',
  'invalidUtf8',
  'tooLarge',
  'notJson',
  'wrongShape',
  'outOfRange',
  'unknownField',
  'wrongTransport',
  'notAPacket',
] as const
export type ProtocolErrorReason = (typeof PROTOCOL_ERROR_REASONS)[number]

/** Error code of an undecodable packet (protocol notes §3.3). */
export const UNPACK_ERROR = 998
/** Error code of a packet that cannot be built. */
export const PACK_ERROR = 999

export interface ProtocolErrorDetails {
  code: typeof UNPACK_ERROR | typeof PACK_ERROR
  reason: ProtocolErrorReason
  /** What to tell a person. Never holds field values: they may be secrets. */
  message: string
  /** Position in the packet, in bytes (binary) or characters (text), when it is known. */
  offset?: number | null
  /** Name of the header part or field being read or written. */
  field?: string | null
}

/** The only error of this folder: thrown by encoders (999), handed back by decoders (998). */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError'
  readonly code: typeof UNPACK_ERROR | typeof PACK_ERROR
  readonly reason: ProtocolErrorReason
  readonly offset: number | null
  readonly field: string | null

  constructor({ code, reason, message, offset = null, field = null }: ProtocolErrorDetails) {
    const place = [field === null ? '' : ` in ${field}`, offset === null ? '' : ` at ${offset}`].join('')
    super(`${code === UNPACK_ERROR ? 'unpack' : 'pack'} error${place}: ${message}`)
    this.code = code
    this.reason = reason
    this.offset = offset
    this.field = field
  }
}

/** The outcome of a decoder: hostile input is an ordinary result, not an exception. */
export type Decoded<T> = { ok: true; value: T } | { ok: false; error: ProtocolError }

/** Runs a decoding step and turns its `ProtocolError` into a result. Any other exception is a defect and passes. */
export function decoded<T>(step: () => T): Decoded<T> {
  try {
    return { ok: true, value: step() }
  } catch (error) {
    if (error instanceof ProtocolError) return { ok: false, error }
    throw error
  }
}

/** A 998 for data that has been received. */
export function unpackError(
  reason: ProtocolErrorReason,
  message: string,
  field: string | null = null,
  offset: number | null = null,
): ProtocolError {
  return new ProtocolError({ code: UNPACK_ERROR, reason, message, field, offset })
}

/** A 999 for data that was to be sent. */
export function packError(
  reason: ProtocolErrorReason,
  message: string,
  field: string | null = null,
): ProtocolError {
  return new ProtocolError({ code: PACK_ERROR, reason, message, field })
}
