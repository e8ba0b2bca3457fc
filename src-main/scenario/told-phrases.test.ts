import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRunPhrase, RUN_PHRASE_KEYS } from '../../src-shared/console/run-phrase'

/** What the runner says of an expectation, as it is written where it is said, and as it reads in a result. */
const TOLD: readonly (readonly [source: string, written: string, line: string])[] = [
  ['check-expectation', "'nothing'", 'nothing'],
  ['check-expectation', "'not kicked'", 'not kicked'],
  ['check-expectation', "'no attempt was made'", 'no attempt was made'],
  ['check-expectation', "'has not entered yet'", 'has not entered yet'],
  ['perform-action', "'has not entered yet'", 'has not entered yet'],
  ['step-runner', "'success: nothing else is expected of it'", 'success: nothing else is expected of it'],
  ['run-plan', "'can be done'", 'can be done'],
  ['run-plan', "'that it can be done'", 'that it can be done'],
  ['check-recording', "'none'", 'none'],
  ['check-recording', "'there is no such recording'", 'there is no such recording'],
  ['check-recording', '`recording ${wanted.recording}`', 'recording 3'],
  ['check-recording', '${diff.differences.length} differences\\n', '2 differences'],
  [
    'check-expectation',
    '`a step "${took.of}" that has ended before`',
    'a step "login" that has ended before',
  ],
  [
    'check-expectation',
    '`${ratioMin} to ${ratioMax} times the ${formatDurationMs(otherMs)} of "${took.of}"`',
    '0 to 2 times the 45s of "login"',
  ],
  ['check-expectation', '`${actual}, ${ratio.toFixed(2)} times`', '1s, 2.50 times'],
  ['check-expectation', "'any time'", '1s to any time'],
  ['check-expectation', '`${formatDurationMs(min)} to ${', '1s to 2s'],
  ['check-expectation', "code.join(' or ')", '302 or 403'],
  ['perform-action', '`${countOf(context, argument, name)} of them`', '0 of them'],
  ['check-cloud', '`${agreeing.length} of\\n', '0 of'],
  ['check-cloud', "'at least 1'", 'at least 1 × {"event":"loginRefused"}'],
  ['perform-action', '`${wanted(argument)} within ${formatDurationMs(limitMs)}`', 'EXITED within 10s'],
  ['check-sights', "'not '", 'not {"enters":"alice"}'],
  [
    'check-recording',
    '`${ruleId} at event ${ordinal}: ${rule} Was ${actual}.`',
    'callbackLate at event 3: A callback follows at once what it tells of. Was 1200 ms later.',
  ],
  [
    'check-recording',
    '`${difference.type} of ${difference.instance.accountId}: ${what}`',
    'missing of alice: callback onChatroomEntered ',
  ],
  ['check-expectation', '`${end.result} ${end.code}${end.reason', 'refused 403: forbidden'],
  ['step-runner', '`${end?.result ', 'refused 403: forbidden'],
  ['check-expectation', '` failed: ${failure}`', 'tokenProvider {"roomId":"36"} failed: why'],
]

describe('what a run says of its expectations', () => {
  it.each(TOLD)('is said in %s: %s', (source, written, line) => {
    expect(readFileSync(`src-main/scenario/${source}.ts`, 'utf8')).toContain(written)
    expect(readRunPhrase(line)).not.toBeNull()
  })

  it('is all that the window has texts for', () => {
    const told = new Set(TOLD.map(([, , line]) => readRunPhrase(line)?.key))
    expect(RUN_PHRASE_KEYS.filter((key) => !told.has(key))).toEqual([])
  })
})
