import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { findExecutable, lastLines } from './command.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * The script behind the `npm` command, so that npm runs through Node without a shell on every platform.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string} path of npm-cli.js
 * @throws {SetupError} when there is no npm
 */
export function npmCliPath(env = process.env) {
  const npmCommand = findExecutable('npm', env)
  const candidates = [
    npmCommand === undefined ? undefined : realpathSync(npmCommand),
    env['npm_execpath'],
    npmCommand === undefined
      ? undefined
      : join(dirname(npmCommand), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  const found = candidates.find(
    (path) => path !== undefined && basename(path) === 'npm-cli.js' && existsSync(path),
  )
  if (found !== undefined) return found
  throw new SetupError('npm was not found on this machine.', [
    'install Node.js 20.19 or newer together with its npm, then run the same command again',
  ])
}

/**
 * The node-gyp that comes with npm: it compiles native packages without being a dependency itself.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string} path of node-gyp.js
 * @throws {SetupError} when npm does not hold it
 */
export function nodeGypPath(env = process.env) {
  const path = join(dirname(dirname(npmCliPath(env))), 'node_modules', 'node-gyp', 'bin', 'node-gyp.js')
  if (existsSync(path)) return path
  throw new SetupError('This npm comes without node-gyp, which compiles the SQLite binding.', [
    'npm install --global npm@11',
  ])
}

/**
 * Why npm failed: it tells the cause first and its usage after it.
 *
 * @param {string} output all that npm printed
 */
export function npmErrors(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!) \S/.test(line))
  return errors.length > 0 ? errors.slice(0, 8).join('\n') : lastLines(output)
}
