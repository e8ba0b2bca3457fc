import { describe, expect, it } from 'vitest'
import { makeSparse, sparseProperty } from './sparse-property'

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

describe('a property that becomes sparse later', () => {
  it('keeps the tags that it has and takes others', () => {
    const property = { 1: 'a', 116: 'b' }
    makeSparse(property)
    expect(Object.entries(property)).toEqual([
      ['1', 'a'],
      ['116', 'b'],
    ])
  })
})
