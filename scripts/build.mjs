// npm run build: bundles the app into `out`; `--force` does so even when no source changed.
import { buildApp } from './launch/build.mjs'
import { runScript } from './launch/script.mjs'
import { projectFolder } from './setup/folders.mjs'
import { setUp } from './setup/set-up.mjs'

const force = process.argv.includes('--force')

await runScript(async (reporter) => {
  await setUp({ reporter, scope: 'packages' })
  await reporter.step('Build', (log) => buildApp({ projectFolder, log, force }))
})
