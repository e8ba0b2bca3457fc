import { printQueryValue } from './event-query'
import { QUERY_FIELD_NAMES, QUERY_FIELDS, queryFieldOf, type QueryField } from './event-query-fields'

/** One thing that the operator may go on with. */
export interface QuerySuggestion {
  /** What is shown. */
  readonly label: string
  /** What takes the place of the text between `from` and `to`. */
  readonly insert: string
  readonly type: 'field' | 'value'
  /** Key of the explanation in the texts of the window. */
  readonly descriptionKey: string
}

/** What may stand at the caret instead of the characters from `from` up to `to`, both counted from 0. */
export interface QueryCompletion {
  readonly from: number
  readonly to: number
  readonly suggestions: readonly QuerySuggestion[]
}

/** Values that the caller knows and the language does not: accounts, rooms, instances, names, codes. */
export type KnownQueryValues = Readonly<Partial<Record<QueryField, readonly string[]>>>

const MAX_SUGGESTIONS = 50

/** A term with a colon: the name before it, and the value that is being typed. */
const FIELD_TERM = /^-?([a-z]+):(?:(?:"(?:[^"\\]|\\.)*"|[^",])*,)*(.*)$/is

/**
 * What can be typed at a caret: names of fields where a term begins, values after a colon or a comma. Beginnings come
 * before what merely holds the typed text.
 */
export function completeEventQuery(
  source: string,
  caret: number,
  known: KnownQueryValues = {},
): QueryCompletion {
  const typed = termBefore(source.slice(0, caret))
  const [, name = '', value = ''] = FIELD_TERM.exec(typed) ?? []
  const field = queryFieldOf(name)
  const word = field === null ? typed.replace(/^-/, '') : value
  const suggestions = field === null ? suggestFields(word) : suggestValues(field, word, known)
  return { from: caret - word.length, to: caret + restOfWord(source.slice(caret), word).length, suggestions }
}

/** The term that ends at the end of the text; spaces within quotes belong to it. */
function termBefore(text: string): string {
  const terms = text.match(/\s+|(?:"(?:[^"\\]|\\.)*(?:"|$)|[^\s"])+/gs) ?? []
  return terms.at(-1)?.trimStart() ?? ''
}

/** What of the word at the caret stands behind it. */
function restOfWord(text: string, word: string): string {
  const pattern = word.startsWith('"') ? /^[^"]*"?/ : /^[^\s",:]*:?/
  return pattern.exec(text)?.[0] ?? ''
}

function suggestFields(word: string): QuerySuggestion[] {
  return ranked(QUERY_FIELD_NAMES, word).map((field) => ({
    label: `${field}:`,
    insert: `${field}:`,
    type: 'field',
    descriptionKey: QUERY_FIELDS[field].descriptionKey,
  }))
}

function suggestValues(field: QueryField, word: string, known: KnownQueryValues): QuerySuggestion[] {
  const { values, descriptionKey } = QUERY_FIELDS[field]
  const all = [...new Set([...values, ...(known[field] ?? [])])]
  return ranked(all, word.replace(/"/g, '')).map((value) => ({
    label: value,
    insert: printQueryValue(value),
    type: 'value',
    descriptionKey,
  }))
}

function ranked<T extends string>(values: readonly T[], word: string): T[] {
  const wanted = word.toLowerCase()
  const beginning = values.filter((value) => value.toLowerCase().startsWith(wanted))
  const holding = values.filter((value) => !beginning.includes(value) && value.toLowerCase().includes(wanted))
  return [...beginning, ...holding].slice(0, MAX_SUGGESTIONS)
}
