const TAG = /\(([^()]*)\)/g
const LIKE_AN_ITEM = /(^|[\s,])s\d/i
const ITEMS = /^S[1-9]\d*(, S[1-9]\d*)*$/

/**
 * The items that a title names: `is refused (S17, S84)` names two. What merely looks like them is none.
 *
 * @param {string} title
 * @returns {string[]}
 */
export function itemsOfTitle(title) {
  // The runner quotes a text that a table puts into a title: `('S38')`.
  return tags(title.replace(/\('(S[^']*)'\)/g, '($1)')).flatMap((tag) =>
    ITEMS.test(tag) ? tag.split(', ') : [],
  )
}

/**
 * Refuses a slip of the pen in a title, such as `(s17)` or `(S17,S84)`, that would name nothing.
 *
 * @param {string} title as it is written in the source
 * @throws {Error} that quotes it
 */
export function requireSoundTags(title) {
  const unsound = tags(title).find((tag) => LIKE_AN_ITEM.test(tag) && !ITEMS.test(tag))
  if (unsound !== undefined) {
    throw new Error(`"(${unsound})" names no items; write "(S17)" or "(S17, S84)"`)
  }
}

/** @param {string} title */
function tags(title) {
  return [...title.matchAll(TAG)].map(([, inner = '']) => inner)
}

/**
 * A title without its items, as it is shown beside them.
 *
 * @param {string} title
 * @returns {string}
 */
export function titleWithoutItems(title) {
  return title
    .replace(TAG, (tag, inner) => (LIKE_AN_ITEM.test(String(inner)) || inner === '$id' ? '' : tag))
    .replace(/ {2,}/g, ' ')
    .replace(/ (?=[,:;]|$)/g, '')
    .trim()
}
