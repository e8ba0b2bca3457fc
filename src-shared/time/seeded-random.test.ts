import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SeededRandom } from './seeded-random'

const draw = (seed: number, count: number) => {
  const random = new SeededRandom(seed)
  return Array.from({ length: count }, () => random.next())
}

describe('seeded chance', () => {
  it('repeats itself for the same seed, and only for that', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (seed, other) => {
        expect(draw(seed, 20)).toEqual(draw(seed, 20))
        if (seed !== other) expect(draw(seed, 20)).not.toEqual(draw(other, 20))
      }),
      { numRuns: 100 },
    )
  })

  it('draws the same numbers as ever', () => {
    const random = new SeededRandom(1)
    expect(Array.from({ length: 5 }, () => random.between(0, 999))).toEqual([627, 2, 527, 981, 968])
  })

  it('spreads evenly over its range', () => {
    const numbers = draw(7, 10_000)
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true)
    const tenths = Array.from({ length: 10 }, (_, tenth) => {
      return numbers.filter((number) => Math.floor(number * 10) === tenth).length
    })
    for (const size of tenths) expect(Math.abs(size - 1_000)).toBeLessThan(150)
  })

  it('draws whole numbers within both ends, and events as often as they are probable', () => {
    const random = new SeededRandom(3)
    const thrown = new Set(Array.from({ length: 200 }, () => random.between(1, 6)))
    expect([...thrown].sort()).toEqual([1, 2, 3, 4, 5, 6])
    const happened = Array.from({ length: 1_000 }, () => random.happens(0.25)).filter(Boolean).length
    expect(Math.abs(happened - 250)).toBeLessThan(60)
    expect([random.happens(0), random.happens(1)]).toEqual([false, true])
  })
})
