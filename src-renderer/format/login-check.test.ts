import { describe, expect, it } from 'vitest'
import { readLoginCheck } from './login-check'

describe('a check of a login', () => {
  it.each([
    [{ passed: true, skipped: false }, 'passed'],
    [{ passed: true, skipped: true }, 'skipped'],
    [{ passed: false, skipped: false }, 'failed'],
    [{}, 'failed'],
  ] as const)('with %o is told as %s', (detail, outcome) => {
    expect(readLoginCheck('loginChecked', { check: 'roomOpen', ...detail })).toEqual({
      name: 'roomOpen',
      outcome,
    })
  })

  it('is told by its own event only, and has no name where none was recorded', () => {
    expect(readLoginCheck('loginRefused', { check: 'roomOpen', passed: false })).toBeNull()
    expect(readLoginCheck('loginChecked', { passed: true })?.name).toBe('')
  })
})
