import { LIMITS } from './limits'
import { joinLong } from './long'
import type { ProtocolErrorReason } from './protocol-error'
import { unpackError } from './protocol-error'
import type { LongValue } from './wire-types'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const SHORT_TEXT_BYTES = 64

/**
 * Reads the primitives of a binary packet (protocol notes §3.2) one after the other. Every read checks what is left
 * before it touches or allocates anything.
 * @throws ProtocolError 998 from every read method, with the position and the name in `field`.
 */
export class ByteReader {
  /** Name of the part being read, for errors. */
  field = 'packet'
  private position = 0
  private itemsLeft: number = LIMITS.maxItemsPerPacket

  constructor(private readonly bytes: Uint8Array) {}

  get offset(): number {
    return this.position
  }

  get remaining(): number {
    return this.bytes.length - this.position
  }

  readByte(): number {
    return this.byteAt(this.take(1))
  }

  readUint16(): number {
    return this.uint16At(this.take(2))
  }

  readInt(): number {
    return this.uint32At(this.take(4)) | 0
  }

  readLong(): LongValue {
    const start = this.take(8)
    return joinLong({ low: this.uint32At(start), high: this.uint32At(start + 4) })
  }

  /** Unsigned LEB128 of at most 32 bits. */
  readVarint(): number {
    const start = this.position
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.readByte()
      if (shift === 28 && byte > 0x0f) break
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    throw unpackError('varintTooLong', 'a varint has at most 5 bytes and 32 bits', this.field, start)
  }

  /** Number of items that follow; at least `minItemBytes` bytes must be left for each. */
  readCount(minItemBytes: number): number {
    const start = this.position
    const count = this.readVarint()
    if (count * minItemBytes > this.remaining) {
      throw this.fail('truncated', `${count} items do not fit into ${this.remaining} bytes`, start)
    }
    if (count > this.itemsLeft) {
      throw this.fail('tooLarge', `more than ${LIMITS.maxItemsPerPacket} items in one packet`, start)
    }
    this.itemsLeft -= count
    return count
  }

  readString(): string {
    const length = this.readVarint()
    const start = this.take(length)
    return (
      (length <= SHORT_TEXT_BYTES ? this.shortAscii(start, length) : null) ?? this.decodeText(start, length)
    )
  }

  /** Short plain text, by far the most common, without the cost of a decoder call; null when it is not ASCII. */
  private shortAscii(start: number, length: number): string | null {
    const { bytes } = this
    let text = ''
    for (let index = start; index < start + length; index++) {
      const byte = bytes[index] ?? 0
      if (byte >= 0x80) return null
      text += String.fromCharCode(byte)
    }
    return text
  }

  private decodeText(start: number, length: number): string {
    try {
      return utf8.decode(this.bytes.subarray(start, start + length))
    } catch {
      throw this.fail('invalidUtf8', 'the text is not valid UTF-8', start)
    }
  }

  // Not through a DataView: it costs a packet of a few bytes more than reading it.

  /** A byte that `take` has made sure of. */
  private byteAt(index: number): number {
    return this.bytes[index] ?? 0
  }

  private uint16At(index: number): number {
    return this.byteAt(index) | (this.byteAt(index + 1) << 8)
  }

  private uint32At(index: number): number {
    return (this.uint16At(index) | (this.uint16At(index + 2) << 16)) >>> 0
  }

  private take(count: number): number {
    const start = this.position
    if (count > this.bytes.length - start) {
      throw this.fail('truncated', `${count} bytes expected, ${this.remaining} left`, start)
    }
    this.position = start + count
    return start
  }

  private fail(reason: ProtocolErrorReason, message: string, offset: number) {
    return unpackError(reason, message, this.field, offset)
  }
}
