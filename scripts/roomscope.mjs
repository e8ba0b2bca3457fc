// The command line from a checkout: `node scripts/roomscope.mjs <verb>`. It needs neither Electron nor a
// display, and standard output belongs to the command alone.
import { join } from 'node:path'
import { buildApp } from './launch/build.mjs'
import { runForeground } from './launch/foreground.mjs'
import { callerFolder, runScript } from './launch/script.mjs'
import { projectFolder } from './setup/folders.mjs'
import { setUp } from './setup/set-up.mjs'

await runScript(
  async (reporter) => {
    await setUp({ reporter, scope: 'node' })
    await reporter.step('Build', (log) => buildApp({ projectFolder, log }))
    const cli = join(projectFolder, 'out', 'main', 'cli.js')
    return runForeground(process.execPath, [cli, ...process.argv.slice(2)], { cwd: callerFolder() })
  },
  { quiet: true },
)
