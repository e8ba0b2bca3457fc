import type { ScenarioEntry } from '../../src-shared/console'

type Searched = Pick<ScenarioEntry, 'name' | 'title' | 'description' | 'tags' | 'checklist'>

/**
 * Does what a scenario says of itself, in its own or in another language, hold every word of a search, in any case? No
 * words match all. A word that begins with `#` is a whole tag, and one like `S12` a whole item of the checklist: `S1`
 * does not find `S12`.
 */
export function matchesScenario(scenario: Searched, search: string, otherText = ''): boolean {
  const { name, title, description, tags, checklist } = scenario
  const written = [name, title, otherText, description, ...tags].join('\n').toLowerCase()
  const items = checklist.map((item) => item.toLowerCase())
  const wholeTags = tags.map((tag) => `#${tag.toLowerCase()}`)
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return words.every((word) => {
    if (word.startsWith('#')) return wholeTags.includes(word)
    if (/^s\d+$/.test(word) && items.includes(word)) return true
    return written.includes(word)
  })
}
