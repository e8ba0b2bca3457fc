import type { FieldSpec } from './command-spec'
import type { PlacedField } from './field-order'
import { parseJson } from './json-value'
import { isRecord } from './own-property'
import type { PacketId, PacketScan, PacketSide } from './packet-scan'
import { bodySpecs, commandOf, emptyScan, isWrapper } from './packet-scan'
import { ProtocolError, packError, unpackError } from './protocol-error'
import { hasBody } from './result-code'
import { PACKET_FRAME, decodeTextFrame, encodeTextFrame } from './text-frame'
import { readTextField, writeTextField } from './text-field'

const MAX_ID = 0xff
const MAX_CODE = 0xffff

/**
 * The whole frame of a request: upper-case keys, typed items (protocol notes §2). The types go by their names; the one
 * that would not, PropertyArray, stands in no request.
 * @throws ProtocolError 999 when a number is out of range.
 */
export function writeTextRequest({ sid, cid, ser }: PacketId, body: readonly PlacedField[]): string {
  requireSerial(ser)
  const items = body.map((field) => ({ t: field.type, v: jsonField(field) }))
  return packetFrame({ SER: ser, SID: sid, CID: cid, Q: items })
}

/** The whole frame of a response or push: lower-case keys, bare values. @throws ProtocolError 999 like a request. */
export function writeTextServerPacket(
  { sid, cid, ser }: PacketId,
  wireCode: number,
  body: readonly PlacedField[],
): string {
  requireSerial(ser)
  return packetFrame({ sid, cid, ser, code: wireCode, r: body.map(jsonField) })
}

/** Text serials are not cut to 16 bits (protocol notes §4). */
function requireSerial(ser: number): void {
  if (!Number.isSafeInteger(ser) || ser < 0)
    throw packError('outOfRange', 'a serial is a whole number', 'ser')
}

function packetFrame(packet: unknown): string {
  return encodeTextFrame({ type: PACKET_FRAME, id: '', endpoint: '', data: JSON.stringify(packet) })
}

function jsonField({ name, type, value }: PlacedField) {
  const json = writeTextField(type, value)
  if (json === undefined) throw packError('outOfRange', `the value does not fit a ${type}`, name)
  return json
}

/** Reads a whole frame as far as it can be read; what stopped it is in `error`. Never throws. */
export function scanTextPacket(text: string, side: PacketSide): PacketScan {
  const scan = emptyScan()
  try {
    const packet = readPacket(text, scan)
    if (side === 'request') scanRequest(packet, scan)
    else scanServerPacket(packet, scan)
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    scan.error = error
  }
  return scan
}

function readPacket(text: string, scan: PacketScan): Record<string, unknown> {
  const frame = decodeTextFrame(text)
  if (!frame.ok) throw frame.error
  const { type, data } = frame.value
  const dataStart = text.length - data.length
  scan.spans.push({ name: 'frame', type: 'header', offset: 0, length: dataStart })
  if (type !== PACKET_FRAME)
    throw unpackError('notAPacket', `a frame of type ${type} holds no packet`, 'frame', 0)
  const packet = parseJson(data)
  if (packet === undefined) throw unpackError('notJson', 'the packet is not JSON', 'packet', dataStart)
  if (!isRecord(packet))
    throw unpackError('wrongShape', 'the packet is not a JSON object', 'packet', dataStart)
  scan.spans.push({ name: 'packet', type: 'header', offset: dataStart, length: data.length })
  return packet
}

/**
 * The vendor's SDK leaves a missing middle field out, so that later items move up; their types show which fields they
 * are (protocol notes §3.3).
 */
function scanRequest(packet: Record<string, unknown>, scan: PacketScan): void {
  scan.sid = headerNumber(packet, 'SID', MAX_ID)
  scan.cid = headerNumber(packet, 'CID', MAX_ID)
  scan.ser = headerNumber(packet, 'SER', Number.MAX_SAFE_INTEGER)
  scan.command = commandOf(scan)
  const specs = bodySpecs('request', scan)
  let next = 0
  for (const item of listOf(packet, 'Q')) {
    if (next >= specs.length) return
    if (!isRecord(item)) throw unpackError('wrongShape', 'an item reads {"t": type, "v": value}', 'Q')
    const index = specs.findIndex(({ type }, at) => at >= next && type === item['t'])
    const spec = specs[index]
    if (spec === undefined)
      throw unpackError('wrongShape', 'an item has a type that does not stand here', 'Q')
    readField(spec, item['v'], scan)
    next = index + 1
  }
}

function scanServerPacket(packet: Record<string, unknown>, scan: PacketScan): void {
  scan.sid = headerNumber(packet, 'sid', MAX_ID)
  scan.cid = headerNumber(packet, 'cid', MAX_ID)
  scan.ser = headerNumber(packet, 'ser', Number.MAX_SAFE_INTEGER)
  scan.wireCode = headerNumber(packet, 'code', MAX_CODE)
  let values = listOf(packet, 'r')
  if (isWrapper(scan.sid, scan.cid) && hasBody(scan.wireCode)) values = unwrap(values, scan)
  scan.command = commandOf(scan)
  for (const [index, spec] of bodySpecs('server', scan).entries()) {
    const value = values[index]
    if (value !== undefined && value !== null) readField(spec, value, scan)
  }
}

/** The values of the packet inside a wrapper, `[id, {headerPacket: {sid, cid}, body}]` (protocol notes §3.1). */
function unwrap(values: readonly unknown[], scan: PacketScan): readonly unknown[] {
  const inner = values[1]
  if (!isRecord(inner) || !isRecord(inner['headerPacket'])) {
    throw unpackError('wrongShape', 'a wrapped packet reads {headerPacket, body}', 'r')
  }
  scan.sid = headerNumber(inner['headerPacket'], 'sid', MAX_ID)
  scan.cid = headerNumber(inner['headerPacket'], 'cid', MAX_ID)
  return listOf(inner, 'body')
}

function readField({ name, type }: FieldSpec, json: unknown, scan: PacketScan): void {
  const value = readTextField(type, json)
  if (value === undefined) throw unpackError('wrongShape', `not a ${type}`, name)
  scan.fields.push({ name, type, value })
}

function headerNumber(packet: Record<string, unknown>, key: string, max: number): number {
  const value = packet[key]
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > max) {
    throw unpackError('wrongShape', `a whole number from 0 to ${max} expected`, key)
  }
  return value
}

/** A missing list is an empty one. */
function listOf(packet: Record<string, unknown>, key: string): readonly unknown[] {
  const list = packet[key] ?? []
  if (!Array.isArray(list)) throw unpackError('wrongShape', 'a list expected', key)
  return list
}
