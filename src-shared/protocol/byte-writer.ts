import { LIMITS } from './limits'
import { splitLong } from './long'
import { packError } from './protocol-error'
import type { LongValue } from './wire-types'

const utf8 = new TextEncoder()
const INITIAL_BYTES = 512
const SHORT_TEXT_LENGTH = 64
const MAX_UINT32 = 0xffff_ffff
const MAX_VARINT_BYTES = 5

/**
 * Writes the primitives of a binary packet (protocol notes §3.2) into a buffer that grows up to the packet limit.
 * @throws ProtocolError 999 from every write method, with the name in `field`; a value is never quoted.
 */
export class ByteWriter {
  /** Name of the part being written, for errors. */
  field = 'packet'
  private bytes: Uint8Array
  private length = 0
  private itemsLeft: number = LIMITS.maxItemsPerPacket

  constructor(capacityBytes = INITIAL_BYTES) {
    this.bytes = new Uint8Array(capacityBytes)
  }

  /** The bytes written so far, as a copy of exactly their size. */
  toBytes(): Uint8Array {
    return this.bytes.slice(0, this.length)
  }

  /** The bytes written so far behind a varint that counts them. */
  toLengthPrefixedBytes(): Uint8Array {
    const prefix = new ByteWriter(MAX_VARINT_BYTES)
    prefix.writeVarint(this.length)
    const sizeBytes = prefix.length + this.length
    if (sizeBytes > LIMITS.maxPacketBytes) throw prefix.tooLarge()
    const prefixed = new Uint8Array(sizeBytes)
    prefixed.set(prefix.bytes.subarray(0, prefix.length))
    prefixed.set(this.bytes.subarray(0, this.length), prefix.length)
    return prefixed
  }

  writeByte(value: number): void {
    this.requireWhole(value, 0, 0xff)
    this.putByte(value)
  }

  writeUint16(value: number): void {
    this.requireWhole(value, 0, 0xffff)
    const start = this.grow(2)
    this.bytes[start] = value
    this.bytes[start + 1] = value >>> 8
  }

  writeInt(value: number): void {
    this.requireWhole(value, -0x8000_0000, 0x7fff_ffff)
    const start = this.grow(4)
    this.putWord(start, value)
  }

  writeLong(value: LongValue): void {
    const words = splitLong(value)
    if (words === null) {
      throw packError('outOfRange', 'a Long is a whole number from 0 to 2^64-1', this.field)
    }
    const start = this.grow(8)
    this.putWord(start, words.low)
    this.putWord(start + 4, words.high)
  }

  writeVarint(value: number): void {
    this.requireWhole(value, 0, MAX_UINT32)
    let rest = value
    while (rest >= 0x80) {
      this.putByte((rest & 0x7f) | 0x80)
      rest = Math.floor(rest / 0x80)
    }
    this.putByte(rest)
  }

  /** Announces how many list members or map entries follow. */
  writeCount(count: number): void {
    this.itemsLeft -= count
    if (this.itemsLeft < 0) {
      throw packError('tooLarge', `more than ${LIMITS.maxItemsPerPacket} items in one packet`, this.field)
    }
    this.writeVarint(count)
  }

  writeString(text: string): void {
    if (text.length <= SHORT_TEXT_LENGTH && this.writeShortAscii(text)) return
    if (text.length > LIMITS.maxPacketBytes) throw this.tooLarge()
    const encoded = utf8.encode(text)
    this.writeVarint(encoded.length)
    this.writeBytes(encoded)
  }

  writeBytes(source: Uint8Array): void {
    const start = this.grow(source.length)
    this.bytes.set(source, start)
  }

  /** Short plain text, by far the most common, without the cost of an encoder call; false when it is not ASCII. */
  private writeShortAscii(text: string): boolean {
    const start = this.length
    const textStart = this.grow(1 + text.length) + 1
    const { bytes } = this
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index)
      if (unit >= 0x80) {
        this.length = start
        return false
      }
      bytes[textStart + index] = unit
    }
    bytes[start] = text.length
    return true
  }

  private putByte(byte: number): void {
    const start = this.grow(1)
    this.bytes[start] = byte
  }

  /** Each element takes the lowest 8 bits of what it is given. */
  private putWord(start: number, word: number): void {
    for (let index = 0; index < 4; index++) this.bytes[start + index] = word >>> (8 * index)
  }

  private requireWhole(value: number, min: number, max: number): void {
    if (!Number.isInteger(value) || value < min || value > max) {
      throw packError('outOfRange', `a whole number from ${min} to ${max} expected`, this.field)
    }
  }

  /** Makes room for `count` bytes and returns where they start. Call it first: it may replace the bytes. */
  private grow(count: number): number {
    const start = this.length
    const needed = start + count
    if (needed > LIMITS.maxPacketBytes) throw this.tooLarge()
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.min(Math.max(needed, this.bytes.length * 2), LIMITS.maxPacketBytes))
      larger.set(this.bytes)
      this.bytes = larger
    }
    this.length = needed
    return start
  }

  private tooLarge() {
    return packError('tooLarge', `a packet has at most ${LIMITS.maxPacketBytes} bytes`, this.field)
  }
}
