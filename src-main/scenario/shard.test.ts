import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shardOf } from './shard'

describe('shards', () => {
  it('hold every run exactly once, differ by one run at most, and are the same each time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 20 }), (runCount, count) => {
        const runs = Array.from({ length: runCount }, (_, index) => index)
        const shards = Array.from({ length: count }, (_, index) => shardOf(runs, { index: index + 1, count }))
        expect(shards.flat().toSorted((one, other) => one - other)).toEqual(runs)
        const sizes = shards.map(({ length }) => length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
        expect(shardOf(runs, { index: count, count })).toEqual(shards.at(-1))
      }),
    )
  })
})
