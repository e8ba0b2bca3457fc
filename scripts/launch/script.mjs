import { endRunningCommands } from '../setup/command.mjs'
import { createReporter } from '../setup/reporter.mjs'
import { SetupError } from '../setup/setup-error.mjs'
import { forwardSignal } from './foreground.mjs'

/** The oldest Node this project supports, as package.json says. */
const OLDEST_NODE = { major: 20, minor: 19 }
const EXIT_CODE = { SIGINT: 130, SIGTERM: 143 }

/**
 * Runs what a script is for: prints a failure with its remedy, sets the exit code, and when the script
 * is told to stop, passes that on and leaves nothing running.
 *
 * @param {(reporter: import('../setup/reporter.mjs').Reporter) => Promise<number | void>} work gives the exit code
 * @param {{ quiet?: boolean }} [options] quiet keeps standard output free and tells only what had to be done
 */
export async function runScript(work, { quiet = false } = {}) {
  const stream = quiet ? process.stderr : process.stdout
  stream.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    // Who reads along may leave at any line, as `head` does. The work goes on: half a set-up helps nobody.
    if (error.code !== 'EPIPE') throw error
  })
  const reporter = createReporter({ quiet, write: (text) => stream.write(text) })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      if (forwardSignal(signal)) return
      endRunningCommands()
      process.exit(EXIT_CODE[signal])
    })
  }
  try {
    requireNode(process.versions.node)
    process.exitCode = (await work(reporter)) ?? 0
  } catch (error) {
    reporter.failed(error)
    process.exitCode = 1
  }
}

/**
 * @param {string} version as `process.versions.node` has it
 * @throws {SetupError} when it is too old
 */
export function requireNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > OLDEST_NODE.major || (major === OLDEST_NODE.major && minor >= OLDEST_NODE.minor)) return
  throw new SetupError(`Node.js ${version} is too old.`, [
    `install Node.js ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer`,
  ])
}

/**
 * The folder the user is in: npm moves its scripts to the project folder and tells where it came from.
 *
 * @param {NodeJS.ProcessEnv} [env]
 */
export function callerFolder(env = process.env) {
  const startedByNpm = env['npm_lifecycle_event'] !== undefined
  return (startedByNpm ? env['INIT_CWD'] : undefined) ?? process.cwd()
}
