import { expect, it } from 'vitest'
import { testTitles } from './test-titles.mjs'

it('finds titles with those around them, and takes no other text for one', () => {
  const source = `
    const title = 'it is no title (S1)'
    describe.each(['a', 'b'] as const)('a door, %s', () => {
      it('opens (S2)', async () => { expect('(S3)').toBe('(S3)') })
      for (const key of keys) test(\`is locked by \${key} (S4)\`, () => {})
      it.each([{ id: 'S5' }])('has a number ($id)', () => {})
    })
    test.describe('a window', () => test('closes', () => {}))
    it(title, () => {})
  `
  expect(testTitles(source)).toEqual([
    ['a door, %s'],
    ['a door, %s', 'opens (S2)'],
    ['a door, %s', 'is locked by … (S4)'],
    ['a door, %s', 'has a number ($id)'],
    ['a window'],
    ['a window', 'closes'],
  ])
})
