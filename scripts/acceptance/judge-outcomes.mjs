import { itemsOfTitle } from './item-tags.mjs'

/** @typedef {import('./checklist.mjs').ChecklistItem} ChecklistItem */
/** @typedef {import('./outcomes.mjs').TestOutcome} TestOutcome */

/**
 * The items that a test run has not shown: none of the tests that name them has passed.
 *
 * @param {readonly ChecklistItem[]} checklist
 * @param {readonly TestOutcome[]} outcomes of unit and end-to-end tests together
 * @returns {string[]} a sentence each
 */
export function itemsNotShown(checklist, outcomes) {
  /** @type {Map<string, TestOutcome[]>} */
  const byItem = new Map()
  for (const outcome of outcomes) {
    for (const id of itemsOfTitle(outcome.title)) byItem.set(id, [...(byItem.get(id) ?? []), outcome])
  }
  return checklist.flatMap(({ id, text }) => {
    const own = byItem.get(id) ?? []
    if (own.some(({ passed }) => passed)) return []
    const why =
      own.length === 0
        ? 'no test that names it has run'
        : `none has passed of: ${own.map(({ title }) => title).join('; ')}`
    return [`${id} (${text}): ${why}`]
  })
}
