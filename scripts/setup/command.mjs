import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd] folder to run in
 * @property {NodeJS.ProcessEnv} [env] the whole environment of the child
 * @property {AbortSignal} [signal] ends the child, and whatever it started, when it aborts
 */

/**
 * @typedef {object} CommandResult
 * @property {number} exitCode 127 when the command does not exist, 128 or more when a signal ended it
 * @property {string} stdout
 * @property {string} output stdout and stderr in the order they came
 */

const NOT_FOUND = 127
const ENDED_BY_SIGNAL = 128

/** @type {Set<import('node:child_process').ChildProcess>} */
const runningChildren = new Set()

/**
 * Runs a command to its end without a shell and gives back all it printed. Never rejects.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that a compiler started by a build tool ends together with it.
      detached: process.platform !== 'win32',
    })
    runningChildren.add(child)
    const abort = () => endTree(child)
    options.signal?.addEventListener('abort', abort, { once: true })

    let stdout = ''
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text
    })

    /** @param {number} exitCode */
    const finish = (exitCode) => {
      runningChildren.delete(child)
      options.signal?.removeEventListener('abort', abort)
      resolve({ exitCode, stdout, output })
    }
    child.on('error', (error) => {
      output += error.message
      finish(NOT_FOUND)
    })
    child.on('close', (code) => finish(code ?? ENDED_BY_SIGNAL))
  })
}

/** Ends every command still running, with all they started. For the moment a signal ends the set-up. */
export function endRunningCommands() {
  for (const child of runningChildren) endTree(child)
}

/** @param {import('node:child_process').ChildProcess} child */
function endTree(child) {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM')
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error
  }
}

/**
 * The full path of a command, or `undefined` when no folder of PATH holds it.
 *
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function findExecutable(name, env = process.env) {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name]
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    for (const candidate of names) {
      const path = join(folder, candidate)
      if (folder !== '' && isExecutable(path)) return path
    }
  }
  return undefined
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The last lines of what a command printed: enough to see why it failed.
 *
 * @param {string} output
 * @param {number} [lineCount]
 */
export function lastLines(output, lineCount = 12) {
  return output.trimEnd().split('\n').slice(-lineCount).join('\n')
}
