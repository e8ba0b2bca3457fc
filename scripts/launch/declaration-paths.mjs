import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** What stands before the path in `from './x'` and `import('./x')`. */
const RELATIVE_IMPORT = /(\bfrom\s+|\bimport\s*\(\s*|^import\s+)(['"])(\.{1,2}\/[^'"]+)\2/gm

/**
 * Completes the relative imports of declaration files: our sources leave out `.js` and `/index.js`, which only a bundler
 * finds, but whoever uses the declarations may let Node's rules look for them.
 *
 * @param {string} folder
 */
export function completeDeclarationPaths(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.d.ts')) continue
    const file = join(entry.parentPath, entry.name)
    writeFileSync(file, completePaths(readFileSync(file, 'utf8'), file))
  }
}

/**
 * @param {string} text of a declaration file
 * @param {string} file where it is
 */
function completePaths(text, file) {
  /**
   * @param {string} _whole
   * @param {string} before
   * @param {string} quote
   * @param {string} path
   */
  const complete = (_whole, before, quote, path) =>
    `${before}${quote}${path}${endingOf(resolve(dirname(file), path))}${quote}`
  return text.replaceAll(RELATIVE_IMPORT, complete)
}

/** @param {string} target an imported path, without its ending */
function endingOf(target) {
  if (existsSync(`${target}.d.ts`)) return '.js'
  return existsSync(join(target, 'index.d.ts')) ? '/index.js' : ''
}
