import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitBySpeed } from './frame-pieces'

const anyFrame = fc.uint8Array({ minLength: 1, maxLength: 5_000 })
const anySpeed = fc.integer({ min: 1, max: 100_000 })

describe('the pieces of a slow frame', () => {
  it('make up the frame, and are not too many', () => {
    fc.assert(
      fc.property(anyFrame, anySpeed, (bytes, bytesPerSecond) => {
        const { pieces } = splitBySpeed(bytes, bytesPerSecond)
        expect(Buffer.concat(pieces)).toEqual(Buffer.from(bytes))
        expect(pieces.length).toBeLessThanOrEqual(256)
      }),
      { numRuns: 100 },
    )
  })

  it('take as long as the speed says', () => {
    const { pieces, gapMs } = splitBySpeed(new Uint8Array(100), 50)
    expect([pieces.length, gapMs]).toEqual([20, 100])
    expect(splitBySpeed(new Uint8Array(10_000), 1)).toMatchObject({ gapMs: 40_000 })
  })
})
