import { expect, it } from 'vitest'
import { marksOf } from './marks-of'

it('shows one sign a line, the one that weighs most, with all that is said', () => {
  const marks = marksOf(
    [
      { line: 3, kind: 'note', key: 'reuseInstance' },
      { line: 3, kind: 'skipped', key: 'noInitCall' },
      { line: 7, kind: 'note', key: 'noStaticToken' },
      { line: 3, kind: 'slip', key: 'N8' },
    ],
    (key) => `about ${key}`,
  )
  expect(marks).toEqual([
    { line: 3, sign: '!', tone: 'warn', text: 'about reuseInstance\nabout noInitCall\nabout N8' },
    { line: 7, sign: 'i', tone: 'accent', text: 'about noStaticToken' },
  ])
})
