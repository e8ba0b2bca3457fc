// npm run pictures: takes the pictures of the documentation with the built app. What follows `--` goes to Playwright.
import { join } from 'node:path'
import { buildApp } from './launch/build.mjs'
import { runForeground } from './launch/foreground.mjs'
import { runScript } from './launch/script.mjs'
import { withDisplay } from './launch/virtual-display.mjs'
import { projectFolder } from './setup/folders.mjs'
import { setUp } from './setup/set-up.mjs'

const playwright = join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js')
const config = join('e2e', 'pictures', 'playwright.config.ts')

await runScript(async (reporter) => {
  await setUp({ reporter, scope: 'everything' })
  await reporter.step('Build', (log) => buildApp({ projectFolder, log }))
  return withDisplay(process.env, (env) =>
    runForeground(process.execPath, [playwright, 'test', '-c', config, ...process.argv.slice(2)], {
      cwd: projectFolder,
      env,
    }),
  )
})
