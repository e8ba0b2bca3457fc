import { describe, expect, it } from 'vitest'
import { hexRows, hexText } from './hex-rows'

const twenty = Uint8Array.from({ length: 20 }, (_, index) => 0x3c + index)

describe('hex dump', () => {
  it('cuts a message into lines of sixteen bytes with their offsets', () => {
    const rows = hexRows(twenty, 100)
    expect(rows.map(({ offset, bytes }) => [offset, bytes.length])).toEqual([
      [0, 16],
      [16, 4],
    ])
    expect(rows[1]?.bytes[0]).toEqual({ offset: 16, hex: '4c', character: 'L' })
  })

  it('shows no more than the limit', () => {
    expect(hexRows(twenty, 5)[0]?.bytes).toHaveLength(5)
    expect(hexRows(new Uint8Array(), 5)).toEqual([])
  })

  it('writes lines of one width to paste', () => {
    expect(hexText(Uint8Array.of(0, 13, 0x41, 0x80))).toBe(`0000  00 0d 41 80${' '.repeat(36)}  ..A.`)
  })
})
