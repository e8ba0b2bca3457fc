import { describe, expect, it } from 'vitest'
import { errorCodeRows, legacyCodeRows } from '../../chatroom/error-code-table'
import { CAUSE_KEYS } from './causes'
import { codeEntry, LOGIN_CODES } from './code-entries'
import { VERDICT_STAGES } from './verdict-model'

const VENDOR_CODES = [...errorCodeRows.map(([code]) => code), ...legacyCodeRows.map(([code]) => code)]

/** Codes of the login that the guide's table names (domain.md §6). */
const GUIDE_CODES = [
  0, 200, 201, 302, 317, 398, 399, 403, 404, 408, 414, 415, 416, 417, 422, 449, 463, 500, 503, 511, 514, 599,
  997, 998, 999, 13001, 13002, 13003, 13004, 13006, 101301, 101302, 101303, 101304, 101305, 101403, 102301,
  102302, 102303, 102404, 102421, 102422, 102426, 103451, 111410, 113301, 113302, 113303, 113304, 113305,
  113306, 113308, 113404, 113406, 113409, 113410, 113423, 113428, 113434, 113451, 114301, 114303, 114304,
  114404, 114405, 114408, 114421, 114426, 114427, 114429, 114432, 114437, 114449, 114451, 190001, 190002,
  191001, 191002, 191003, 191004, 191005, 191006, 191007, 192001, 192002, 192003, 192004, 192005, 192006,
]

describe('codeEntry', () => {
  it.each(VENDOR_CODES)('knows where %d of the vendor can occur and what from', (code) => {
    const entry = codeEntry(code)
    expect(entry?.stages.every((stage) => VERDICT_STAGES.includes(stage))).toBe(true)
    expect(entry?.causes.length).toBeGreaterThan(0)
    expect(entry?.causes.every((cause) => CAUSE_KEYS.includes(cause))).toBe(true)
  })

  it.each(GUIDE_CODES)('speaks of %d by itself, not as one of many', (code) => {
    expect(LOGIN_CODES).toContain(code)
    expect(codeEntry(code)?.causes).not.toContain('otherService')
  })

  it.each([20000, 20042, 20099])("takes %d for the third party's own", (code) => {
    expect(codeEntry(code)?.causes[0]).toBe('customRefusal')
  })

  it.each([-1, 1, 19999, 20100, 424242])('knows nothing of %d', (code) => {
    expect(codeEntry(code)).toBeNull()
  })

  it('lists each code once, in ascending order', () => {
    expect(LOGIN_CODES).toEqual([...new Set(LOGIN_CODES)].sort((a, b) => a - b))
  })
})
