import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followAnswerPath, parseAnswerPath } from './answer-path'

describe('answer path', () => {
  it.each([
    ['', []],
    ['token', ['token']],
    ['data.items[0]', ['data', 'items', 0]],
    ['[2][10].name', [2, 10, 'name']],
    ['data.access-token', ['data', 'access-token']],
  ])('reads %o', (text, steps) => {
    expect(parseAnswerPath(text)).toEqual(steps)
  })

  it.each(['.', 'a.', '.a', 'a..b', 'a[', 'a[x]', 'a[-1]', 'a]', 'a[0', 'a[0]b'])('refuses %o', (text) => {
    expect(parseAnswerPath(text)).toBeNull()
  })

  const answer = { data: { items: ['a:1', 'b:2'], empty: null } }

  it.each([
    ['', answer],
    ['data.items[1]', 'b:2'],
    ['data.empty', null],
  ])('%o leads to what is there', (text, value) => {
    expect(follow(text)).toEqual({ found: true, value })
  })

  it.each([
    ['data.items[2]', 'data.items[2]'],
    ['data.token.value', 'data.token'],
    ['data.empty.value', 'data.empty.value'],
    ['data[0]', 'data[0]'],
    ['data.items.length', 'data.items.length'],
    ['data.toString', 'data.toString'],
  ])('%o names %o as missing', (text, missing) => {
    expect(follow(text)).toEqual({ found: false, missing })
  })

  it('finds every value of any JSON under its own path', () => {
    const name = fc.string({ minLength: 1, maxLength: 5 }).filter((text) => !/[.[\]]/.test(text))
    const steps = fc.array(fc.oneof(name, fc.nat({ max: 3 })), { maxLength: 5 })
    fc.assert(
      fc.property(steps, fc.jsonValue(), (path, leaf) => {
        const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
        expect(follow(text.replace(/^\./, ''), nest(path, leaf))).toEqual({ found: true, value: leaf })
      }),
      { numRuns: 100 },
    )
  })

  function follow(text: string, value: unknown = answer) {
    const path = parseAnswerPath(text)
    if (path === null) throw new Error(`no path: ${text}`)
    return followAnswerPath(value, path)
  }

  function nest(path: readonly (string | number)[], leaf: unknown): unknown {
    return path.reduceRight<unknown>(
      (inner, step) =>
        typeof step === 'number'
          ? Array.from({ length: step + 1 }, () => inner)
          : Object.fromEntries([[step, inner]]),
      leaf,
    )
  }
})
