/**
 * What the check of the expected states says that it expected, and what came instead, as the window has texts for it: it
 * writes English into its findings, which headless runs print too, and this reads it back. Statuses and callbacks keep the
 * names that the API gives them. A test holds the phrases to what the check says.
 */
const PATTERNS = {
  nothingAfterDestroy: /^nothing after destroyInstance$/,
  fromStatus: /^from (?<status>\w+)$/,
  mayFollow: /^(?<from>\w*) → (?<following>\w+(?: or \w+)+)$/,
  nothingFollows: /^(?<from>\w*) → nothing$/,
  errorCode: /^an error code$/,
  noErrorCode: /^none$/,
  causeOfExit: /^exit\(\), destroyInstance\(\) or another enter\(\) before, or an error code$/,
  noCause: /^neither$/,
  endAfterTerminal: /^an end after the terminal code (?<code>\d+)$/,
  enteredFirst: /^onChatroomEntered before the enter\(\) succeeds$/,
  transitionBefore: /^a transition before$/,
  enterNotTold: /^an enter\(\) that has reached ENTERED and was not told$/,
  duringAttempt: /^(?<status>\w+), (?<trigger>enter|reconnect) attempt$/,
  withoutAttempt: /^(?<status>\w+), no attempt$/,
  exitedAfterEntered: /^EXITED of a client that had entered$/,
  exitedJustBefore: /^EXITED (?<code>\d+) just before$/,
  atOnce: /^(?<callback>\w+) at once$/,
  later: /^(?<delayMs>-?\d+) ms later$/,
  endOfRecording: /^the end of the recording$/,
  attemptStarted: /^attemptStarted$/,
  stageStarted: /^stageStarted (?<stage>\w+)$/,
  attemptEnded: /^attemptEnded (?<outcome>\w+)$/,
  attemptEndedWith: /^attemptEnded (?<outcome>\w+) \((?<code>\d+)\)$/,
} as const satisfies Record<string, RegExp>

export type FindingPhraseKey = keyof typeof PATTERNS
export const FINDING_PHRASE_KEYS = Object.keys(PATTERNS) as readonly FindingPhraseKey[]

/** A phrase as key of a text and what the text names. */
export interface FindingPhrase {
  readonly key: FindingPhraseKey
  readonly named: Readonly<Record<string, string>>
}

/** Null for what consists of names alone, and for a phrase of a newer version: it is shown as it is. */
export function readFindingPhrase(phrase: string): FindingPhrase | null {
  for (const key of FINDING_PHRASE_KEYS) {
    const match = PATTERNS[key].exec(phrase)
    if (match !== null) return { key, named: { ...match.groups } }
  }
  return null
}
