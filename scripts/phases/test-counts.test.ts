import { describe, expect, it } from 'vitest'
import { countPlaywright, countVitest } from './test-counts.mjs'

describe('counting tests', () => {
  const vitest = {
    numPassedTests: 8,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [],
  }

  it('adds up what Vitest reports', () => {
    expect(countVitest(vitest)).toEqual({ passed: 8, failed: 1, skipped: 3 })
  })

  it('counts a file that does not load as a failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}] },
    ]
    expect(countVitest({ ...vitest, testResults }).failed).toBe(2)
  })

  it('adds up what Playwright reports, where flaky and broken are failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
    expect(countPlaywright({ stats, errors: [] })).toEqual({ passed: 5, failed: 2, skipped: 2 })
    expect(countPlaywright({ stats, errors: [{ message: 'no config' }] }).failed).toBe(3)
  })
})
