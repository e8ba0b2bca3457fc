import { scanBinaryPacket, writeBinaryPacket } from './binary-packet'
import type { CommandName } from './commands'
import { commandByName } from './commands'
import type { GapRule, PlacedField } from './field-order'
import { placeFields, shiftFields } from './field-order'
import type { PacketId, PacketScan, PacketSide } from './packet-scan'
import { SUCCESS_CODE, emptyScan } from './packet-scan'
import type { Decoded } from './protocol-error'
import { unpackError } from './protocol-error'
import { hasBody, publicCodeOf, wireCodeOf } from './result-code'
import { scanTextPacket, writeTextRequest, writeTextServerPacket } from './text-packet'
import type { Fields, Transport } from './wire-types'

/** A request as a client builds it. Heartbeats have serial 0, binary serials end at 65535. */
export interface RequestPacket {
  command: CommandName
  ser: number
  fields: Fields
}

export interface EncodeRequestOptions {
  /** What becomes of a field that is missing before a present one; `fill` unless told otherwise. */
  gaps?: GapRule
}

/** A request as a server reads it; `command` is null when the protocol knows none of this id. */
export interface IncomingRequest {
  sid: number
  cid: number
  ser: number
  command: CommandName | null
  fields: Fields
  /** Bytes behind the last field, always 0 on the text transport. */
  trailingBytes: number
}

/** A response, whose serial is that of its request, or a push with serial 0. `code` is a public code. */
export interface ServerPacket {
  command: CommandName
  ser: number
  code: number
  fields: Fields
}

/** A response or push as a client reads it. */
export interface IncomingServerPacket extends IncomingRequest {
  /** Public code. */
  code: number
  /** Code as it travelled. */
  wireCode: number
}

/** Whatever a transport delivers: bytes of a binary message or a whole text frame of type 3. */
export type PacketData = Uint8Array | string

/**
 * Builds a request: a binary packet, or a whole text frame `3:::{…}`. A missing field at the end is not written.
 * @throws ProtocolError 999 when a field is unknown, has the wrong shape or range, or the packet is too large.
 */
export function encodeRequest(
  transport: 'binary',
  packet: RequestPacket,
  options?: EncodeRequestOptions,
): Uint8Array
export function encodeRequest(
  transport: 'text',
  packet: RequestPacket,
  options?: EncodeRequestOptions,
): string
export function encodeRequest(
  transport: Transport,
  packet: RequestPacket,
  options?: EncodeRequestOptions,
): PacketData
export function encodeRequest(
  transport: Transport,
  { command, ser, fields }: RequestPacket,
  { gaps = 'fill' }: EncodeRequestOptions = {},
): PacketData {
  const { sid, cid, params } = commandByName(command)
  const body = gaps === 'fill' ? placeFields(params, fields) : shiftFields(transport, params, fields)
  return transport === 'binary'
    ? writeBinaryPacket({ sid, cid, ser, code: null, body, lengthField: 'zero' })
    : writeTextRequest({ sid, cid, ser }, body)
}

/**
 * Builds a response or push. The code travels in its 16-bit form where the command translates codes; the body is
 * written only with the codes that have one.
 * @throws ProtocolError 999 like `encodeRequest`, and when 16 bits cannot carry the code.
 */
export function encodeServerPacket(transport: 'binary', packet: ServerPacket): Uint8Array
export function encodeServerPacket(transport: 'text', packet: ServerPacket): string
export function encodeServerPacket(transport: Transport, packet: ServerPacket): PacketData
export function encodeServerPacket(
  transport: Transport,
  { command, ser, code, fields }: ServerPacket,
): PacketData {
  const { sid, cid, response } = commandByName(command)
  const wireCode = wireCodeOf(sid, cid, code)
  return writeServerPacket(
    transport,
    { sid, cid, ser },
    wireCode,
    hasBody(wireCode) ? placeFields(response, fields) : [],
  )
}

/**
 * Builds an answer that is only a code, to any request, also one of an unknown command.
 * @throws ProtocolError 999 when 16 bits cannot carry the code.
 */
export function encodeErrorFor(transport: 'binary', request: PacketId, code: number): Uint8Array
export function encodeErrorFor(transport: 'text', request: PacketId, code: number): string
export function encodeErrorFor(transport: Transport, request: PacketId, code: number): PacketData
export function encodeErrorFor(transport: Transport, request: PacketId, code: number): PacketData
export function encodeErrorFor(transport: Transport, { sid, cid, ser }: PacketId, code: number): PacketData {
  return writeServerPacket(transport, { sid, cid, ser }, wireCodeOf(sid, cid, code), [])
}

function writeServerPacket(
  transport: Transport,
  id: PacketId,
  wireCode: number,
  body: readonly PlacedField[],
): PacketData {
  return transport === 'binary'
    ? writeBinaryPacket({ ...id, code: wireCode, body, lengthField: 'actual' })
    : writeTextServerPacket(id, wireCode, body)
}

/** Reads a request. Fields that are not there are absent; bytes behind the last one are counted and ignored. */
export function decodeRequest(transport: Transport, data: PacketData): Decoded<IncomingRequest> {
  const scan = scanPacket(transport, 'request', data, false)
  return scan.error === null ? { ok: true, value: incomingRequest(scan) } : { ok: false, error: scan.error }
}

/** Reads a response or push. Wrapper packets of service 4 are taken off, what they hold is returned. */
export function decodeServerPacket(transport: Transport, data: PacketData): Decoded<IncomingServerPacket> {
  const scan = scanPacket(transport, 'server', data, false)
  if (scan.error !== null) return { ok: false, error: scan.error }
  const { sid, cid, ser, command, trailingBytes } = scan
  const wireCode = scan.wireCode ?? SUCCESS_CODE
  // Not spread together from a request: that takes longer than all the rest of reading a short packet.
  const value: IncomingServerPacket = {
    sid: sid ?? 0,
    cid: cid ?? 0,
    ser: ser ?? 0,
    command: command?.name ?? null,
    fields: fieldsOf(scan),
    trailingBytes,
    code: publicCodeOf(sid ?? 0, cid ?? 0, wireCode),
    wireCode,
  }
  return { ok: true, value }
}

/**
 * Reads a packet of either transport as far as possible. Never throws.
 * @param keepsSpans false may leave the spans out, which only a description of the packet looks at.
 */
export function scanPacket(
  transport: Transport,
  side: PacketSide,
  data: PacketData,
  keepsSpans = true,
): PacketScan {
  if (transport === 'binary' && typeof data !== 'string') return scanBinaryPacket(data, side, keepsSpans)
  if (transport === 'text' && typeof data === 'string') return scanTextPacket(data, side)
  const message = `a ${transport} link does not carry ${typeof data === 'string' ? 'text' : 'binary'} messages`
  return { ...emptyScan(), error: unpackError('wrongTransport', message) }
}

function fieldsOf({ fields: placed }: PacketScan): Fields {
  const fields: Fields = {}
  for (const { name, value } of placed) fields[name] = value
  return fields
}

function incomingRequest(scan: PacketScan): IncomingRequest {
  const { sid, cid, ser, command, trailingBytes } = scan
  return {
    sid: sid ?? 0,
    cid: cid ?? 0,
    ser: ser ?? 0,
    command: command?.name ?? null,
    fields: fieldsOf(scan),
    trailingBytes,
  }
}
