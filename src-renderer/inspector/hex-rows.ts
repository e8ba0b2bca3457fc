/** One line of a hex dump. */
export interface HexRow {
  readonly offset: number
  readonly bytes: readonly HexByte[]
}

export interface HexByte {
  readonly offset: number
  readonly hex: string
  /** The byte as a character, or a dot where it has no visible one. */
  readonly character: string
}

const WIDE_ROW_BYTES = 16
const FIRST_PRINTABLE = 0x20
const LAST_PRINTABLE = 0x7e

/** The first `limit` bytes of a message, in lines of sixteen or as many as there is room for. */
export function hexRows(data: Uint8Array, limit: number, bytesPerRow = WIDE_ROW_BYTES): HexRow[] {
  const shown = data.subarray(0, limit)
  return Array.from({ length: Math.ceil(shown.length / bytesPerRow) }, (_, row) => {
    const offset = row * bytesPerRow
    const bytes = [...shown.subarray(offset, offset + bytesPerRow)]
    return { offset, bytes: bytes.map((value, column) => toHexByte(value, offset + column)) }
  })
}

/** A message as text to paste: `0000  00 0d 03 …  ..`. */
export function hexText(data: Uint8Array): string {
  return hexRows(data, data.length)
    .map(({ offset, bytes }) => {
      const hex = bytes.map((byte) => byte.hex).join(' ')
      const characters = bytes.map((byte) => byte.character).join('')
      return `${formatOffset(offset)}  ${hex.padEnd(WIDE_ROW_BYTES * 3 - 1)}  ${characters}`
    })
    .join('\n')
}

/** Four digits at least, as every dump writes it. */
export function formatOffset(offset: number): string {
  return offset.toString(16).padStart(4, '0')
}

function toHexByte(value: number, offset: number): HexByte {
  const printable = value >= FIRST_PRINTABLE && value <= LAST_PRINTABLE
  return {
    offset,
    hex: value.toString(16).padStart(2, '0'),
    character: printable ? String.fromCharCode(value) : '.',
  }
}
