import { describe, expect, it } from 'vitest'
import { errorCodeRows, legacyCodeRows } from '../../chatroom/error-code-table'
import { LOGIN_CODE_ROWS } from '../testing/login-codes'
import { CAUSE_KEYS } from './causes'
import { codeEntry, LOGIN_CODES, stageOfRefusal } from './code-entries'
import { VERDICT_STAGES } from './verdict-model'

const VENDOR_CODES = [...errorCodeRows.map(([code]) => code), ...legacyCodeRows.map(([code]) => code)]

/** Codes that the table speaks of by itself although the domain's list does not: the vendor's list alone names them. */
const VENDOR_ONLY = [405, 103404]

describe('codeEntry', () => {
  it.each(VENDOR_CODES)('knows where %d of the vendor can occur and what from', (code) => {
    const entry = codeEntry(code)
    expect(entry?.stages.every((stage) => VERDICT_STAGES.includes(stage))).toBe(true)
    expect(entry?.causes.length).toBeGreaterThan(0)
    expect(entry?.causes.every((cause) => CAUSE_KEYS.includes(cause))).toBe(true)
  })

  it.each(LOGIN_CODE_ROWS)('has %d where the domain has it, %j, and first what it says: %j', (...row) => {
    const [code, stages, firstCauses] = row
    const entry = codeEntry(code)
    expect(entry?.stages).toEqual(stages)
    expect(entry?.causes.slice(0, firstCauses.length)).toEqual(firstCauses)
  })

  it("speaks by itself of every code of the domain's list, and of few others", () => {
    const isThirdPartys = (code: number) => code >= 20000 && code <= 20099
    const listed = LOGIN_CODE_ROWS.map(([code]) => code).filter((code) => !isThirdPartys(code))
    expect([...LOGIN_CODES]).toEqual([...listed, ...VENDOR_ONLY].sort((a, b) => a - b))
  })

  it.each([-1, 1, 19999, 20100, 424242])('knows nothing of %d', (code) => {
    expect(codeEntry(code)).toBeNull()
  })

  it('lists each code once, in ascending order', () => {
    expect(LOGIN_CODES).toEqual([...new Set(LOGIN_CODES)].sort((a, b) => a - b))
  })
})

describe('stageOfRefusal', () => {
  it.each(LOGIN_CODE_ROWS)(
    'places a login that was answered with %d by the first of %j it can be',
    (...row) => {
      const [code, stages] = row
      const answered = stages.filter((stage) => stage === 'auth' || stage === 'enter')
      expect(stageOfRefusal(code)).toBe(answered[0] ?? 'auth')
    },
  )

  it('takes what nobody knows for a refusal of the account', () => {
    expect(stageOfRefusal(424242)).toBe('auth')
  })
})
