// npm run build: bundles the app and the Playwright kit into `out`; `--force` does so even when no source changed.
import { buildKit } from './launch/build-kit.mjs'
import { buildApp } from './launch/build.mjs'
import { runScript } from './launch/script.mjs'
import { projectFolder } from './setup/folders.mjs'
import { setUp } from './setup/set-up.mjs'

const force = process.argv.includes('--force')

await runScript(async (reporter) => {
  await setUp({ reporter, scope: 'packages' })
  await reporter.step('Build', (log) => buildApp({ projectFolder, log, force }))
  await reporter.step('Playwright kit', (log) => buildKit({ projectFolder, log, force }))
})
