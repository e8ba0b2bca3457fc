import { describe, expect, it } from 'vitest'
import { errorCodes } from '../chatroom/error-codes'
import { compactCode, expandCode, hasBody, publicCodeOf, translatesCodes, wireCodeOf } from './result-code'

/** The table of protocol notes §4. */
const documented = [
  [102302, 1838],
  [102404, 1940],
  [102422, 1958],
  [101302, 1326],
  [113404, 7572],
  [113406, 7574],
  [113410, 7578],
  [114303, 7983],
  [114404, 8084],
  [114421, 8101],
  [114426, 8106],
  [114432, 8112],
] as const

describe('result codes', () => {
  it.each(documented)('%i travels as %i', (code, wireCode) => {
    expect(compactCode(code)).toBe(wireCode)
    expect(expandCode(wireCode)).toBe(code)
  })

  it('of the whole table survive the way there and back', () => {
    for (const { code } of errorCodes) expect(expandCode(compactCode(code))).toBe(code)
  })

  it('lose no translated wire code but those of the block around 20000, which shares its group', () => {
    const sharedBlock = 20_000 >> 9
    for (let wireCode = 1_000; wireCode <= 0xffff; wireCode++) {
      if (wireCode >> 9 === sharedBlock || compactCode(expandCode(wireCode)) === wireCode) continue
      expect.fail(`wire code ${wireCode} is lost`)
    }
  })

  it.each([200, 302, 404, 416, 500, 999, 20_000, 20_099])('%i is its own wire form', (code) => {
    expect(compactCode(code)).toBe(code)
    expect(expandCode(code)).toBe(code)
  })

  it('mangles a legacy five-digit code the way the vendor does', () => {
    expect(expandCode(compactCode(13_003))).toBe(124_203)
  })

  it.each([102_512, 226_000, 99_999, -1, 200.5, Number.NaN])(
    'refuses %d, which 16 bits cannot carry',
    (code) => {
      expect(() => compactCode(code)).toThrow(/no 16-bit form/)
    },
  )
})

describe('the services that translate codes', () => {
  it('are 18, 26 to 99, and the tag push of 13', () => {
    expect([18, 26, 29, 36, 99].every((sid) => translatesCodes(sid, 2))).toBe(true)
    expect([1, 6, 13, 25, 100].some((sid) => translatesCodes(sid, 2))).toBe(false)
    expect(translatesCodes(13, 101)).toBe(true)
  })

  it('decide what travels for a code', () => {
    expect(wireCodeOf(36, 2, 102302)).toBe(1838)
    expect(publicCodeOf(36, 2, 1838)).toBe(102302)
    expect(wireCodeOf(6, 23, 1838)).toBe(1838)
    expect(publicCodeOf(6, 23, 1838)).toBe(1838)
    expect(() => wireCodeOf(6, 23, 102302)).toThrow(/no 16-bit form/)
  })
})

it('a body follows only the codes that have one', () => {
  expect([200, 406, 808, 810, 7101].every(hasBody)).toBe(true)
  expect([0, 302, 404, 1838].some(hasBody)).toBe(false)
})
