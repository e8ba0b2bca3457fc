import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from './command.mjs'
import { npmCliPath, npmErrors } from './npm.mjs'
import { readJson } from './read-json.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 */

/**
 * Step: the packages of the lock file are in node_modules. Their install scripts are not run, because
 * the set-up does their work itself and newer versions of npm refuse to run them.
 *
 * @param {object} options
 * @param {string} options.projectFolder
 * @param {NodeJS.ProcessEnv} options.env
 * @param {import('./reporter.mjs').StepLog} options.log
 * @returns {Promise<import('./reporter.mjs').StepOutcome>}
 * @throws {SetupError} when npm cannot install them
 */
export async function installDependencies({ projectFolder, env, log }) {
  const reason = whyStale(projectFolder)
  if (reason === undefined) return { changed: false, detail: 'up to date' }

  log.doing(`${reason}; installing with npm ci`)
  const npmCi = [npmCliPath(env), 'ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const result = await runCommand(process.execPath, npmCi, { cwd: projectFolder, env })
  if (result.exitCode !== 0) {
    throw new SetupError(`npm ci failed:\n${npmErrors(result.output)}`, ['npm ci --ignore-scripts'])
  }
  return { changed: true, detail: 'installed' }
}

/**
 * Why node_modules is not what the lock file asks for; `undefined` when it is. Compares contents and
 * not times: a fresh checkout gives every file the same one.
 *
 * @param {string} projectFolder
 * @returns {string | undefined}
 */
export function whyStale(projectFolder) {
  // npm writes this list of what it installed as its last act, so an interrupted install has none.
  const installedList = join(projectFolder, 'node_modules', '.package-lock.json')
  if (!existsSync(installedList)) return 'node_modules is missing or incomplete'

  const installed = readPackages(installedList)
  const wanted = readPackages(join(projectFolder, 'package-lock.json'))
  for (const [path, entry] of wanted) {
    const present = installed.get(path)
    if (present === undefined && entry.optional === true) continue
    if (present === undefined) return `${path} is missing`
    if (present.version !== entry.version || present.integrity !== entry.integrity) {
      return `${path} is ${present.version}, the lock file wants ${entry.version}`
    }
    if (!existsSync(join(projectFolder, path))) return `${path} is missing`
  }
  const surplus = [...installed.keys()].find((path) => !wanted.has(path))
  return surplus === undefined ? undefined : `${surplus} is no longer wanted`
}

/**
 * @param {string} lockFile
 * @returns {Map<string, LockedPackage>} by path below the project folder, without the project itself
 */
function readPackages(lockFile) {
  const lock = /** @type {{ packages?: Record<string, LockedPackage> }} */ (readJson(lockFile))
  const packages = new Map(Object.entries(lock.packages ?? {}))
  packages.delete('')
  return packages
}
