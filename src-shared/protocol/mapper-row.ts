/** How a field of the API is written as a property value and read back (protocol notes §5). */
export type ValueKind =
  | 'text'
  /** Text; anything else goes as it is, which only the text transport shows. */
  | 'looseText'
  | 'number'
  /** true ↔ 1, false ↔ 0. */
  | 'flag'
  /** true ↔ 0, false ↔ 1. */
  | 'invertedFlag'
  /** Any JSON value ↔ its text. */
  | 'json'
  /** A list ↔ its JSON text, left out when empty. */
  | 'filledList'
  /** JSON that the text transport carries as it is. */
  | 'native'
  /** A list of numbers ↔ text joined with commas. */
  | 'commaList'
  /** A list of text ↔ text joined with vertical bars. */
  | 'barList'
  /** The entries of one member ↔ JSON text with other names. */
  | 'multiEnterInfo'

/**
 * One row of a mapper: tag, name in the API (`group.name` when it stands in a nested object), kind (text when left
 * out), and the value that reading gives when the tag is missing.
 */
export type MapperRow = readonly [
  tag: number,
  path: string,
  kind?: ValueKind,
  valueWhenMissing?: boolean | number,
]

export type MapperTables = Readonly<Record<string, readonly MapperRow[]>>
