import { describe, expect, it } from 'vitest'
import { icnsFile, icoFile } from './icon-containers.mjs'

const pictures = [
  { sizePx: 16, png: Buffer.from('sixteen') },
  { sizePx: 24, png: Buffer.from('twenty-four') },
  { sizePx: 256, png: Buffer.from('large') },
  { sizePx: 512, png: Buffer.from('very large') },
]

describe('an icon for Windows', () => {
  it('names size, depth, length and place of each picture that it can hold', () => {
    const ico = icoFile(pictures)
    expect([...ico.subarray(0, 6)]).toEqual([0, 0, 1, 0, 3, 0])
    const entries = [0, 1, 2].map((index) => {
      const at = 6 + index * 16
      const [length, place] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)]
      const content = ico.subarray(place, place + length).toString()
      return { width: ico[at], height: ico[at + 1], depth: ico.readUInt16LE(at + 6), content }
    })
    expect(entries).toEqual([
      { width: 16, height: 16, depth: 32, content: 'sixteen' },
      { width: 24, height: 24, depth: 32, content: 'twenty-four' },
      // 256 does not fit into a byte and is written as 0.
      { width: 0, height: 0, depth: 32, content: 'large' },
    ])
    expect(ico).toHaveLength(6 + 3 * 16 + 'sixteentwenty-fourlarge'.length)
  })
})

describe('an icon for macOS', () => {
  it('is a block of blocks, each with its type and whole length', () => {
    const icns = icnsFile(pictures)
    expect(icns.toString('latin1', 0, 4)).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const blocks: string[] = []
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      const content = icns.toString('latin1', at + 8, at + icns.readUInt32BE(at + 4))
      blocks.push(`${icns.toString('latin1', at, at + 4)} ${content}`)
    }
    // There is no type for 24 pixels.
    expect(blocks).toEqual(['icp4 sixteen', 'ic08 large', 'ic09 very large'])
  })
})
