import { describe, expect, it } from 'vitest'
import { placeOfPath, placeOfSyntaxFault } from './json-places'

const TEXT = '{"a": {"b": [1, {"c": "x"}]}, "e": tru}'
const at = (path: string[], text = TEXT) => {
  const { from, to } = placeOfPath(text, path)
  return text.slice(from, to)
}

describe('places in a JSON text', () => {
  it.each([
    [['a'], '{"b": [1, {"c": "x"}]}'],
    [['a', 'b', '0'], '1'],
    [['a', 'b', '1', 'c'], '"x"'],
    [['a', 'b', '7'], '[1, {"c": "x"}]'],
    [['a', 'missing', 'deep'], '{"b": [1, {"c": "x"}]}'],
    [['missing'], TEXT],
    [[], TEXT],
  ])('are found by the path %j, or the nearest that is there', (path, expected) => {
    expect(at(path)).toBe(expected)
  })

  it('point at the name while a value is missing', () => {
    expect(at(['x'], '{"x": }')).toBe('"x"')
  })

  it.each([
    ['{"a": tru}', 6],
    ['{"a": 1', 7],
    ['{"a" 1}', 5],
  ])('of what is no JSON in %s begin at %i', (text, from) => {
    expect(placeOfSyntaxFault(text).from).toBe(from)
  })

  it('never throw on whatever is typed', () => {
    for (let length = 0; length <= TEXT.length; length++) {
      const text = TEXT.slice(0, length)
      for (const path of [['a', 'b', '1', 'c'], ['e']]) {
        const { from, to } = placeOfPath(text, path)
        expect(0 <= from && from <= to && to <= text.length).toBe(true)
      }
      expect(placeOfSyntaxFault(text).to).toBeLessThanOrEqual(text.length)
    }
  })
})
