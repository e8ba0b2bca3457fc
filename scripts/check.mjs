// npm run check: lint, import rules, types, format and the lock file.
import { CHECKS, runChecks } from './checks/run-checks.mjs'
import { runScript } from './launch/script.mjs'
import { projectFolder } from './setup/folders.mjs'
import { setUp } from './setup/set-up.mjs'

await runScript(async (reporter) => {
  await setUp({ reporter, scope: 'packages' })
  const failed = await runChecks({ checks: CHECKS, projectFolder, reporter })
  return failed.length === 0 ? 0 : 1
})
