import { describe, expect, it } from 'vitest'
import { copyProperty, sparseProperty } from './sparse-property'

describe('a property that is filled tag by tag', () => {
  it('begins without any tag', () => {
    expect(sparseProperty()).toEqual({})
    expect(Object.keys(sparseProperty())).toEqual([])
  })

  it('names its tags in the order of their numbers, like every other', () => {
    const property = sparseProperty()
    for (const tag of ['1000', '3', '4294967294', '116']) property[tag] = tag
    expect(Object.keys(property)).toEqual(['3', '116', '1000', '4294967294'])
  })
})

describe('a copy of a property', () => {
  it('has the same tags and leaves the original as it is', () => {
    const original = { 1: 'a', 1000: 'b' }
    const copy = copyProperty(original)
    expect(copy).toEqual(original)
    copy['1000'] = 'c'
    expect(original).toEqual({ 1: 'a', 1000: 'b' })
  })
})
