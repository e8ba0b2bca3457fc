import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** @type {Set<import('node:child_process').ChildProcess>} */
const foreground = new Set()

const SIGNAL_EXIT_BASE = 128

/**
 * Runs a command that talks to the user itself: it has our terminal, and its exit code is the answer.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} the exit code, 128 and the number of the signal when one ended it
 * @throws {Error} when the command cannot be started
 */
export function runForeground(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' })
    foreground.add(child)
    child.once('error', (error) => {
      foreground.delete(child)
      reject(error)
    })
    child.once('exit', (code, signal) => {
      foreground.delete(child)
      resolve(code ?? SIGNAL_EXIT_BASE + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}

/**
 * Passes a signal on to the command in the foreground, whose end then ends the script.
 *
 * @param {NodeJS.Signals} signal
 * @returns {boolean} false when there is none
 */
export function forwardSignal(signal) {
  for (const child of foreground) child.kill(signal)
  return foreground.size > 0
}
