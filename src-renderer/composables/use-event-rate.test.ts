import { describe, expect, it } from 'vitest'
import { ratePerSecond } from './use-event-rate'

describe('events per second', () => {
  const at = (ordinal: number, seconds: number) => ({ ordinal, atNs: seconds * 1_000_000_000 })

  it.each([
    [at(100, 1), at(400, 2), 300],
    [at(100, 1), at(400, 4), 100],
    [at(100, 1), at(100, 2), 0],
    [at(100, 1), at(3, 2), 0],
    [at(100, 1), at(200, 1), 0],
  ])('from %o to %o are %i', (before, now, rate) => {
    expect(ratePerSecond(before, now)).toBe(rate)
  })
})
