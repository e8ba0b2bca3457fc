import { resolve } from 'node:path'
import { electronExecutable } from '../setup/electron-runtime.mjs'
import { projectFolder } from '../setup/folders.mjs'
import { callerFolder } from './script.mjs'
import { runForeground } from './foreground.mjs'
import { withDisplay } from './virtual-display.mjs'

/**
 * Opens the built app and stays until it is closed.
 *
 * @param {object} options
 * @param {readonly string[]} options.appArgs what follows `npm start --`
 * @param {import('../setup/reporter.mjs').Reporter} options.reporter
 * @param {NodeJS.ProcessEnv} [options.env]
 * @returns {Promise<number>} the exit code of the app
 */
export async function openApp({ appArgs, reporter, env = process.env }) {
  const args = readAppArguments(appArgs, callerFolder(env))
  return withDisplay(env, (displayEnv, isVirtual) => {
    if (isVirtual) explainVirtualDisplay(reporter, displayEnv)
    const electronArgs = [...electronSwitches(reporter, isVirtual), projectFolder, ...args]
    reporter.say('▶ Roomscope is starting; close its window or press Ctrl+C to end it')
    return runForeground(electronExecutable(projectFolder), electronArgs, {
      env: displayEnv,
      cwd: projectFolder,
    })
  })
}

const PATH_FLAG = /^(--(?:screenshot|open|world|profile-dir))(?:=(.*))?$/

/**
 * The arguments for the app, with every file and folder as a full path: the app runs in the project folder. What lacks
 * its path stays as it is, for the app to say so.
 *
 * @param {readonly string[]} args
 * @param {string} folder the one relative paths start from
 * @returns {string[]}
 */
export function readAppArguments(args, folder) {
  /** @type {string[]} */
  const result = []
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? ''
    const [, flag, inline] = PATH_FLAG.exec(arg) ?? []
    const next = args[index + 1]
    const path = inline ?? (next?.startsWith('--') ? undefined : next)
    if (flag === undefined || !path) {
      result.push(arg)
      continue
    }
    result.push(`${flag}=${resolve(folder, path)}`)
    if (inline === undefined) index += 1
  }
  return result
}

/**
 * @param {import('../setup/reporter.mjs').Reporter} reporter
 * @param {boolean} isVirtual whether the display is virtual
 * @param {number | undefined} [userId]
 * @returns {string[]}
 */
export function electronSwitches(reporter, isVirtual, userId = process.getuid?.()) {
  const switches = []
  if (process.platform === 'linux' && userId === 0) {
    reporter.say('! You are root: Electron starts with --no-sandbox, as it refuses to start otherwise')
    switches.push('--no-sandbox')
  }
  // Behind a virtual display there is no graphics card to look for, and no desktop bus whose absence
  // Chromium would report as an error over and over.
  if (isVirtual) switches.push('--disable-gpu', '--log-level=3')
  return switches
}

/**
 * @param {import('../setup/reporter.mjs').Reporter} reporter
 * @param {NodeJS.ProcessEnv} env
 */
function explainVirtualDisplay(reporter, env) {
  reporter.say(
    `! There is no display here: the window opens on a virtual one (Xvfb ${env['DISPLAY']}). To look at it:`,
  )
  reporter.say('    npm start -- --screenshot FILE   writes a picture of the window')
  reporter.say('    npm start -- --demo              plays the demo by itself')
}
