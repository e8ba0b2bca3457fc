import type { EventNature, FrameDirection, LoginStage } from '../../../../src-shared/console'

/** The columns of an event that a query can ask for, and its text. */
export interface IndexedEvent {
  readonly ordinal: number
  readonly instanceId: number | null
  readonly kind: string
  readonly name: string
  readonly from: string | null
  readonly to: string | null
  readonly code: number | null
  readonly payload: string
  readonly heartbeat: number
  readonly landmark: string | null
  readonly direction: FrameDirection | null
  readonly stage: LoginStage | null
}

/** Each field has a letter of its own, with which its words begin. */
const LETTERS = {
  kind: 'k',
  name: 'n',
  from: 'f',
  to: 't',
  code: 'c',
  instance: 'i',
  direction: 'd',
  stage: 's',
  is: 'x',
  pair: 'p',
} as const
export type Facet = keyof typeof LETTERS

/** Every event has this word. */
export const ANY_WORD = 'any'
/** No event has this word. */
export const NO_WORD = 'zero'

/** A query has fewer characters, so that nothing behind them can be asked for. */
const MAX_VALUE_CHARACTERS = 1001

/** The word of a field's value, of letters, digits and `_` alone; equal but for upper and lower case is equal. */
export function facetWord(facet: Facet, value: string | number): string {
  return LETTERS[facet] + encode(String(value))
}

/** The words of an event, with spaces between. */
export function facetText(event: IndexedEvent): string {
  const words = [ANY_WORD, facetWord('kind', event.kind), facetWord('name', event.name)]
  const add = (facet: Facet, value: string | number | null) => {
    if (value !== null) words.push(facetWord(facet, value))
  }
  add('from', event.from)
  add('to', event.to)
  add('code', event.code)
  add('instance', event.instanceId)
  add('direction', event.direction)
  add('stage', event.stage)
  for (const nature of naturesOf(event)) words.push(facetWord('is', nature))
  for (const pair of foreignPairs(searchedText(event))) words.push(pair)
  return words.join(' ')
}

/** All that free text is looked for in; parts are kept apart by line breaks, which no part holds. */
export function searchedText({ name, from, to, code, payload }: IndexedEvent): string {
  return [name, from ?? '', to ?? '', code ?? '', payload].join('\n')
}

/**
 * Words for two characters beyond ASCII in a row, each once: they find the many Chinese words that are too short for
 * runs of three.
 */
export function foreignPairs(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const run of text.match(/[^\0-\x7f]{2,}/gu) ?? []) {
    const characters = Array.from(run)
    characters.slice(1).forEach((character, index) => {
      pairs.add(facetWord('pair', (characters[index] ?? '') + character))
    })
  }
  return pairs
}

function naturesOf({ heartbeat, landmark }: IndexedEvent): EventNature[] {
  const natures: EventNature[] = []
  if (landmark === 'failure' || landmark === 'kick') natures.push(landmark)
  if (heartbeat === 1) natures.push('heartbeat')
  return natures
}

function encode(value: string): string {
  return value
    .slice(0, MAX_VALUE_CHARACTERS)
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    .replace(/[^a-z0-9]/g, (unit) => `_${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
