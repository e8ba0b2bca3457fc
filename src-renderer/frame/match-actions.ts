import type { Action } from '../stores/actions-store'

/** The actions whose title or group holds every word of the query, in any order and case. */
export function matchActions(actions: readonly Action[], query: string): readonly Action[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return actions.filter(({ title, group, id }) => {
    const text = `${title} ${group} ${id}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
