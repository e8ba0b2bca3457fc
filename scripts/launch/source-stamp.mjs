import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/**
 * A text that differs as soon as a source file is added, changed or removed.
 *
 * @param {string} projectFolder
 * @param {readonly string[]} sources files and folders; tests in them do not count
 */
export function describeSources(projectFolder, sources) {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((source) => filesBelow(join(projectFolder, source))).sort()) {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${relative(projectFolder, path)}\t${size}\t${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/**
 * @param {string} path a file or a folder
 * @returns {string[]} without tests, which are not part of the app
 */
function filesBelow(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
}
