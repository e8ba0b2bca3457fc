import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OrdinalList } from './ordinal-list'

const ascending = fc
  .uniqueArray(fc.integer({ min: 1, max: 100_000 }), { maxLength: 3000 })
  .map((ordinals) => ordinals.sort((a, b) => a - b))

describe('ordinal list', () => {
  it('holds what was appended, however it was cut into pages', () => {
    fc.assert(
      fc.property(ascending, fc.integer({ min: 1, max: 700 }), (ordinals, pageLength) => {
        const list = new OrdinalList()
        for (let start = 0; start < ordinals.length; start += pageLength)
          list.append(ordinals.slice(start, start + pageLength))
        expect(list.slice(0, list.length)).toEqual(ordinals)
      }),
      { numRuns: 40 },
    )
  })

  it('finds the last ordinal that is not greater', () => {
    fc.assert(
      fc.property(ascending, fc.integer({ min: 0, max: 100_001 }), (ordinals, wanted) => {
        const list = new OrdinalList()
        list.append(ordinals)
        expect(list.floorIndex(wanted)).toBe(ordinals.filter((ordinal) => ordinal <= wanted).length - 1)
      }),
      { numRuns: 40 },
    )
  })

  it('cuts a slice to its bounds and knows nothing outside of them', () => {
    const list = new OrdinalList()
    list.append([3, 5, 8])
    expect(list.slice(-2, 99)).toEqual([3, 5, 8])
    expect([list.at(-1), list.at(0), list.at(3)]).toEqual([undefined, 3, undefined])
    list.clear()
    expect(list.length).toBe(0)
  })
})
