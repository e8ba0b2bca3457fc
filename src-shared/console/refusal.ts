import { DESK_REFUSALS } from './refusals/desk-refusals'
import { RECORDER_REFUSALS } from './refusals/recorder-refusals'
import { REPLAY_REFUSALS } from './refusals/replay-refusals'
import { SCENARIO_REFUSALS } from './refusals/scenario-refusals'

/**
 * Why the main process refused a call or cannot go on, as the window has texts for it: the main process writes one English
 * sentence, which headless runs print too, and this reads it back. A test holds the sentences to where they are written.
 */
const PATTERNS = { ...DESK_REFUSALS, ...SCENARIO_REFUSALS, ...RECORDER_REFUSALS, ...REPLAY_REFUSALS }

export type RefusalKey = keyof typeof PATTERNS
export const REFUSAL_KEYS = Object.keys(PATTERNS) as readonly RefusalKey[]

/** A sentence as key of a text and what the text names. */
export interface Refusal {
  readonly key: RefusalKey
  readonly named: Readonly<Record<string, string>>
}

/** Null for a sentence that the window has no text for: it is shown as it is. */
export function readRefusal(sentence: string): Refusal | null {
  for (const key of REFUSAL_KEYS) {
    const match = PATTERNS[key].exec(sentence)
    if (match !== null) return { key, named: { ...match.groups } }
  }
  return null
}
