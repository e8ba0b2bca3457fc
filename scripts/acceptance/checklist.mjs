import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/**
 * One statement of the login guide.
 *
 * @typedef {object} ChecklistItem
 * @property {string} id S and a number from 1, without gaps
 * @property {string} section the part of the guide
 * @property {string} platforms letters of the platforms that it holds for, empty for all
 * @property {string} text the statement in our words
 */

/** @typedef {string | { on: string, text: string }} WrittenItem */

/**
 * The checklist in its order.
 *
 * @param {string} file
 * @returns {ChecklistItem[]}
 * @throws {Error} when a number is missing, doubled or out of place
 */
export function readChecklist(file = join(import.meta.dirname, 'checklist.yaml')) {
  /** @type {unknown} */
  const written = parse(readFileSync(file, 'utf8'))
  const sections = /** @type {{ section: string, items: Record<string, WrittenItem> }[]} */ (written)
  const items = sections.flatMap(({ section, items }) =>
    Object.entries(items).map(([id, item]) =>
      typeof item === 'string'
        ? { id, section, platforms: '', text: item }
        : { id, section, platforms: item.on, text: item.text },
    ),
  )
  for (const [index, { id }] of items.entries()) {
    if (id !== `S${index + 1}`) throw new Error(`${file}: S${index + 1} is wanted where ${id} stands`)
  }
  return items
}
