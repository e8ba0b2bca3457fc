import type { ProtocolErrorReason } from '../protocol'

/** What a `ProtocolError` says of a packet, by what was wrong. */
const DETAILS: readonly (readonly [RegExp, ProtocolErrorReason])[] = [
  [/^a (?:packet|frame) has at most \d+ (?:bytes|characters)$/, 'tooLarge'],
  [/^more than \d+ items in one packet$/, 'tooLarge'],
  [/^a notification is a JSON object$/, 'notJson'],
  [/^the packet is not JSON$/, 'notJson'],
  [/^a frame of type .+ holds no packet$/, 'notAPacket'],
  [/^the command has no field of this name$/, 'unknownField'],
  [/^a varint has at most 5 bytes and 32 bits$/, 'varintTooLong'],
  [/^-?\d+ bytes announced, \d+ there$/, 'lengthMismatch'],
  [/^a Long is a whole number /, 'outOfRange'],
  [/^a serial is a whole number$/, 'outOfRange'],
  [/^the value does not fit a /, 'outOfRange'],
  [/^result code .+ has no 16-bit form$/, 'outOfRange'],
  [/^a whole number from .+ expected$/, 'outOfRange'],
  [/^\d+ items do not fit into \d+ bytes$/, 'truncated'],
  [/^\d+ bytes expected, \d+ left$/, 'truncated'],
  [/^the text is not valid UTF-8$/, 'invalidUtf8'],
  [/^a \w+ link does not carry \w+ messages$/, 'wrongTransport'],
  [/^(?:not a |an? [\w ]+ (?:reads|expected)\b)/, 'wrongShape'],
  [/^id and endpoint hold no colon$/, 'wrongShape'],
  [/^the packet is not a JSON object$/, 'wrongShape'],
  [/^an item has a type that does not stand here$/, 'wrongShape'],
]

/** A `ProtocolError` as its message tells it. */
export interface PacketReason {
  /** Null where the message alone says what was wrong. */
  readonly reason: ProtocolErrorReason | null
  readonly detail: string
  readonly field: string | null
  /** In bytes, or in characters of a text. */
  readonly offset: number | null
}

/** Reads the message of a `ProtocolError` back; null for any other sentence. */
export function readPacketReason(sentence: string): PacketReason | null {
  const parts = /^(?:un)?pack error(?: in (?<field>\S+))?(?: at (?<offset>\d+))?: (?<detail>.*)$/s.exec(
    sentence,
  )
  if (parts === null) return null
  const { field = null, offset, detail = '' } = parts.groups ?? {}
  const known = DETAILS.find(([pattern]) => pattern.test(detail))
  return {
    reason: known?.[1] ?? null,
    detail,
    field,
    offset: offset === undefined ? null : Number(offset),
  }
}
