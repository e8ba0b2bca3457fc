import { existsSync, readFileSync } from 'node:fs'
import { findExecutable, lastLines, runCommand } from './command.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * Something this machine lacks, and the Debian package that has it.
 *
 * @typedef {object} MissingPackage
 * @property {string} missing what was looked for, in the words of the reader: `libnss3.so`, `Xvfb`
 * @property {readonly string[]} packages names it has had in Debian and Ubuntu, the newest first
 */

const INSTALL = ['install', '-y', '--no-install-recommends']
const OS_RELEASE_FILE = '/etc/os-release'

/**
 * Whether packages come through apt-get here.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [osReleaseFile]
 */
export function usesApt(env, osReleaseFile = OS_RELEASE_FILE) {
  if (findExecutable('apt-get', env) === undefined || !existsSync(osReleaseFile)) return false
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync(osReleaseFile, 'utf8'))
}

/**
 * The packages to install, under the names this release knows them by.
 *
 * @param {readonly MissingPackage[]} missing
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string[]>}
 */
export async function packageNames(missing, env) {
  const names = await Promise.all(missing.map(({ packages }) => knownName(packages, env)))
  return [...new Set(names)]
}

/** @param {readonly string[]} names */
export function aptLine(names) {
  return ['apt-get', ...INSTALL, ...names].join(' ')
}

/**
 * @param {readonly MissingPackage[]} missing
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./reporter.mjs').StepLog} log
 * @throws {SetupError} when apt-get fails
 */
export async function installPackages(missing, env, log) {
  log.doing(`installing ${missing.map((one) => one.missing).join(', ')} as root, with apt-get`)
  const aptEnv = { ...env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = await runCommand('apt-get', ['update', '-q'], { env: aptEnv })
  const names = await packageNames(missing, env)
  const install = await runCommand('apt-get', [...INSTALL, ...names], { env: aptEnv })
  if (install.exitCode === 0) return
  const output = update.exitCode === 0 ? install.output : update.output + install.output
  throw new SetupError(`apt-get failed:\n${lastLines(output)}`, ['apt-get update', aptLine(names)])
}

/**
 * @param {readonly string[]} names
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} the first name apt knows, the last one when it knows none
 */
async function knownName(names, env) {
  for (const name of names) {
    const shown = await runCommand('apt-cache', ['show', '--no-all-versions', name], { env })
    if (shown.exitCode === 0 && shown.stdout.includes(`Package: ${name}\n`)) return name
  }
  return names.at(-1) ?? ''
}
