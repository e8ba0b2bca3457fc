import { describe, expect, it } from 'vitest'
import { hangingDepth } from './wrapped-lines'

describe('a line that is wrapped', () => {
  it.each([
    ['name: A wrong token', 0],
    ['  The text of it', 2],
    ['  - enter: alice', 4],
    ['      - { since: start }', 8],
    ['  - - enter: alice', 6],
    ['', 0],
    [`${' '.repeat(40)}deep`, 12],
  ])('goes on below its own text: %j', (line, depth) => {
    expect(hangingDepth(line)).toBe(depth)
  })
})
