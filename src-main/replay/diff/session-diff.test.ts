import { beforeAll, describe, expect, it } from 'vitest'
import { PROFILES } from '../../../src-shared/chatroom'
import type { ConsoleRecord, InstanceDescription } from '../../../src-shared/console'
import { recorderOfFile } from '../../recorder/testing/open-test-recorder'
import { sampleInstance, sampleRecord } from '../../recorder/testing/sample-records'
import { readCompared } from '../read-compared'
import { recordLife } from '../testing/recorded-lives'
import { diffSessions, type SessionDiff } from './session-diff'

const MS = 1_000_000
const THRESHOLD_NS = 100 * MS
const alice: InstanceDescription = { ...sampleInstance(1), accountId: 'alice', roomId: '36' }

const sharedRecorder = recorderOfFile()

interface Story {
  readonly records: readonly ConsoleRecord[]
  readonly instances?: readonly InstanceDescription[]
}

/** Records both stories and compares what was recorded. */
async function compare(before: Story, after: Story): Promise<SessionDiff> {
  const recorder = sharedRecorder()
  const compared = []
  for (const { records, instances = [alice] } of [before, after]) {
    const { sessionId, startedNs } = await recorder.beginSession({ name: 'diff' })
    for (const instance of instances) recorder.describeInstance(instance)
    for (const record of records) recorder.record({ ...record, atNs: startedNs + record.atNs })
    await recorder.endSession()
    compared.push(await readCompared(recorder, sessionId))
  }
  const [one = [], other = []] = compared
  return diffSessions(one, other, THRESHOLD_NS)
}

describe('the comparison of two recordings', () => {
  let life: readonly ConsoleRecord[]
  beforeAll(async () => {
    life = await recordLife(['enter 36', 'kick'], PROFILES['web-10.8.1'])
  })

  it('is equal for two runs of one story, whatever ports, ids and instance numbers they had', async () => {
    const again = await recordLife(['enter 36', 'kick'], PROFILES['web-10.8.1'])
    const renumbered = again.map((record) => ({ ...record, instanceId: 7 }))
    const diff = await compare(
      { records: life },
      { records: renumbered, instances: [{ ...alice, instanceId: 7 }] },
    )
    expect(diff).toMatchObject({ equal: true, differences: [], timing: [], instanceCount: 1 })
    expect(diff.keptCount).toBeGreaterThan(10)
  })

  it('shows what is missing, what was added, and first where the recordings part', async () => {
    const entered = life.find(({ name }) => name === 'onChatroomEntered')
    const shorter = life.filter((record) => record !== entered)
    const there = await compare({ records: life }, { records: shorter })
    expect(there.differences).toMatchObject([{ type: 'missing', before: { name: 'onChatroomEntered' } }])
    const back = await compare({ records: shorter }, { records: life })
    expect(back.differences).toMatchObject([{ type: 'added', after: { name: 'onChatroomEntered' } }])
    expect(back.equal).toBe(false)
  })

  it('shows which fields of an event changed', async () => {
    const changed = life.map((record) =>
      record.name === 'attemptEnded' ? { ...record, to: 'refused', code: 302 } : record,
    )
    const { differences } = await compare({ records: life }, { records: changed })
    expect(differences).toMatchObject([
      {
        type: 'changed',
        instance: { accountId: 'alice', roomId: '36', order: 1 },
        fields: [
          { field: 'to', before: 'entered', after: 'refused' },
          { field: 'code', before: 200, after: 302 },
        ],
      },
    ])
  })

  it('does not take a step of one stage for that of another', async () => {
    const stage = (to: string) => sampleRecord({ kind: 'attempt', name: 'stageStarted', to })
    const step = sampleRecord({ name: 'onSample' })
    const { differences } = await compare(
      { records: [stage('link'), step, stage('auth')] },
      { records: [stage('link'), stage('auth'), step] },
    )
    expect(differences.map(({ type }) => type)).toEqual(['missing', 'added'])
  })

  it('names an instance that only one recording has, and tells two of one account and room apart', async () => {
    const second = { ...alice, instanceId: 2 }
    const { differences } = await compare(
      { records: [], instances: [] },
      { records: [], instances: [alice, second] },
    )
    const one = { type: 'addedInstance', instance: { accountId: 'alice', roomId: '36', order: 1 } }
    expect(differences).toMatchObject([one, { ...one, instance: { ...one.instance, order: 2 } }])
  })

  it('aligns anonymous accounts, which are made up anew each time', async () => {
    const named = (accountId: string) => ({ records: [], instances: [{ ...alice, accountId }] })
    expect((await compare(named('nimanon_1'), named('nimanon_2'))).equal).toBe(true)
    expect((await compare(named('alice'), named('bob'))).equal).toBe(false)
  })

  it('tells a slow step once and apart, and says equal nevertheless', async () => {
    const steps = (slowNs: number) =>
      [0, 1, 2, 3].map((step) =>
        sampleRecord({ name: `onStep${step}`, atNs: step * MS + (step >= 2 ? slowNs : 0) }),
      )
    const diff = await compare({ records: steps(0) }, { records: steps(THRESHOLD_NS + MS) })
    expect(diff).toMatchObject({
      equal: true,
      timing: [{ before: { name: 'onStep2' }, tookNsBefore: MS, tookNsAfter: THRESHOLD_NS + 2 * MS }],
    })
    expect((await compare({ records: steps(0) }, { records: steps(THRESHOLD_NS) })).timing).toEqual([])
  })

  it('compares a payload whole, however long it is', async () => {
    const long = (end: string) => [sampleRecord({ payload: { text: 'x'.repeat(3000) + end } })]
    expect((await compare({ records: long('a') }, { records: long('a') })).equal).toBe(true)
    expect((await compare({ records: long('a') }, { records: long('b') })).equal).toBe(false)
  })
})
