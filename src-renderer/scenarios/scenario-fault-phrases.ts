/**
 * What the check of a scenario says of a fault, phrase by phrase, as the window has texts for it: the check writes
 * English, for the command line as well, and this reads it back. Names, keys and values are none of it. A test holds the
 * phrases to what the check says.
 */
const PATTERNS = {
  nameWrong: /the name "(?<name>[^"]*)" (?=must be a name)/y,
  notAName: /must be a name: a letter, then letters, digits, "-" or "_", at most (?<most>\d+)$/y,
  notADuration: /must be a length of time such as (?<examples>.+)$/y,
  durationTooLong: /must not be longer than (?<most>\S+)$/y,
  notAStatus: /must be \.\.\. or a status, with its code .+ The statuses are (?<names>.+)$/y,
  notACallback:
    /must be \.\.\. or a callback, with status, code or reason where they matter: (?<examples>.+)$/y,
  notAnEvent: /must be an event of the service: (?<example>\w+)$/y,
  notAnItem: /must be an item of the checklist, such as (?<example>\w+)$/y,
  tooManyActors: /must not have more than (?<most>\d+) actors$/y,
  notAVariable: /"(?<text>.*)" is no variable: write (?<forms>.+)$/sy,
  noVariable: /there is no variable "(?<name>[^"]*)"/y,
  variableOfItself: /the variable "(?<name>[^"]*)" is made from itself: (?<names>.+)$/y,
  notInEnvironment: /the environment variable (?<name>\S+) is not set; set it, or name it in an --env-file$/y,
  repeatTooLong: /repeat\(\) makes at most (?<most>\d+) characters, not (?<length>\d+)$/y,
  tooManyRuns: /makes (?<runs>\d+) runs; at most (?<most>\d+) are allowed$/y,
  noCombination: /leaves no combination: exclude fewer, or include some$/y,
  axisTwice: /"(?<name>[^"]*)" is an axis of the matrix already; give one of them another name$/y,
  tooLong: /has (?<length>\d+) characters; a scenario has at most (?<most>\d+)$/y,
  notReadable: /cannot be read: (?<told>.+)$/sy,
  tooManyValues: /has more than (?<most>\d+) values, with what its aliases repeat$/y,
  aliasOfItself: /has an alias that contains itself$/y,
  tooDeep: /is nested more than (?<most>\d+) levels deep$/y,
  noActor: /there is no actor "(?<name>[^"]*)"/y,
  noFault: /no fault was given the name "(?<name>[^"]*)"/y,
  noStep: /there is no step named "(?<name>[^"]*)"/y,
  unknownKey: /unknown key "(?<name>[^"]*)"/y,
  missingType: /is missing; it must be (?<wanted>.+)$/y,
  missing: /is missing/y,
  notAStep: /must be a step(?=\.)/y,
  noMapping: /must be a mapping that begins with (?<wanted>".+")$/y,
  atLeast: /must be or have at least (?<count>\S+)$/y,
  atMost: /must be or have at most (?<count>\S+)$/y,
  mustBe: /must be (?<wanted>.+?), is (?<given>[^;]+?)(?=$|; did you)/y,
  notAllowed: /(?<given>[^;]+?) is not allowed/y,
  doesNothing: /does nothing(?=\.)/y,
  twoThings: /a step does one thing, this one has (?<names>.+): write two steps$/y,
  ofOperation: /is expected of an operation: write it at a step that does one \((?<names>.+)\)$/y,
  notYaml: /is not YAML: (?<told>.+)$/sy,
  meant: /; did you mean "(?<name>[^"]*)"\?/y,
  known: / \(known: (?<names>.+)\)$/y,
  noneKnown: / \(the scenario has none\)$/y,
  allowedHere: /\.? Allowed here: (?<names>.+)\.$/y,
  allowed: /\.? Allowed: (?<names>.+)\.$/y,
  stepKeys: /\.? A step has one of (?<names>.+), or only expect; besides, it may have (?<extras>.+)\.$/y,
} as const satisfies Record<string, RegExp>

export type ScenarioFaultPhraseKey = keyof typeof PATTERNS
export const SCENARIO_FAULT_PHRASE_KEYS = Object.keys(PATTERNS) as readonly ScenarioFaultPhraseKey[]

/** A phrase as key of a text and what the text names. */
export interface ScenarioFaultPhrase {
  readonly key: ScenarioFaultPhraseKey
  readonly named: Readonly<Record<string, string>>
}

/** The phrases of a message in their order; null when any part of it is none, and it is to be shown as it is. */
export function readScenarioFault(message: string): readonly ScenarioFaultPhrase[] | null {
  const phrases: ScenarioFaultPhrase[] = []
  let at = 0
  while (at < message.length && message.slice(at) !== '.') {
    const found = phraseAt(message, at)
    if (found === null) return null
    phrases.push(found.phrase)
    at = found.end
  }
  return phrases
}

function phraseAt(message: string, at: number): { phrase: ScenarioFaultPhrase; end: number } | null {
  for (const key of SCENARIO_FAULT_PHRASE_KEYS) {
    const pattern = PATTERNS[key]
    pattern.lastIndex = at
    const match = pattern.exec(message)
    if (match !== null) return { phrase: { key, named: { ...match.groups } }, end: pattern.lastIndex }
  }
  return null
}
