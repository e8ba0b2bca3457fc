import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from './command.mjs'
import { withPartialFolder } from './partial-folder.mjs'
import { readJson } from './read-json.mjs'

const STALL_LIMIT_MS = 30_000
const LOOK_EVERY_MS = 1_000

/**
 * Runs Electron's own installer. It has as long as it needs while data arrives, and is ended when none
 * does: some networks swallow what they do not allow instead of refusing it.
 *
 * @param {object} options
 * @param {string} options.electronPackage the folder node_modules/electron
 * @param {string} options.cache
 * @param {NodeJS.ProcessEnv} options.env
 * @param {number} [options.stallLimitMs] how long nothing may arrive
 * @returns {Promise<{ installed: boolean, reason: string }>} the reason is one line, empty on success
 */
export async function installOfficialRuntime({ electronPackage, cache, env, stallLimitMs = STALL_LIMIT_MS }) {
  return withPartialFolder(cache, 'official', async (folder) => {
    const stalled = new AbortController()
    const watch = watchGrowth([folder, join(electronPackage, 'dist')], stallLimitMs, () => stalled.abort())
    const result = await runCommand(process.execPath, [join(electronPackage, 'install.js')], {
      cwd: electronPackage,
      // The installer downloads into the temporary folder: with one of its own its progress can be seen.
      env: { ...env, TMPDIR: folder, TEMP: folder, TMP: folder },
      signal: stalled.signal,
    })
    clearInterval(watch)
    if (result.exitCode === 0) return { installed: true, reason: '' }
    if (stalled.signal.aborted)
      return { installed: false, reason: `nothing arrived for ${stallLimitMs / 1000} s` }
    return { installed: false, reason: firstLine(result.output) }
  })
}

/**
 * Whether Electron's installer has finished here, for the version of its package.
 *
 * @param {string} electronPackage
 */
export function isOfficialRuntimeInstalled(electronPackage) {
  const versionFile = join(electronPackage, 'dist', 'version')
  const pathFile = join(electronPackage, 'path.txt')
  if (!existsSync(versionFile) || !existsSync(pathFile)) return false
  const manifest = /** @type {{ version: string }} */ (readJson(join(electronPackage, 'package.json')))
  return (
    readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === manifest.version &&
    existsSync(join(electronPackage, 'dist', readFileSync(pathFile, 'utf8')))
  )
}

/**
 * Removes what an installation left, so that the next one starts clean. A link is removed, never its target.
 *
 * @param {string} electronPackage
 */
export function removeRuntime(electronPackage) {
  rmSync(join(electronPackage, 'path.txt'), { force: true })
  rmSync(join(electronPackage, 'dist'), { recursive: true, force: true })
}

/**
 * @param {readonly string[]} folders
 * @param {number} stallLimitMs
 * @param {() => void} onStall
 */
function watchGrowth(folders, stallLimitMs, onStall) {
  let sizeBytes = 0
  let grewAtMs = performance.now()
  return setInterval(
    () => {
      const currentBytes = folders.reduce((sum, folder) => sum + folderSizeBytes(folder), 0)
      if (currentBytes !== sizeBytes) {
        sizeBytes = currentBytes
        grewAtMs = performance.now()
      } else if (performance.now() - grewAtMs >= stallLimitMs) {
        onStall()
      }
    },
    Math.min(LOOK_EVERY_MS, stallLimitMs),
  )
}

/**
 * @param {string} folder
 * @returns {number} 0 when it does not exist
 */
function folderSizeBytes(folder) {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (sum, file) => sum + (statSync(join(file.parentPath, file.name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    )
}

/** @param {string} output */
function firstLine(output) {
  return output.trim().split('\n')[0] ?? ''
}
