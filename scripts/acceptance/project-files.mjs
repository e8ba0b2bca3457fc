import { existsSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/**
 * The files below a folder whose names match, sorted; none where there is no such folder.
 *
 * @param {string} folder
 * @param {RegExp} name
 * @returns {string[]} paths
 */
export function filesBelow(folder, name) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .sort()
    .map((file) => join(folder, file))
}

/**
 * A path as it is named in pages: from the project folder, with `/`.
 *
 * @param {string} projectFolder
 * @param {string} path
 */
export function namedFrom(projectFolder, path) {
  return relative(projectFolder, path).split(sep).join('/')
}
