import type { CommandName } from './commands'
import type { PacketData } from './packet-codec'
import { scanPacket } from './packet-codec'
import type { FieldSpan, PacketScan, PacketSide } from './packet-scan'
import type { MapperName } from './mappers'
import { fromProperty } from './property-mapper'
import { isRecord } from './own-property'
import type { ProtocolError } from './protocol-error'
import { publicCodeOf } from './result-code'
import type { FieldType, Property, Transport, WireValue } from './wire-types'

/** One field for a person to read. */
export interface DescribedField {
  name: string
  type: FieldType
  value: WireValue
  /** The same through its tag table: one object for a Property, one per member for a PropertyArray. */
  named?: Record<string, unknown> | Record<string, unknown>[]
}

/** A packet taken apart, as far as it could be read. */
export interface PacketDescription {
  sid: number | null
  cid: number | null
  ser: number | null
  command: CommandName | null
  /** Public code and code as it travelled; null in requests. */
  code: number | null
  wireCode: number | null
  direction: PacketSide
  /** Size of the message: bytes of UTF-8 on the text transport. */
  lengthBytes: number
  fields: DescribedField[]
  /** Where each part lies, in wire order: bytes of a binary packet, characters of a text frame. */
  spans: FieldSpan[]
  /** Bytes behind the last field. */
  trailingBytes: number
  error: ProtocolError | null
}

/**
 * Takes a packet apart for the inspector.
 * @param direction as seen by the client: `out` is a request, `in` a response or push.
 * @returns everything that could be read, with what stopped the reading in `error`. Never throws.
 */
export function describePacket(
  transport: Transport,
  direction: 'out' | 'in',
  data: PacketData,
): PacketDescription {
  const side = direction === 'out' ? 'request' : 'server'
  const scan = scanPacket(transport, side, data)
  const { sid, cid, ser, command, wireCode, spans, trailingBytes, error } = scan
  return {
    sid,
    cid,
    ser,
    command: command?.name ?? null,
    code: wireCode === null ? null : publicCodeOf(sid ?? 0, cid ?? 0, wireCode),
    wireCode,
    direction: side,
    lengthBytes: typeof data === 'string' ? new TextEncoder().encode(data).length : data.length,
    fields: describeFields(scan, side),
    spans,
    trailingBytes,
    error,
  }
}

function describeFields({ command, fields }: PacketScan, side: PacketSide): DescribedField[] {
  const specs = (side === 'request' ? command?.params : command?.response) ?? []
  return fields.map(({ name, type, value }) => {
    const mapper = specs.find((spec) => spec.name === name)?.mapper
    return mapper === undefined ? { name, type, value } : { name, type, value, named: named(mapper, value) }
  })
}

/** Only Property and PropertyArray fields have a mapper. */
function named(mapper: MapperName, value: WireValue): Record<string, unknown> | Record<string, unknown>[] {
  if (Array.isArray(value)) return value.filter(isProperty).map((item) => fromProperty(mapper, item))
  return isProperty(value) ? fromProperty(mapper, value) : {}
}

function isProperty(value: unknown): value is Property {
  return isRecord(value)
}
