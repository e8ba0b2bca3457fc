import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { havingAll, parseTagExpression } from './tag-expression'

describe('a tag expression', () => {
  it.each([
    { expression: '{"tag":"a"}', tags: ['a', 'b'], meant: true },
    { expression: '{"tag":"a"}', tags: ['ab'], meant: false },
    { expression: '{"tag":"a.*","matchType":"regex"}', tags: ['abc'], meant: true },
    { expression: '{"tag":"a.*","matchType":"regex"}', tags: ['xabc'], meant: false },
    { expression: '{"tag":"a"} and {"tag":"b"}', tags: ['a'], meant: false },
    { expression: '{"tag":"a"} or {"tag":"b"}', tags: ['b'], meant: true },
    { expression: '{"tag":"a"} or {"tag":"b"} and {"tag":"c"}', tags: ['a'], meant: true },
    { expression: '({"tag":"a"} or {"tag":"b"}) and {"tag":"c"}', tags: ['a'], meant: false },
    { expression: ' ( {"tag":"a"}or{"tag":"b"} )and{"tag":"c)"} ', tags: ['b', 'c)'], meant: true },
  ])('$expression with $tags means them: $meant', ({ expression, tags, meant }) => {
    expect(parseTagExpression(expression)?.(tags)).toBe(meant)
  })

  it.each([
    '',
    'a',
    '{"tag":1}',
    '{"tag":""}',
    '{"tag":"a","matchType":"glob"}',
    '{"tag":"a"} and',
    '({"tag":"a"}',
    '{"tag":"a"} {"tag":"b"}',
    '{"tag":"(a+)+","matchType":"regex"}',
    '{"tag":"(a)\\\\1","matchType":"regex"}',
    '{"tag":"a*a*a*a*a*","matchType":"regex"}',
    '{"tag":"(","matchType":"regex"}',
    `${'('.repeat(17)}{"tag":"a"}${')'.repeat(17)}`,
  ])('%s is none', (expression) => {
    expect(parseTagExpression(expression)).toBeNull()
  })

  it('reads whatever was joined with and, or and parentheses as logic reads it', () => {
    const tree = fc.letrec<{ node: { text: string; holds: (tags: string[]) => boolean } }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('a', 'b', 'c').map((tag) => ({
          text: `{"tag":"${tag}"}`,
          holds: (tags: string[]) => tags.includes(tag),
        })),
        fc.tuple(tie('node'), fc.boolean(), tie('node')).map(([left, both, right]) => ({
          text: `(${left.text} ${both ? 'and' : 'or'} ${right.text})`,
          holds: (tags: string[]) =>
            both ? left.holds(tags) && right.holds(tags) : left.holds(tags) || right.holds(tags),
        })),
      ),
    })).node
    fc.assert(
      fc.property(tree, fc.subarray(['a', 'b', 'c']), ({ text, holds }, tags) => {
        const predicate = parseTagExpression(text)
        if (predicate !== null) expect(predicate(tags)).toBe(holds(tags))
      }),
    )
  })

  it('is answered for any text without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseTagExpression(text)?.(['a'])))
  })
})

describe('having all', () => {
  it('means everybody when no tag is wanted', () => {
    expect(havingAll([])([])).toBe(true)
    expect(havingAll(['a', 'b'])(['a'])).toBe(false)
  })
})
