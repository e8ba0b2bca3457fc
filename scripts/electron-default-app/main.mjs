// The app Electron starts when it is given the path of another one. Distributions made for packaged
// products come without it and then ignore `electron <path>`; packed as default_app.asar this restores it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'
import { parseLaunchArguments } from './launch-arguments.mjs'

/**
 * Parts of the `app` module that Electron offers to its default app only and therefore leaves untyped.
 *
 * @typedef {object} DefaultAppPowers
 * @property {(version: string) => void} setVersion
 * @property {(path: string) => void} setAppPath
 * @property {(name: string) => void} [setDesktopName]
 */

const appPowers = /** @type {Electron.App & DefaultAppPowers} */ (app)
const require = createRequire(import.meta.url)

const request = parseLaunchArguments(process.argv.slice(1))
if (request.kind === 'version') {
  finish(`v${process.versions.electron}`)
} else if (request.kind === 'abi') {
  finish(process.versions.modules)
} else if (request.appPath === undefined) {
  console.error('Usage: electron [switches] <path of an app> [arguments of the app]')
  process.exit(1)
} else {
  for (const path of request.preloadedModules) require(resolve(path))
  await startApp(resolve(request.appPath))
}

/** @param {string} line */
function finish(line) {
  console.log(line)
  process.exit(0)
}

/**
 * Electron holds its `ready` event back until this module is through, so waiting for the app to load
 * gives it the time before `ready` that it has when it is packaged.
 *
 * @param {string} folder
 */
async function startApp(folder) {
  Object.assign(process, { defaultApp: true })
  const manifest = readManifest(resolve(folder, 'package.json'))
  const name = manifest.productName ?? manifest.name
  if (name !== undefined) appPowers.setName(name)
  if (manifest.version !== undefined) appPowers.setVersion(manifest.version)
  appPowers.setDesktopName?.(manifest.desktopName ?? `${appPowers.getName()}.desktop`)
  appPowers.setAppPath(folder)
  await import(pathToFileURL(require.resolve(folder)).href)
}

/**
 * @typedef {object} Manifest
 * @property {string} [name]
 * @property {string} [productName]
 * @property {string} [version]
 * @property {string} [desktopName]
 */

/** @param {string} path */
function readManifest(path) {
  /** @type {unknown} */
  const content = JSON.parse(readFileSync(path, 'utf8'))
  return /** @type {Manifest} */ (content)
}
