import { describe, expect, it } from 'vitest'
import { LOGIN_CODE_ROWS } from '../console/testing/login-codes'
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

  it.each([
    [449, 'NEED_RETRY'],
    [463, 'CALLBACK_FORBIDDEN'],
    [101305, 'ILLEGAL_AUTH_TYPE'],
    [102301, 'LOGIN_RECORD_NOT_FOUND'],
    [113303, 'CHATROOM_CLOSING'],
    [113306, 'CHATROOM_ILLEGAL_AUTH_TYPE'],
  ])('names %d of the native SDKs %s, and gives it no text that the Web SDK has not', (code, name) => {
    expect(describeCode(code)).toEqual({ code, name, desc: null })
  })

  it("names every code of a login but the old ones and the third party's own", () => {
    const nameless = LOGIN_CODE_ROWS.map(([code]) => code).filter((code) => describeCode(code).name === null)
    expect(nameless).toEqual([
      ...[302, 317, 408, 415, 422],
      ...[13001, 13002, 13003, 13004, 13006],
      ...[20000, 20042, 20099],
    ])
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
