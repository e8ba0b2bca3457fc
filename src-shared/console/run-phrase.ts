/**
 * What a run of a scenario says of an expectation that was not met, line by line, as the window has texts for it: the
 * runner writes English into its results, and this reads it back. What is a value of the scenario or of the login is none
 * of it. A test holds the phrases to what the runner says.
 */
const PATTERNS = {
  nothing: /^nothing$/,
  notKicked: /^not kicked$/,
  noAttempt: /^no attempt was made$/,
  notEntered: /^has not entered yet$/,
  unexpectedEnd: /^success: nothing else is expected of it$/,
  canBeDone: /^(?:that it )?can be done$/,
  none: /^none$/,
  noRecording: /^there is no such recording$/,
  recording: /^recording (?<id>\d+)$/,
  differences: /^(?<count>\d+) differences$/,
  endedBefore: /^a step "(?<step>.*)" that has ended before$/s,
  ratio: /^(?<min>\S+) to (?<max>\S+) times the (?<took>.+) of "(?<step>.*)"$/s,
  tookRatio: /^(?<took>\S+), (?<ratio>[\d.]+) times$/,
  spanFrom: /^(?<min>\S+) to any time$/,
  span: /^(?<min>\S+) to (?<max>\S+)$/,
  codes: /^(?<first>\d+) or (?<rest>\d+)$/,
  countOfThem: /^(?<count>\d+) of them$/,
  countOf: /^(?<count>\d+) of$/,
  atLeast: /^at least 1 × (?<what>.*)$/s,
  within: /^(?<what>.+) within (?<limit>\S+)$/s,
  finding: /^(?<ruleId>[a-z][A-Za-z]+) at event (?<ordinal>\d+): .* Was (?<actual>.*)\.$/s,
  difference:
    /^(?<type>missingInstance|addedInstance|missing|added|changed) of (?<account>.*?): (?<kind>\w*) ?(?<event>.*)$/s,
  ended: /^(?<result>entered|done|refused|failed|cancelled) (?<code>-?\d+): (?<problem>.+)$/s,
  providerFailed: /^(?<call>\w+Provider \{.*\}) failed: (?<problem>.*)$/s,
  notSeen: /^not (?<what>\{.*)$/s,
} as const satisfies Record<string, RegExp>

export type RunPhraseKey = keyof typeof PATTERNS
export const RUN_PHRASE_KEYS = Object.keys(PATTERNS) as readonly RunPhraseKey[]

/** A phrase as key of a text and what the text names. */
export interface RunPhrase {
  readonly key: RunPhraseKey
  readonly named: Readonly<Record<string, string>>
}

/** Null for a line that the window has no text for: it is shown as it is. */
export function readRunPhrase(line: string): RunPhrase | null {
  for (const key of RUN_PHRASE_KEYS) {
    const match = PATTERNS[key].exec(line)
    if (match !== null) return { key, named: { ...match.groups } }
  }
  return null
}
