import { CHECK_RULES, type CheckRuleId, type ConsoleRecord, type Finding } from '../../../src-shared/console'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { behaviourRules, PROFILES, PROFILE_NAMES } from '../../../src-shared/chatroom'
import { ACTIONS, numbered, recordLife, type Action } from '../testing/recorded-lives'
import { sampleInstance } from '../../recorder/testing/sample-records'
import type { CheckedEvent } from './checked-event'
import { rulesOfInstances } from './instance-rules'
import { checkLive, createStateChecker } from './state-checker'

/** Enters, loses the link, reconnects, is kicked, enters again, is refused, enters, leaves; then it is destroyed. */
const FULL_LIFE: readonly Action[] = [
  ...(['enter 36', 'drop', 'advance 1000', 'kick', 'answer 403', 'enter 36'] as const),
  ...(['answer 200', 'enter 36', 'exit'] as const),
]

const web = behaviourRules('web-10.8.1')

function findingsOf(events: readonly CheckedEvent[], rules = web): Finding[] {
  const checker = createStateChecker(() => rules)
  return [...events.flatMap((event) => checker.take(event)), ...checker.end()]
}

describe('the state checker', () => {
  it('finds nothing in whatever our own client does, in either profile', async () => {
    const usualWay = ['enter 36', 'drop', 'advance 1000'] as const
    const scenario = fc
      .tuple(fc.nat({ max: usualWay.length }), fc.array(fc.constantFrom(...ACTIONS), { maxLength: 10 }))
      .map(([length, tail]) => [...usualWay.slice(0, length), ...tail])
    await fc.assert(
      fc.asyncProperty(scenario, fc.constantFrom(...PROFILE_NAMES), async (actions, name) => {
        const records = await recordLife(actions, PROFILES[name])
        expect(findingsOf(numbered(records), behaviourRules(name))).toEqual([])
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('tells a live finding at the record that breaks the rule', async () => {
    const records = await recordLife(['enter 36'], PROFILES['web-10.8.1'])
    const live: Finding[] = []
    const sink = checkLive(createStateChecker(), (finding) => live.push(finding))
    for (const record of records) sink(record)
    expect(live).toEqual([])
    sink({ ...(records.find(({ kind }) => kind === 'transition') ?? fail()) })
    expect(live).toMatchObject([{ ruleId: 'eventAfterDestroy', ordinal: records.length + 1, instanceId: 1 }])
  })

  it('measures an instance by its new rules once its draft was changed', async () => {
    const kicked: readonly Action[] = ['enter 36', 'kick']
    const before = await recordLife(kicked, PROFILES['web-10.8.1'])
    const after = await recordLife(kicked, PROFILES.guide)
    const lived = before.filter(({ name }) => name !== 'destroyInstance')
    const changeDraft: ConsoleRecord = {
      ...{ instanceId: 1, attemptId: null, atNs: 0, kind: 'operation', name: 'changeDraft' },
      ...{ from: null, to: null, code: null, frame: null, payload: {} },
    }
    const findingsWith = (...between: ConsoleRecord[]) => {
      let rules = web
      const checker = createStateChecker(() => rules)
      return numbered([...lived, ...between, ...after]).flatMap((event) => {
        if (event.ordinal > lived.length) rules = behaviourRules('guide')
        return checker.take(event)
      })
    }
    expect(findingsWith(changeDraft)).toEqual([])
    expect(findingsWith().map(({ ruleId }) => ruleId)).not.toEqual([])
  })

  it('leaves alone what belongs to no instance', () => {
    const event: CheckedEvent = {
      ...{ ordinal: 1, atNs: 0, instanceId: null, kind: 'cloud', name: 'kicked' },
      ...{ from: null, to: null, code: null, payload: {} },
    }
    expect(findingsOf([event])).toEqual([])
  })

  it('counts a callback that is owed at the end as not told', () => {
    const owed: CheckedEvent = {
      ...{ ordinal: 7, atNs: 0, instanceId: 3, kind: 'transition', name: 'status' },
      ...{ from: 'EXITED', to: 'CONNECTING', code: null, payload: {} },
    }
    expect(findingsOf([owed])).toMatchObject([
      { ruleId: 'statusNotTold', ordinal: 7, actual: 'the end of the recording' },
    ])
  })

  it("allows an instance of the vendor's SDK its quirks, and only that one", () => {
    const rulesOf = rulesOfInstances([{ ...sampleInstance(1), engine: 'vendor' }, sampleInstance(2)])
    expect(rulesOf(1).quirks.equalEnterTakesOver).toBe(true)
    expect(rulesOf(2)).toEqual(web)
  })

  it('holds an instance to what its draft says, also one of a version that knew no limit of reconnects', () => {
    const draft = { profile: 'guide', vendorQuirks: ['gapShifting'] }
    const rulesOf = rulesOfInstances([
      { ...sampleInstance(1), draft },
      { ...sampleInstance(2), draft: { ...draft, reconnectLimit: 20 } },
    ])
    expect(rulesOf(1)).toEqual(behaviourRules('guide', { gapShifting: true }))
    expect(rulesOf(2).profile).toEqual({ ...PROFILES.guide, reconnectLimit: 20 })
  })
})

describe('a doctored recording', () => {
  let life: readonly CheckedEvent[]
  beforeAll(async () => {
    life = numbered(await recordLife(FULL_LIFE, PROFILES['web-10.8.1']))
  })

  const at = (name: string, to: string | null = null, count = 1): CheckedEvent =>
    life.filter((event) => event.name === name && (to === null || event.to === to))[count - 1] ?? fail()
  const without = (...left: CheckedEvent[]) => life.filter((event) => !left.includes(event))
  const change = (event: CheckedEvent, change: Partial<CheckedEvent>) =>
    life.map((one) => (one === event ? { ...one, ...change } : one))
  const insertAfter = (event: CheckedEvent, added: CheckedEvent) =>
    life.flatMap((one) => (one === event ? [one, added] : [one]))
  const swap = (one: CheckedEvent, other: CheckedEvent) =>
    life.map((event) => (event === one ? other : event === other ? one : event))

  it('is clean before it is doctored, and holds all four callbacks', () => {
    expect(findingsOf(life)).toEqual([])
    for (const name of ['onChatroomStatus', 'onChatroomEntered', 'onChatroomExited', 'onChatroomKicked'])
      expect(at(name)).toBeDefined()
  })

  const doctored: Readonly<Record<CheckRuleId, () => readonly CheckedEvent[]>> = {
    transitionOutsideTable: () => change(at('status', 'CONNECTED'), { to: 'ENTERED' }),
    transitionOffChain: () => change(at('status', 'ENTERING'), { from: 'WAITING' }),
    statusNotTold: () => without(at('onChatroomStatus', 'CONNECTED')),
    statusToldWrongly: () =>
      insertAfter(at('onChatroomStatus', 'ENTERED'), at('onChatroomStatus', 'ENTERED')),
    callbackLate: () => change(at('onChatroomExited'), { atNs: at('onChatroomExited').atNs + 1_500_000_000 }),
    enteredNotTold: () => without(at('onChatroomEntered')),
    enteredToldWrongly: () => insertAfter(at('onChatroomStatus', 'ENTERED', 2), at('onChatroomEntered')),
    exitedNotTold: () => without(at('onChatroomExited')),
    exitedToldWrongly: () => insertAfter(at('onChatroomEntered'), at('onChatroomExited')),
    exitedWithoutCause: () => without(at('exit'), at('destroyInstance')),
    disconnectedWithoutCause: () => change(at('status', 'DISCONNECTED'), { code: null }),
    kickedToldWrongly: () => insertAfter(at('onChatroomEntered'), at('onChatroomKicked')),
    kickedOutOfOrder: () => swap(at('onChatroomExited'), at('onChatroomKicked')),
    eventAfterDestroy: () => [...life, at('attemptStarted')],
    reconnectAfterTerminalCode: () => change(at('status', 'DISCONNECTED'), { code: 113404 }),
  }

  it.each(Object.keys(CHECK_RULES) as CheckRuleId[])('that breaks %s is flagged, with the rule', (ruleId) => {
    const finding = findingsOf(doctored[ruleId]()).find((one) => one.ruleId === ruleId)
    expect(finding).toMatchObject({ rule: CHECK_RULES[ruleId], instanceId: 1 })
    expect(finding?.expected).not.toBe(finding?.actual)
  })

  it('is told which event breaks the rule, what was expected and what happened', () => {
    const exited = at('status', 'EXITED', 2)
    expect(findingsOf(without(at('exit'), at('destroyInstance')))).toEqual([
      {
        ruleId: 'exitedWithoutCause',
        rule: CHECK_RULES.exitedWithoutCause,
        ordinal: exited.ordinal,
        instanceId: 1,
        expected: 'exit(), destroyInstance() or another enter() before, or an error code',
        actual: 'neither',
      },
    ])
  })

  it('of the guide is measured by the order of the guide', () => {
    const rules = findingsOf(life, behaviourRules('guide')).map(({ ruleId }) => ruleId)
    expect(rules).toEqual(['kickedOutOfOrder'])
  })
})

function fail(): never {
  throw new Error('the recording lacks an event that the test needs')
}
