import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { itemsOfTitle, requireSoundTags, titleWithoutItems } from './item-tags.mjs'
import { filesBelow, namedFrom } from './project-files.mjs'
import { readSamples } from './scenarios.mjs'
import { testTitles } from './test-titles.mjs'

/**
 * What shows that an item holds: a test, or a scenario that is run as one.
 *
 * @typedef {object} Proof
 * @property {'test' | 'scenario'} kind
 * @property {string} file below the project folder, with `/`
 * @property {string} title
 * @property {readonly string[]} items
 */

const TEST_FOLDERS = ['src-shared', 'src-main', 'src-renderer', 'e2e']
/** `'$id: it shows it ($id)'` names the items of its table, which stands in the file or in one beside it. */
const ID_OF_TABLE = '($id)'
const TABLE_IDS = /\bid: '(S[^']*)'/g
const BESIDE = /from '(\.{1,2}\/[^']+)'/g

/**
 * Every test whose title names items, and every scenario that does.
 *
 * @param {string} projectFolder
 * @returns {Proof[]} in the order of their files
 * @throws {Error} that names the file, for items that are misspelt
 */
export function findProofs(projectFolder) {
  const tests = TEST_FOLDERS.flatMap((folder) =>
    filesBelow(join(projectFolder, folder), /\.(test|spec)\.ts$/),
  )
  return [
    ...readSamples(projectFolder).map(({ file, name, items }) => ({
      kind: /** @type {const} */ ('scenario'),
      file,
      title: name,
      items,
    })),
    ...tests.flatMap((path) => proofsOf(projectFolder, path)),
  ]
}

/** @typedef {Omit<Proof, 'file'>} FoundProof */

/**
 * @param {string} projectFolder
 * @param {string} path
 * @returns {Proof[]}
 */
function proofsOf(projectFolder, path) {
  const file = namedFrom(projectFolder, path)
  try {
    return testProofs(readFileSync(path, 'utf8'), path).map((proof) => ({ ...proof, file }))
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/**
 * @param {string} source
 * @param {string} path
 * @returns {FoundProof[]}
 */
function testProofs(source, path) {
  if (!/\(\$id\)|\(\s?s\d/i.test(source)) return []
  return testTitles(source).flatMap((titles) => {
    const own = titles.at(-1) ?? ''
    requireSoundTags(own)
    const items = own.includes(ID_OF_TABLE) ? idsOfTable(source, path) : itemsOfTitle(own)
    if (items.length === 0) return []
    return [{ kind: /** @type {const} */ ('test'), title: titles.map(titleWithoutItems).join(' › '), items }]
  })
}

/**
 * @param {string} source
 * @param {string} path
 */
function idsOfTable(source, path) {
  const beside = [...source.matchAll(BESIDE)]
    .map(([, specifier = '']) => join(dirname(path), `${specifier}.ts`))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
  const ids = [source, ...beside].flatMap((text) => [...text.matchAll(TABLE_IDS)].map(([, id = '']) => id))
  return [...new Set(ids)]
}
