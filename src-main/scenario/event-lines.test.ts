import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesLines } from './event-lines'

describe('what was written about what happened', () => {
  it.each([
    [[], true],
    [['A'], false],
    [['...'], true],
    [['A', 'B 1', 'C'], true],
    [['A', 'B', 'C'], true],
    [['A', 'B 2', 'C'], false],
    [['A', '...'], true],
    [['...', 'C'], true],
    [['...', 'B', '...'], true],
    [['A', '...', 'B', 'C', '...'], true],
    [['B', '...'], false],
    [['A', 'B'], false],
  ])('%j', (written, agrees) => {
    const lines = written.length === 0 ? [] : ['A', 'B 1', 'C']
    expect(matchesLines(lines, written)).toBe(written.length === 0 ? true : agrees)
  })

  it('is not taken for the beginning of a word', () => {
    expect(matchesLines(['ENTERED'], ['ENTER'])).toBe(false)
  })

  it('agrees whenever anything is left out in favour of "..."', () => {
    const lines = fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 8 })
    fc.assert(
      fc.property(lines, fc.nat(8), fc.nat(8), (all, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        expect(matchesLines(all, [...all.slice(0, from), '...', ...all.slice(to)])).toBe(true)
      }),
    )
  })
})
