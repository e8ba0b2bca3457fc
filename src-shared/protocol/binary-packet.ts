import { readBinaryField, writeBinaryField } from './binary-field'
import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import type { FieldSpec } from './command-spec'
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

/**
 * Reads a packet as far as it can be read; what stopped it is in `error`. Never throws.
 * @param keepsSpans false leaves the spans out, which only a description of the packet looks at.
 */
export function scanBinaryPacket(data: Uint8Array, side: PacketSide, keepsSpans: boolean): PacketScan {
  const scan = emptyScan()
  try {
    if (data.length > LIMITS.maxPacketBytes) {
      throw unpackError('tooLarge', `a packet has at most ${LIMITS.maxPacketBytes} bytes`)
    }
    new BinaryScanner(data, side, scan, keepsSpans).run()
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
    private readonly keepsSpans: boolean,
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
    for (const spec of bodySpecs(side, scan)) {
      if (this.reader.remaining === 0) break
      this.readField(spec)
    }
    scan.trailingBytes = this.reader.remaining
  }

  private readHeader(prefix: string): void {
    const { scan, side } = this
    const length = this.readHeaderPart(`${prefix}length`, readVarint)
    if (length > this.data.length) {
      throw unpackError(
        'lengthMismatch',
        `${length} bytes announced, ${this.data.length} there`,
        `${prefix}length`,
        0,
      )
    }
    scan.sid = this.readHeaderPart(`${prefix}sid`, readByte)
    scan.cid = this.readHeaderPart(`${prefix}cid`, readByte)
    scan.ser = this.readHeaderPart(`${prefix}ser`, readUint16)
    const tag = this.readHeaderPart(`${prefix}tag`, readByte)
    if ((tag & TAG_WITH_CODE) === 0) return
    const code = this.readHeaderPart(`${prefix}code`, readUint16)
    if (side === 'server') scan.wireCode = code
  }

  /** A wrapped packet keeps the serial of its wrapper, which is all that the text transport has. */
  private readInnerHeader(): void {
    const { ser } = this.scan
    this.readHeaderPart('wrapped messageId', readLong)
    this.readHeader('wrapped ')
    this.scan.ser = ser
  }

  private readHeaderPart<V>(name: string, read: (reader: ByteReader) => V): V {
    const { reader } = this
    const { offset } = reader
    reader.field = name
    const value = read(reader)
    this.noteSpan(name, 'header', offset)
    return value
  }

  private readField({ name, type }: FieldSpec): void {
    const { reader } = this
    const { offset } = reader
    reader.field = name
    const value = readBinaryField(reader, type)
    this.noteSpan(name, type, offset)
    this.scan.fields.push({ name, type, value })
  }

  private noteSpan(name: string, type: FieldSpan['type'], offset: number): void {
    if (this.keepsSpans) this.scan.spans.push({ name, type, offset, length: this.reader.offset - offset })
  }
}

const readByte = (reader: ByteReader) => reader.readByte()
const readUint16 = (reader: ByteReader) => reader.readUint16()
const readLong = (reader: ByteReader) => reader.readLong()
const readVarint = (reader: ByteReader) => reader.readVarint()
