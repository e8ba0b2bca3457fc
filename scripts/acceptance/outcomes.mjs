/**
 * How one test ended.
 *
 * @typedef {object} TestOutcome
 * @property {string} title with the titles of the blocks around it
 * @property {boolean} passed false also for a test that was skipped
 */

/**
 * @typedef {object} VitestResults
 * @property {readonly { assertionResults: readonly { fullName: string, status: string }[] }[]} testResults
 */

/**
 * @typedef {object} PlaywrightSuite
 * @property {string} title
 * @property {readonly PlaywrightSuite[]} [suites]
 * @property {readonly { title: string, tests: readonly { status: string }[] }[]} [specs]
 */

/** @typedef {{ suites: readonly PlaywrightSuite[] }} PlaywrightResults */

/**
 * The outcomes in a report of Vitest's JSON reporter.
 *
 * @param {VitestResults} report
 * @returns {TestOutcome[]}
 */
export function vitestOutcomes({ testResults }) {
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ title: fullName, passed: status === 'passed' })),
  )
}

/**
 * The outcomes in a report of Playwright's JSON reporter.
 *
 * @param {PlaywrightResults} report
 * @returns {TestOutcome[]}
 */
export function playwrightOutcomes({ suites }) {
  return suites.flatMap((suite) => outcomesBelow(suite, []))
}

/**
 * @param {PlaywrightSuite} suite
 * @param {readonly string[]} around
 * @returns {TestOutcome[]}
 */
function outcomesBelow({ title, suites = [], specs = [] }, around) {
  const path = [...around, title]
  return [
    ...specs.map((spec) => ({
      title: [...path, spec.title].join(' '),
      passed: spec.tests.length > 0 && spec.tests.every(({ status }) => status === 'expected'),
    })),
    ...suites.flatMap((inner) => outcomesBelow(inner, path)),
  ]
}
