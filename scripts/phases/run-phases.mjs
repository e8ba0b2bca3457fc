import { formatDuration } from '../setup/reporter.mjs'
import { SetupError } from '../setup/setup-error.mjs'
import { NO_TESTS } from './test-counts.mjs'

/** @typedef {import('./phases.mjs').Phase} Phase */
/** @typedef {import('../acceptance/outcomes.mjs').TestOutcome} TestOutcome */

/**
 * Which phases to run: all, or the one after `--only` with the arguments for its test runner behind it.
 *
 * @param {readonly Phase[]} phases
 * @param {readonly string[]} args
 * @returns {{ chosen: readonly Phase[], runnerArgs: readonly string[] }}
 * @throws {SetupError} for anything else
 */
export function choosePhases(phases, args) {
  if (args.length === 0) return { chosen: phases, runnerArgs: [] }
  const [option, name, ...runnerArgs] = args
  const chosen = phases.filter((phase) => phase.name === name)
  if (option === '--only' && chosen.length > 0) return { chosen, runnerArgs }
  throw new SetupError(
    `npm test does not understand: ${args.join(' ')}`,
    phases.map((phase) => `npm test -- --only ${phase.name}`),
  )
}

/**
 * Runs phases one after the other, a failed one included, and ends with the sum on a line of its own.
 *
 * @param {object} options
 * @param {readonly Phase[]} options.phases
 * @param {readonly string[]} options.runnerArgs
 * @param {import('../setup/reporter.mjs').Reporter} options.reporter
 * @param {(outcomes: TestOutcome[]) => readonly string[]} [options.missing] what the tests of all phases together should have
 * shown and have not, a sentence each
 * @returns {Promise<number>} the exit code
 */
export async function runPhases({ phases, runnerArgs, reporter, missing = () => [] }) {
  const total = { passed: 0, failed: 0 }
  const summary = []
  /** @type {TestOutcome[]} */
  const allOutcomes = []
  for (const phase of phases) {
    reporter.say(`\n▶ ${phase.name}`)
    const startedMs = performance.now()
    const { ok, counts, outcomes } = await runPhase(phase, { reporter, runnerArgs })
    allOutcomes.push(...outcomes)
    total.passed += counts.passed
    // A phase can fail without a failed test, by a type error for instance: it must not end as "0 failed".
    total.failed += counts.failed === 0 && !ok ? 1 : counts.failed
    const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`
    summary.push(
      `${ok ? '✓' : '✗'} ${phase.name} (${formatDuration(performance.now() - startedMs)})${skipped}`,
    )
  }
  const notShown = missing(allOutcomes)
  total.failed += notShown.length
  summary.push(...notShown.map((sentence) => `✗ ${sentence}`))
  reporter.say(`\n${summary.join('\n')}\n`)
  reporter.say(`${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
}

/**
 * @param {Phase} phase
 * @param {import('./phases.mjs').PhaseOptions} options
 * @returns {Promise<import('./phases.mjs').PhaseResult>}
 */
async function runPhase(phase, options) {
  try {
    return await phase.run(options)
  } catch (error) {
    options.reporter.failed(error)
    return { ok: false, counts: NO_TESTS, outcomes: [] }
  }
}
