import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf } from './line-difference'

describe('the difference of two traces', () => {
  it('is empty for equal traces', () => {
    expect(differenceOf(['a', 'b'], ['a', 'b'])).toEqual([])
  })

  it('names what only one side has, in order', () => {
    expect(differenceOf(['a', 'x', 'b'], ['a', 'b', 'y'])).toEqual(['own: x', 'vendor: y'])
  })

  it('sees a different order', () => {
    expect(differenceOf(['a', 'b'], ['b', 'a'])).toHaveLength(2)
  })

  it('accounts for every line of both sides', () => {
    const traces = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })
    fc.assert(
      fc.property(traces, traces, (own, vendor) => {
        const difference = differenceOf(own, vendor)
        const ownOnly = difference.filter((line) => line.startsWith('own: ')).length
        expect(own.length - ownOnly).toBe(vendor.length - (difference.length - ownOnly))
        expect(difference.length === 0).toBe(own.join() === vendor.join())
      }),
    )
  })
})
