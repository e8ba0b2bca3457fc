// npm start: sets up what is missing, builds when sources changed, and opens the app.
import { openApp } from './launch/app.mjs'
import { buildApp } from './launch/build.mjs'
import { runScript } from './launch/script.mjs'
import { projectFolder } from './setup/folders.mjs'
import { setUp } from './setup/set-up.mjs'

await runScript(async (reporter) => {
  await setUp({ reporter, scope: 'everything' })
  await reporter.step('Build', (log) => buildApp({ projectFolder, log }))
  return openApp({ appArgs: process.argv.slice(2), reporter })
})
