import { closeSync, openSync, readSync } from 'node:fs'
import { invalidImport, tooLarge } from './transfer-item'

const CHUNK_BYTES = 64 * 1024
const NEWLINE = 0x0a

export interface FileLine {
  /** Counted from 1. */
  readonly number: number
  readonly text: string
}

/**
 * The lines of a UTF-8 file, holding one of them at a time.
 * @throws RecorderError `tooLarge` for a line beyond `maxLineBytes`, `invalidImport` for bytes that are no UTF-8.
 */
export function* readLines(file: string, maxLineBytes: number): Generator<FileLine, void, undefined> {
  const descriptor = openSync(file, 'r')
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    let number = 0
    for (const bytes of readByteLines(descriptor, maxLineBytes)) {
      number++
      yield { number, text: decode(decoder, bytes, number) }
    }
  } finally {
    closeSync(descriptor)
  }
}

function* readByteLines(descriptor: number, maxLineBytes: number): Generator<Uint8Array, void, undefined> {
  const chunk = Buffer.alloc(CHUNK_BYTES)
  let parts: Uint8Array[] = []
  let heldBytes = 0
  let number = 1
  const hold = (part: Uint8Array) => {
    heldBytes += part.byteLength
    if (heldBytes > maxLineBytes) throw tooLarge(`line ${number}`, `it is longer than ${maxLineBytes} bytes`)
    parts.push(Uint8Array.from(part))
  }
  for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
    const read = chunk.subarray(0, size)
    let from = 0
    for (let at = read.indexOf(NEWLINE); at >= 0; at = read.indexOf(NEWLINE, from)) {
      hold(read.subarray(from, at))
      yield Buffer.concat(parts)
      parts = []
      heldBytes = 0
      from = at + 1
      number++
    }
    hold(read.subarray(from))
  }
  if (heldBytes > 0) yield Buffer.concat(parts)
}

function decode(decoder: TextDecoder, bytes: Uint8Array, number: number): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw invalidImport(`line ${number}`, 'is not UTF-8')
  }
}
