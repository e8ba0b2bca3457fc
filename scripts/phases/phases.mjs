import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHECKS, runChecks } from '../checks/run-checks.mjs'
import { buildApp } from '../launch/build.mjs'
import { buildKit } from '../launch/build-kit.mjs'
import { runForeground } from '../launch/foreground.mjs'
import { withDisplay } from '../launch/virtual-display.mjs'
import { projectFolder } from '../setup/folders.mjs'
import { readJson } from '../setup/read-json.mjs'
import { playwrightOutcomes, vitestOutcomes } from '../acceptance/outcomes.mjs'
import { countPlaywright, countVitest, NO_TESTS } from './test-counts.mjs'

/**
 * @typedef {object} PhaseResult
 * @property {boolean} ok
 * @property {import('./test-counts.mjs').TestCounts} counts
 * @property {readonly import('../acceptance/outcomes.mjs').TestOutcome[]} outcomes
 */

/**
 * @typedef {object} PhaseOptions
 * @property {import('../setup/reporter.mjs').Reporter} reporter
 * @property {readonly string[]} runnerArgs for the test runner, such as a file to run alone
 */

/** @typedef {{ name: string, run: (options: PhaseOptions) => Promise<PhaseResult> }} Phase */

/**
 * What is read from the report of a test runner.
 *
 * @template Report
 * @typedef {object} ReportReader
 * @property {(report: Report) => import('./test-counts.mjs').TestCounts} count
 * @property {(report: Report) => import('../acceptance/outcomes.mjs').TestOutcome[]} outcomes
 */

/** @type {ReportReader<import('./test-counts.mjs').VitestReport & import('../acceptance/outcomes.mjs').VitestResults>} */
const VITEST_REPORT = { count: countVitest, outcomes: vitestOutcomes }

/**
 * @type {ReportReader<
 *   import('./test-counts.mjs').PlaywrightReport & import('../acceptance/outcomes.mjs').PlaywrightResults
 * >}
 */
const PLAYWRIGHT_REPORT = { count: countPlaywright, outcomes: playwrightOutcomes }

/**
 * The parts of `npm test`, in their order.
 *
 * @type {readonly Phase[]}
 */
export const PHASES = [
  { name: 'check', run: runCheckPhase },
  { name: 'unit', run: runUnitPhase },
  { name: 'e2e', run: runEndToEndPhase },
]

/** @param {PhaseOptions} options */
async function runCheckPhase({ reporter }) {
  const failed = await runChecks({ checks: CHECKS, projectFolder, reporter })
  return { ok: failed.length === 0, counts: NO_TESTS, outcomes: [] }
}

/** @param {PhaseOptions} options */
function runUnitPhase({ runnerArgs }) {
  return withReportFile(VITEST_REPORT, (reportFile) =>
    runForeground(
      process.execPath,
      [
        join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reportFile}`,
        ...runnerArgs,
      ],
      { cwd: projectFolder },
    ),
  )
}

/** @param {PhaseOptions} options */
async function runEndToEndPhase({ reporter, runnerArgs }) {
  await reporter.step('Build', (log) => buildApp({ projectFolder, log }))
  await reporter.step('Playwright kit', (log) => buildKit({ projectFolder, log }))
  const playwright = join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js')
  return withReportFile(PLAYWRIGHT_REPORT, (reportFile) =>
    withDisplay(process.env, (env) =>
      runForeground(process.execPath, [playwright, 'test', '--reporter=list,json', ...runnerArgs], {
        cwd: projectFolder,
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
      }),
    ),
  )
}

/**
 * Runs tests that leave a report. No report and a report without a test are failures: nothing was shown
 * to work.
 *
 * @template Report
 * @param {ReportReader<Report>} reader
 * @param {(reportFile: string) => Promise<number>} run gives the exit code
 * @returns {Promise<PhaseResult>}
 */
export async function withReportFile(reader, run) {
  const folder = mkdtempSync(join(tmpdir(), 'roomscope-test-'))
  try {
    const reportFile = join(folder, 'report.json')
    const exitCode = await run(reportFile)
    if (!existsSync(reportFile)) return { ok: false, counts: NO_TESTS, outcomes: [] }
    const report = /** @type {Report} */ (readJson(reportFile))
    const counts = reader.count(report)
    const ok = exitCode === 0 && counts.failed === 0 && counts.passed > 0
    return { ok, counts, outcomes: reader.outcomes(report) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
