import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { readJson } from '../setup/read-json.mjs'

/** The bundler leaves the three forms of importing in any of the three quotes. */
const IMPORT = /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*["'`]([^"'`\s]+)["'`]/g
/** Node's own, and what Electron provides. */
const PROVIDED = new Set([...builtinModules, 'electron'])

/**
 * The packages that built code imports by name and that are declared, so that text which only looks like an import
 * counts for nothing.
 *
 * @param {readonly string[]} files built scripts
 * @param {ReadonlySet<string>} declared names under `dependencies` of package.json
 * @returns {string[]} sorted
 */
export function importedPackages(files, declared) {
  const names = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, specifier = '']) => packageName(specifier)),
  )
  return [...new Set(names)].filter((name) => declared.has(name) && !PROVIDED.has(name)).sort()
}

/**
 * Those packages, and all that they need in turn.
 *
 * @param {string} projectFolder
 * @param {readonly string[]} names
 * @returns {string[]} folders below the project, such as `node_modules/ws`; sorted
 * @throws {Error} naming a package that is not installed
 */
export function packageFolders(projectFolder, names) {
  /** @type {Set<string>} */
  const folders = new Set()
  /** @type {{ name: string, neededBy: string }[]} */
  const waiting = names.map((name) => ({ name, neededBy: '' }))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const folder = installedFolder(projectFolder, next)
    if (folders.has(folder)) continue
    folders.add(folder)
    const { dependencies = {} } = /** @type {{ dependencies?: object }} */ (
      readJson(join(projectFolder, folder, 'package.json'))
    )
    for (const name of Object.keys(dependencies)) waiting.push({ name, neededBy: folder })
  }
  return [...folders].sort()
}

/**
 * All scripts below a folder.
 *
 * @param {string} folder
 */
export function scriptsBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?js$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** @param {string} specifier */
function packageName(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/**
 * Looks as Node does: in the folder of who needs it, then further up.
 *
 * @param {string} projectFolder
 * @param {{ name: string, neededBy: string }} wanted
 */
function installedFolder(projectFolder, { name, neededBy }) {
  for (let folder = neededBy; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(projectFolder, candidate, 'package.json'))) return candidate
    if (folder === '' || folder === '.')
      throw new Error(`${name} is needed by ${neededBy || 'the app'} but not installed`)
  }
}
