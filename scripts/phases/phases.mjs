import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHECKS, runChecks } from '../checks/run-checks.mjs'
import { buildApp } from '../launch/build.mjs'
import { runForeground } from '../launch/foreground.mjs'
import { withDisplay } from '../launch/virtual-display.mjs'
import { projectFolder } from '../setup/folders.mjs'
import { readJson } from '../setup/read-json.mjs'
import { countPlaywright, countVitest, NO_TESTS } from './test-counts.mjs'

/**
 * @typedef {object} PhaseResult
 * @property {boolean} ok
 * @property {import('./test-counts.mjs').TestCounts} counts
 */

/**
 * @typedef {object} PhaseOptions
 * @property {import('../setup/reporter.mjs').Reporter} reporter
 * @property {readonly string[]} runnerArgs for the test runner, such as a file to run alone
 */

/** @typedef {{ name: string, run: (options: PhaseOptions) => Promise<PhaseResult> }} Phase */

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
  return { ok: failed.length === 0, counts: NO_TESTS }
}

/** @param {PhaseOptions} options */
function runUnitPhase({ runnerArgs }) {
  return withReportFile(countVitest, (reportFile) =>
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
  const playwright = join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js')
  return withReportFile(countPlaywright, (reportFile) =>
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
 * @param {(report: Report) => import('./test-counts.mjs').TestCounts} count
 * @param {(reportFile: string) => Promise<number>} run gives the exit code
 * @returns {Promise<PhaseResult>}
 */
export async function withReportFile(count, run) {
  const folder = mkdtempSync(join(tmpdir(), 'roomscope-test-'))
  try {
    const reportFile = join(folder, 'report.json')
    const exitCode = await run(reportFile)
    const counts = existsSync(reportFile) ? count(/** @type {Report} */ (readJson(reportFile))) : NO_TESTS
    return { ok: exitCode === 0 && counts.failed === 0 && counts.passed > 0, counts }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
