/** @typedef {import('./checklist.mjs').ChecklistItem} ChecklistItem */
/** @typedef {import('./proofs.mjs').Proof} Proof */

/**
 * What keeps the checklist from being covered: names of items that do not exist, and items that nothing shows.
 *
 * @param {readonly ChecklistItem[]} checklist
 * @param {readonly Proof[]} proofs
 * @returns {string[]} a sentence each
 */
export function coverageFaults(checklist, proofs) {
  const known = new Set(checklist.map(({ id }) => id))
  const shown = new Set(proofs.flatMap(({ items }) => items))
  return [
    ...proofs.flatMap(({ file, title, items }) =>
      items
        .filter((id) => !known.has(id))
        .map((id) => `${file}: "${title}" names ${id}, which is no item of the checklist`),
    ),
    ...checklist
      .filter(({ id }) => !shown.has(id))
      .map(({ id, text }) => `${id} is shown by no test and no scenario: ${text}`),
  ]
}
