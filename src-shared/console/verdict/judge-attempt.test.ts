import { describe, expect, it } from 'vitest'
import type { CauseKey } from './causes'
import { CAUSE_KEYS, CAUSES } from './causes'
import { CHECK_KEYS, type CheckKey } from './checks'
import { codeEntry, LOGIN_CODES } from './code-entries'
import { FIELD_STORIES, UNSEEN_STORIES } from './field-stories'
import { EXPLAINING_CHECKS, judgeAttempt } from './judge-attempt'
import { STORY_RULES } from './story-rules'
import type { AttemptFacts, Observed, Verdict } from './verdict-model'

const SUCCESS = 200
const facts = (code: number | null, observed: Observed = {}): AttemptFacts => ({
  code,
  attempt: null,
  observed,
})
const firstCause = (code: number | null, observed: Observed) =>
  judgeAttempt(facts(code, observed)).causes[0]?.causeKey

const NOTHING_SEEN: Observed = {}
/** Whether its button leads anywhere from where the window is, a test of the window says. */
const openingChecksOf = ({ nextChecks }: Verdict) =>
  nextChecks.filter(({ checkKey, action }) => action !== null && !EXPLAINING_CHECKS.includes(checkKey))

/** What goes wrong in the field, by the number of the story (domain.md §8); `quiet` where nothing ends with it. */
const SIGHTS: readonly (readonly [
  story: number,
  code: number | null | 'quiet',
  observed: Observed,
  cause: CauseKey,
])[] = [
  [1, 191004, { roomIdType: 'number' }, 'roomIdNotText'],
  [1, 191004, { reason: "param 'roomId' unexpected" }, 'roomIdNotText'],
  [2, 192001, { linksAskedFor: 3, linksUsedBy: 1 }, 'linkKindWrong'],
  [3, 192002, { linksAskedFor: 2, linksUsedBy: 1 }, 'linkKindWrong'],
  [4, 190001, { linkResultType: 'object' }, 'linkResultNotList'],
  [5, 190001, { accountAskedAsRoom: true }, 'providerArgumentsSwapped'],
  [6, 404, { roomState: 'closed' }, 'roomClosed'],
  [6, 404, { roomState: 'missing' }, 'roomMissing'],
  [7, 191002, { callsBefore: 9 }, 'enterExitBurst'],
  [8, 192001, { failedReconnects: 20 }, 'reconnectGaveUp'],
  [9, 192003, { socketCloseCode: 1006 }, 'socketClosedAbnormally'],
  [10, 102302, { tokenGiven: 'dynamic', tokenWanted: 'static' }, 'dynamicTokenOnStaticRoad'],
  [10, 102302, { tokenGiven: 'static', tokenWanted: 'dynamic' }, 'staticTokenOnDynamicRoad'],
  [10, 102302, { tokenFault: 'wrongSignature' }, 'tokenOfAnotherMaker'],
  [11, 102302, { tokenReused: true, tokenFault: 'expired' }, 'tokenReused'],
  [12, 113308, { inOutNotification: 'off' }, 'inOutNoticeOff'],
  [12, 'quiet', { inOutNotification: 'off' }, 'inOutNoticeOff'],
  [13, 'quiet', { undestroyedInstances: 4 }, 'listenersLeft'],
  [14, 192003, { kickedReason: 5 }, 'blockedAfterKick'],
  [14, null, { kickedReason: 5 }, 'blockedAfterKick'],
  [14, 114426, { blockedBefore: true }, 'blockedAfterKick'],
  [16, 414, { serverApi: { called: 'v2', fields: 'v1' } }, 'apiVersionMixed'],
  [17, 'quiet', { noticeFormats: 2 }, 'noticeSentTwice'],
  [18, 'quiet', { unpairedCopies: 1 }, 'copiesNotPaired'],
  [19, 'quiet', { queueKeptAfterClose: true }, 'transientQueueKept'],
  [20, 114304, NOTHING_SEEN, 'targetOffline'],
  [22, 101303, { belongsTo: 'otherApp' }, 'unmatchedSet'],
  [22, 102302, { belongsTo: 'otherAccount' }, 'unmatchedSet'],
  [23, 191005, { timedOut: true }, 'slowStage'],
  [24, 'quiet', { avatarDecodable: false }, 'avatarNotDecodable'],
  [25, 102302, { timeUnits: { wanted: 'ms', given: 's' }, tokenFault: 'expired' }, 'timeUnitsMixed'],
]
const judgeSight = (code: number | null | 'quiet', observed: Observed) =>
  judgeAttempt(code === 'quiet' ? { ...facts(null, observed), quiet: true } : facts(code, observed))

