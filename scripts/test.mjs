// npm test: set-up, checks, unit tests, build and end-to-end tests. `--only check|unit|e2e` runs one part,
// and what follows the name goes to its test runner.
import { runScript } from './launch/script.mjs'
import { setUp } from './setup/set-up.mjs'
import { PHASES } from './phases/phases.mjs'
import { choosePhases, runPhases } from './phases/run-phases.mjs'

await runScript(async (reporter) => {
  const { chosen, runnerArgs } = choosePhases(PHASES, process.argv.slice(2))
  const needsElectron = chosen.some((phase) => phase.name === 'e2e')
  await setUp({ reporter, scope: needsElectron ? 'everything' : 'node' })
  return runPhases({ phases: chosen, runnerArgs, reporter })
})
