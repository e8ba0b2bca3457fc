import { describe, expect, it } from 'vitest'
import { percentilesOf } from './percentiles'

describe('percentiles', () => {
  it('are values that were measured, whatever their order', () => {
    const values = Array.from({ length: 200 }, (_, index) => 200 - index)
    expect(percentilesOf(values)).toEqual({ p50: 100, p90: 180, p99: 198, max: 200 })
  })

  it('of one value are that value', () => {
    expect(percentilesOf([7])).toEqual({ p50: 7, p90: 7, p99: 7, max: 7 })
  })

  it('of nothing are nothing', () => {
    expect(percentilesOf([])).toBeNull()
  })
})
