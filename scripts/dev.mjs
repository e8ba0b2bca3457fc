// npm run dev: the app with hot reload. What follows `--` goes to the app.
import { join } from 'node:path'
import { electronSwitches, readAppArguments } from './launch/app.mjs'
import { forgetBuild } from './launch/build.mjs'
import { runForeground } from './launch/foreground.mjs'
import { callerFolder, runScript } from './launch/script.mjs'
import { withDisplay } from './launch/virtual-display.mjs'
import { projectFolder } from './setup/folders.mjs'
import { setUp } from './setup/set-up.mjs'

const electronVite = join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')

await runScript(async (reporter) => {
  await setUp({ reporter, scope: 'everything' })
  const appArgs = readAppArguments(process.argv.slice(2), callerFolder())
  forgetBuild(projectFolder)
  return withDisplay(process.env, (env, isVirtual) => {
    const args = [electronVite, 'dev', '--', ...electronSwitches(reporter, isVirtual), ...appArgs]
    return runForeground(process.execPath, args, { env, cwd: projectFolder })
  })
})
