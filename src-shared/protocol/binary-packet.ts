import { readBinaryField, writeBinaryField } from './binary-field'
import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import type { PlacedField } from './field-order'
import { LIMITS } from './limits'
import type { FieldSpan, PacketScan, PacketSide } from './packet-scan'
import { SUCCESS_CODE, bodySpecs, commandOf, emptyScan, isWrapper } from './packet-scan'
import { ProtocolError, unpackError } from './protocol-error'
import { hasBody } from './result-code'

const TAG_WITH_CODE = 0x02
/** Room for every header; so small that V8 keeps the bytes beside the object instead of reserving memory. */
const HEADER_BYTES = 16

/** What a binary packet consists of (protocol notes §3.1). */
export interface BinaryPacket {
  sid: number
  cid: number
  ser: number
  /** Wire code, written behind the tag bit that announces it; null writes neither. */
  code: number | null
  body: readonly PlacedField[]
  /** Clients write length 0, our server writes the number of bytes that follow; readers accept both. */
  lengthField: 'zero' | 'actual'
}

/**
 * Writes header and body.
 * @throws ProtocolError 999 when a number is out of range or the packet too large.
 */
export function writeBinaryPacket({ sid, cid, ser, code, body, lengthField }: BinaryPacket): Uint8Array {
  const writer = new ByteWriter(body.length === 0 ? HEADER_BYTES : undefined)
  if (lengthField === 'zero') writer.writeVarint(0)
  writer.field = 'sid'
  writer.writeByte(sid)
  writer.field = 'cid'
  writer.writeByte(cid)
  writer.field = 'ser'
  writer.writeUint16(ser)
  writer.writeByte(code === null ? 0 : TAG_WITH_CODE)
  writer.field = 'code'
  if (code !== null) writer.writeUint16(code)
  for (const { name, type, value } of body) {
    writer.field = name
    writeBinaryField(writer, type, value)
  }
  return lengthField === 'zero' ? writer.toBytes() : writer.toLengthPrefixedBytes()
}

/** Reads a packet as far as it can be read; what stopped it is in `error`. Never throws. */
export function scanBinaryPacket(data: Uint8Array, side: PacketSide): PacketScan {
  const scan = emptyScan()
  try {
    if (data.length > LIMITS.maxPacketBytes) {
      throw unpackError('tooLarge', `a packet has at most ${LIMITS.maxPacketBytes} bytes`)
    }
    new BinaryScanner(data, side, scan).run()
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    scan.error = error
  }
  return scan
}

/** One pass over a packet, noting where each part lies. */
class BinaryScanner {
  private readonly reader: ByteReader

  constructor(
    private readonly data: Uint8Array,
    private readonly side: PacketSide,
    private readonly scan: PacketScan,
  ) {
    this.reader = new ByteReader(data)
  }

  run(): void {
    const { scan, side } = this
    this.readHeader('')
    if (side === 'server') {
      scan.wireCode ??= SUCCESS_CODE
      if (isWrapper(scan.sid, scan.cid) && hasBody(scan.wireCode)) this.readInnerHeader()
    }
    scan.command = commandOf(scan)
    for (const { name, type } of bodySpecs(side, scan)) {
      if (this.reader.remaining === 0) break
      const value = this.part(name, type, () => readBinaryField(this.reader, type))
      scan.fields.push({ name, type, value })
    }
    scan.trailingBytes = this.reader.remaining
  }

  private readHeader(prefix: string): void {
    const { reader, scan, side } = this
    const length = this.part(`${prefix}length`, 'header', () => reader.readVarint())
    if (length > this.data.length) {
      throw unpackError(
        'lengthMismatch',
        `${length} bytes announced, ${this.data.length} there`,
        `${prefix}length`,
        0,
      )
    }
    scan.sid = this.part(`${prefix}sid`, 'header', () => reader.readByte())
    scan.cid = this.part(`${prefix}cid`, 'header', () => reader.readByte())
    scan.ser = this.part(`${prefix}ser`, 'header', () => reader.readUint16())
    const tag = this.part(`${prefix}tag`, 'header', () => reader.readByte())
    if ((tag & TAG_WITH_CODE) === 0) return
    const code = this.part(`${prefix}code`, 'header', () => reader.readUint16())
    if (side === 'server') scan.wireCode = code
  }

  /** A wrapped packet keeps the serial of its wrapper, which is all that the text transport has. */
  private readInnerHeader(): void {
    const { ser } = this.scan
    this.part('wrapped messageId', 'header', () => this.reader.readLong())
    this.readHeader('wrapped ')
    this.scan.ser = ser
  }

  private part<V>(name: string, type: FieldSpan['type'], read: () => V): V {
    const { reader } = this
    const offset = reader.offset
    reader.field = name
    const value = read()
    this.scan.spans.push({ name, type, offset, length: reader.offset - offset })
    return value
  }
}
