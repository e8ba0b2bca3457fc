import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { filesBelow, namedFrom } from './project-files.mjs'

/**
 * What a sample scenario says of itself.
 *
 * @typedef {object} SampleScenario
 * @property {string} file below the project folder, with `/`
 * @property {string} name
 * @property {string} description
 * @property {readonly string[]} items
 */

/**
 * The scenarios that come with the product, in the order of their files. One that is no YAML is refused with its
 * name; whether it is a sound scenario is the business of the runner, which says where it is wrong.
 *
 * @param {string} projectFolder
 * @returns {SampleScenario[]}
 */
export function readSamples(projectFolder) {
  return filesBelow(join(projectFolder, 'resources', 'scenarios'), /\.ya?ml$/).map((path) => {
    const file = namedFrom(projectFolder, path)
    /** @type {unknown} */
    const written = parseYaml(file, readFileSync(path, 'utf8'))
    const { name, description, items } =
      /** @type {{ name?: unknown, description?: unknown, items?: unknown }} */ (written ?? {})
    return {
      file,
      name: typeof name === 'string' ? name : '',
      description: typeof description === 'string' ? description : '',
      items: Array.isArray(items) ? items.map(String) : [],
    }
  })
}

/**
 * @param {string} file
 * @param {string} source
 * @returns {unknown}
 */
function parseYaml(file, source) {
  try {
    return parse(source)
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
