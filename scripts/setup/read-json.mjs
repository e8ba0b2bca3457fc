import { readFileSync } from 'node:fs'

/**
 * The content of a JSON file, for the caller to say what it is.
 *
 * @param {string} path
 * @returns {unknown}
 */
export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
