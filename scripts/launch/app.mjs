import { resolve } from 'node:path'
import { electronExecutable } from '../setup/electron-runtime.mjs'
import { projectFolder } from '../setup/folders.mjs'
import { SetupError } from '../setup/setup-error.mjs'
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

/**
 * The arguments for the app, with the picture's file as a full path: the app runs in another folder.
 *
 * @param {readonly string[]} args
 * @param {string} folder the one relative paths start from
 * @returns {string[]}
 * @throws {SetupError} when the file is missing
 */
export function readAppArguments(args, folder) {
  /** @type {string[]} */
  const result = []
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? ''
    const match = /^--screenshot(?:=(.*))?$/.exec(arg)
    if (match === null) {
      result.push(arg)
      continue
    }
    const file = match[1] ?? args[(index += 1)]
    if (!file || file.startsWith('-')) {
      throw new SetupError('--screenshot needs the name of the file to write.', [
        'npm start -- --screenshot roomscope.png',
      ])
    }
    result.push(`--screenshot=${resolve(folder, file)}`)
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