describe('judgeAttempt', () => {
  it.each(SIGHTS)('puts the cause of story %d with code %s first', (_story, code, observed, cause) => {
    const verdict = judgeSight(code, observed)
    expect(verdict.causes[0]).toEqual({ causeKey: cause, seen: observed !== NOTHING_SEEN })
    expect(verdict.quiet).toBe(code === 'quiet')
    expect(verdict.stage).not.toBeNull()
    expect(openingChecksOf(verdict)).not.toEqual([])
  })

  it('tells every cause of every story that a record shows, and of no other', () => {
    const told = FIELD_STORIES.filter(({ sight }) => sight.in !== 'nowhere')
    const causesOf = (story: number) => SIGHTS.filter(([of]) => of === story).map((sight) => sight[3])
    expect(told.map(({ story, causes }) => [story, [...causes].sort()])).toEqual(
      told.map(({ story }) => [story, [...new Set(causesOf(story))].sort()]),
    )
    expect(UNSEEN_STORIES.flatMap(({ story }) => causesOf(story))).toEqual([])
  })

  it('finds no fault with a quiet event that shows nothing, nor a quiet story with an end', () => {
    expect(judgeSight('quiet', {}).causes).toEqual([])
    expect(judgeSight('quiet', { failedReconnects: 20, tokenFault: 'expired' }).causes).toEqual([])
    expect(judgeSight(null, { kickedReason: 2, unpairedCopies: 1 }).causes).toEqual([
      { causeKey: 'kickedByManager', seen: true },
      { causeKey: 'kicked', seen: true },
    ])
  })

  it.each(LOGIN_CODES.filter((code) => code !== SUCCESS))(
    'proposes for %d a check that opens something, and last what is known of the code',
    (code) => {
      const verdict = judgeAttempt(facts(code))
      expect(openingChecksOf(verdict)).not.toEqual([])
      expect(verdict.nextChecks.at(-1)).toEqual({ checkKey: 'readMeaning', action: 'explainCode' })
    },
  )

  it.each([424242, null])('does not propose to read what is known of %s, of which nothing is', (code) => {
    const keys = judgeAttempt(facts(code, { kickedReason: 2 })).nextChecks.map(({ checkKey }) => checkKey)
    expect(keys).not.toContain('readMeaning')
    expect(keys).not.toEqual([])
  })

  it('asks nothing of the operator where nothing went wrong', () => {
    expect(judgeAttempt(facts(SUCCESS)).nextChecks).toEqual([])
  })

  it.each([
    [-1, 'kicked'],
    [1, 'roomClosed'],
    [2, 'kickedByManager'],
    [3, 'kickedByOtherEnd'],
    [4, 'kickedBySameDevice'],
    [5, 'blockedAfterKick'],
  ] as const)('explains a kick with reason %d by itself, with a code and without', (kickedReason, cause) => {
    for (const code of [null, 192003]) {
      const verdict = judgeAttempt(facts(code, { kickedReason }))
      expect(verdict.causes[0]).toEqual({ causeKey: cause, seen: true })
      expect(verdict.stage).toBe('inRoom')
      expect(openingChecksOf(verdict)).not.toEqual([])
    }
  })

  it('does not blame a kick for a call that failed before it', () => {
    expect(firstCause(114303, { kickedReason: 2 })).toBe('anonymousForbidden')
  })

  it.each(LOGIN_CODES)('falls back to what %d can be from when nothing else was seen', (code) => {
    const { causes, stage } = judgeAttempt(facts(code))
    expect(causes).toEqual(codeEntry(code)?.causes.map((causeKey) => ({ causeKey, seen: false })))
    expect(stage).toBe(codeEntry(code)?.stages[0])
  })

  it('marks what was seen, names no cause twice, and keeps the other causes of the code behind', () => {
    expect(judgeAttempt(facts(102302, { tokenFault: 'expired' })).causes).toEqual([
      { causeKey: 'tokenExpired', seen: true },
      { causeKey: 'tokenWrong', seen: false },
      { causeKey: 'dynamicTokenOnStaticRoad', seen: false },
      { causeKey: 'staticTokenOnDynamicRoad', seen: false },
      { causeKey: 'tokenOfAnotherMaker', seen: false },
      { causeKey: 'tokenMalformed', seen: false },
      { causeKey: 'unmatchedSet', seen: false },
    ])
  })

  /** [code, way of authentication, the causes that are left, in their order] */
  const BY_AUTH_TYPE: readonly (readonly [number, number, readonly CauseKey[]])[] = [
    [102302, 0, ['tokenWrong', 'dynamicTokenOnStaticRoad', 'unmatchedSet']],
    [
      102302,
      1,
      ['tokenExpired', 'staticTokenOnDynamicRoad', 'tokenOfAnotherMaker', 'tokenMalformed', 'unmatchedSet'],
    ],
    [302, 0, ['tokenWrong', 'thirdPartyRefused', 'thirdPartyUnreachable']],
    [302, 1, ['tokenExpired', 'tokenOfAnotherMaker', 'thirdPartyRefused', 'thirdPartyUnreachable']],
    [302, 2, ['thirdPartyRefused', 'thirdPartyUnreachable']],
    [20042, 0, ['customRefusal', 'thirdPartyRefused']],
    [113404, 1, ['roomMissing', 'unmatchedSet']],
  ]

  it.each(BY_AUTH_TYPE)('names for %d with auth type %d only what it can be from: %j', (...row) => {
    const [code, authType, causes] = row
    expect(judgeAttempt(facts(code, { authType })).causes).toEqual(
      causes.map((causeKey) => ({ causeKey, seen: false })),
    )
  })

  it('keeps what was seen, whatever the auth type lets expect', () => {
    const { causes } = judgeAttempt(facts(302, { authType: 0, thirdPartyAnswered: false }))
    expect(causes[0]).toEqual({ causeKey: 'thirdPartyUnreachable', seen: true })
  })

  it('names what a token was made for before what does not belong together', () => {
    const { causes } = judgeAttempt(
      facts(102302, { tokenFault: 'wrongSignature', belongsTo: 'otherAccount' }),
    )
    expect(causes.map(({ causeKey }) => causeKey).slice(0, 2)).toEqual([
      'tokenOfAnotherMaker',
      'unmatchedSet',
    ])
  })

  it('does not blame for one code what can only end in another', () => {
    expect(firstCause(113406, { tokenFault: 'expired' })).toBe('roomClosed')
  })

  it('says of a code without meaning that it is unknown', () => {
    const verdict = judgeAttempt(facts(424242))
    expect(verdict).toMatchObject({ stage: null, codeName: null, causes: [{ causeKey: 'unknownRefusal' }] })
  })

  it('takes the stage from the attempt, and the time of each stage up to the next', () => {
    const attempt = {
      startedNs: 0,
      stageStartedNs: { link: 0, connect: 2_000_000, auth: 12_500_000 },
      endedNs: 32_500_000,
      failedStage: 'auth',
    } as const
    const verdict = judgeAttempt({ code: 191005, attempt, observed: {} })
    expect(verdict.stage).toBe('auth')
    expect(verdict.stageTimesMs).toEqual({ link: 2, connect: 10.5, auth: 20 })
  })

  it('gives no time to a stage that has not ended', () => {
    const attempt = { startedNs: 0, stageStartedNs: { link: 0, connect: 5_000_000 }, endedNs: null }
    const verdict = judgeAttempt({ code: null, attempt: { ...attempt, failedStage: null }, observed: {} })
    expect(verdict.stageTimesMs).toEqual({ link: 5 })
  })
})

describe('tables of the verdict', () => {
  it('can name every cause it has words for', () => {
    const named = new Set<CauseKey>([
      ...LOGIN_CODES.flatMap((code) => codeEntry(code)?.causes ?? []),
      ...STORY_RULES.map(({ cause }) => cause),
      ...(codeEntry(20000)?.causes ?? []),
      ...(codeEntry(801)?.causes ?? []),
      ...UNSEEN_STORIES.flatMap(({ causes }) => causes),
    ])
    expect(CAUSE_KEYS.filter((cause) => !named.has(cause))).toEqual([])
  })

  it('proposes every check for some cause', () => {
    const ofCauses = CAUSE_KEYS.flatMap((cause): readonly CheckKey[] => CAUSES[cause])
    const proposed = new Set<CheckKey>([...ofCauses, ...EXPLAINING_CHECKS])
    expect(CHECK_KEYS.filter((check) => !proposed.has(check))).toEqual([])
  })
})
