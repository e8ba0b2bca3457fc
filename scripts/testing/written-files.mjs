import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Writes files below a folder, with the folders they need.
 *
 * @param {string} folder
 * @param {Readonly<Record<string, string | Buffer | object>>} files content by path; an object becomes JSON
 */
export function writeFiles(folder, files) {
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    const isPlain = typeof content === 'string' || Buffer.isBuffer(content)
    writeFileSync(target, isPlain ? content : JSON.stringify(content))
  }
}

/**
 * Writes a command of the given name: a shell script. What runs with this folder as its PATH finds it.
 *
 * @param {string} folder
 * @param {string} name
 * @param {string} script
 */
export function writeCommand(folder, name, script) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
}

/**
 * The paths of all files below a folder, sorted; none when it does not exist.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function filesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}
