import { describe, expect, it } from 'vitest'
import { describeCode, errorCodes } from './error-codes'

describe('describeCode', () => {
  it('names a login error of the V2 API', () => {
    expect(describeCode(102302)).toEqual({ code: 102302, name: 'INVALID_TOKEN', desc: 'invalid token' })
  })

  it('gives a legacy code its text without a name', () => {
    expect(describeCode(302)).toEqual({
      code: 302,
      name: null,
      desc: 'The user name or password is incorrect.',
    })
  })

  it('says nothing about a code that the vendor does not know', () => {
    expect(describeCode(123456)).toEqual({ code: 123456, name: null, desc: null })
  })
})

describe('errorCodes', () => {
  it('holds every public and internal code once, in ascending order', () => {
    const codes = errorCodes.map(({ code }) => code)
    expect(codes).toHaveLength(188)
    expect(codes).toEqual([...new Set(codes)].sort((left, right) => left - right))
  })

  it('gives every code a name without the common prefix, and a text', () => {
    for (const { name, desc } of errorCodes) {
      expect(name).toMatch(/^[A-Z][A-Z0-9_]+$/)
      expect(name).not.toContain('V2NIM')
      expect(desc).not.toBe('')
    }
  })
})
