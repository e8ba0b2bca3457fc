// npm test: set-up, checks, unit tests, build and end-to-end tests. `--only check|unit|e2e` runs one part,
// and what follows the name goes to its test runner. All parts together have to show every item of the checklist.
import { itemsNotShown } from './acceptance/judge-outcomes.mjs'
import { runScript } from './launch/script.mjs'
import { setUp } from './setup/set-up.mjs'
import { PHASES } from './phases/phases.mjs'
import { choosePhases, runPhases } from './phases/run-phases.mjs'

await runScript(async (reporter) => {
  const { chosen, runnerArgs } = choosePhases(PHASES, process.argv.slice(2))
  const needsElectron = chosen.some((phase) => phase.name === 'e2e')
  await setUp({ reporter, scope: needsElectron ? 'everything' : 'node' })
  if (chosen.length < PHASES.length) return runPhases({ phases: chosen, runnerArgs, reporter })
  // Reads with a package that is there only after the set-up.
  const { readChecklist } = await import('./acceptance/checklist.mjs')
  const checklist = readChecklist()
  /** @param {readonly import('./acceptance/outcomes.mjs').TestOutcome[]} outcomes */
  const missing = (outcomes) => itemsNotShown(checklist, outcomes)
  return runPhases({ phases: chosen, runnerArgs, reporter, missing })
})
