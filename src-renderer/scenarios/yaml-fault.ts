/**
 * What the YAML parser says of a text that it cannot read, for the kinds of mistakes that are made most: it writes
 * English, and this reads it back. A test holds the list to the parser.
 */
const PATTERNS = {
  duplicateKey: /^Map keys must be unique/,
  tabIndent: /^Tabs are not allowed as indentation/,
  column: /^All (?:mapping|sequence|collection) items must start at the same column/,
  blockIndent: /^Block scalar values in collections must be indented/,
  unclosed:
    /^Flow (?:map|sequence) (?:in .+ )?must (?:be sufficiently indented and )?end with a (?<character>\S)/,
  quote: /^Missing closing (?<character>["'])quote/,
  twoColons: /^Nested mappings are not allowed in compact mappings/,
  noColon: /^Implicit (?:map )?keys need to be (?:on a single line|followed by map values)/,
  noDash: /^Sequence item without - indicator/,
  dashBesideKey: /^Unexpected block-seq-ind on same line with key/,
  start: /^Plain value cannot start with .*?(?<character>\S)$/,
  escape: /^Invalid escape sequence (?<sequence>.+)$/,
  emptyItem: /^Unexpected (?:,|empty item) in flow (?:map|sequence)/,
  comma: /^Missing , (?:or : )?between flow (?:map|sequence) items/,
  space:
    /^(?:Missing space after : in|Comments must be separated from other tokens by white space|Tags and anchors must be separated)/,
  blockHeader: /^Block scalar header includes extra characters: (?<text>.+)$/,
  documents: /^Source contains multiple documents/,
  twice: /^A node can have at most one (?:anchor|tag)/,
  alias: /^(?:Unresolved alias|Alias |Anchor |An alias node)/,
  tag: /^Unresolved tag/,
  version: /^Unsupported YAML version (?<version>\S+)/,
  unexpected: /^Unexpected .+ token in YAML stream: "(?<text>.*)"$/s,
  more: /^Unexpected (?:double-quoted-scalar|single-quoted-scalar|scalar|flow-collection|alias) at node end/,
} as const satisfies Record<string, RegExp>

export type YamlFaultKey = keyof typeof PATTERNS
export const YAML_FAULT_KEYS = Object.keys(PATTERNS) as readonly YamlFaultKey[]

/** A mistake as key of a text and what the text names. */
export interface YamlFault {
  readonly key: YamlFaultKey
  readonly named: Readonly<Record<string, string>>
}

/** Null for a mistake that the window has no text for. */
export function readYamlFault(told: string): YamlFault | null {
  for (const key of YAML_FAULT_KEYS) {
    const match = PATTERNS[key].exec(told)
    if (match !== null) return { key, named: { ...match.groups } }
  }
  return null
}
