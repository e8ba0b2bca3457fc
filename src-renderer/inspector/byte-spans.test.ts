import { describe, expect, it } from 'vitest'
import { byteSpans } from './byte-spans'

describe('the parts of a text frame among its bytes', () => {
  it('count a character by what it takes in UTF-8', () => {
    const text = 'a中é😀b'
    const spans = ['a', '中', 'é', '😀', 'b'].map((part) => ({
      ...{ name: part, type: 'String' as const },
      ...{ offset: text.indexOf(part), length: part.length },
    }))
    expect(byteSpans(text, spans).map(({ offset, length }) => [offset, length])).toEqual([
      [0, 1],
      [1, 3],
      [4, 2],
      [6, 4],
      [10, 1],
    ])
  })
})
