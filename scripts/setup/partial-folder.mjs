import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = 'partial'

/**
 * Runs `work` with a new folder inside the cache, for results that are moved to their place only once
 * they are whole. The folder goes away with the work, whatever happens.
 *
 * @template T
 * @param {string} cache
 * @param {string} name
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withPartialFolder(cache, name, work) {
  const parent = join(cache, FOLDER)
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, `${name}-${process.pid}-`))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Removes what set-ups that were killed left behind. The folders of one that still runs stay.
 *
 * @param {string} cache
 * @returns {string[]} names of the removed folders
 */
export function removeAbandonedFolders(cache) {
  const parent = join(cache, FOLDER)
  mkdirSync(parent, { recursive: true })
  const abandoned = readdirSync(parent).filter((name) => !isRunning(ownerPid(name)))
  for (const name of abandoned) rmSync(join(parent, name), { recursive: true, force: true })
  return abandoned
}

/** @param {string} name */
function ownerPid(name) {
  return Number(name.split('-').at(-2))
}

/** @param {number} pid */
function isRunning(pid) {
  if (!Number.isInteger(pid)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
