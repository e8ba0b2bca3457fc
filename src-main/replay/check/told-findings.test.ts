import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FINDING_PHRASE_KEYS, readFindingPhrase } from '../../../src-shared/console/finding-phrase'

/** Where the check says something. */
const SAYS = /\breport\(|\bconst expected = |\bgiveUp\w+\(/
/** A text; names alone need no words: a status after another, a callback with its status, the id of a rule. */
const TEXT = /'([^']*)'|`([^`]*)`/g
const NAMES_ALONE = /^(?:7 → 7|on\w+ 7|\w+[A-Z]\w+|, | or |no|enter|nothing)$/

/** What the check says, with a number for each name. */
const told = readFileSync('src-main/replay/check/instance-check.ts', 'utf8')
  .split('\n')
  .filter((line) => SAYS.test(line))
  .flatMap((line) => [...line.replaceAll(/\$\{[^{}]*\}/g, '7').matchAll(TEXT)])
  .map(([, plain = '', template = '']) => plain + template)
  .filter((phrase) => !NAMES_ALONE.test(phrase))

/** Names where a number does not read as one. */
const OTHER_FORMS = [
  'EXITED → CONNECTING or ENTERED',
  'EXITED → nothing',
  'EXITED, no attempt',
  'ENTERED, reconnect attempt',
  'attemptStarted',
  'stageStarted auth',
  'attemptEnded entered',
  'attemptEnded refused (403)',
]

describe('what the check says that it expected and saw', () => {
  it.each(told)('is a phrase that the window has a text for: %s', (phrase) => {
    expect(readFindingPhrase(phrase.replace(', 7 attempt', ', enter attempt'))).not.toBeNull()
  })

  it('is all that the window has texts for', () => {
    const keys = new Set([...told, ...OTHER_FORMS].map((phrase) => readFindingPhrase(phrase)?.key))
    expect(FINDING_PHRASE_KEYS.filter((key) => !keys.has(key))).toEqual([])
  })
})
