import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  defaultEnterDraft,
  type EnterDraft,
  KICK_WAYS,
  type KickRun,
  type KickSubject,
  type KickWay,
} from '../../../src-shared/console'
import { DEMO_APPKEY, demoWorld, RecordedConsole } from '../testing/recorded-console'

const ALICE: KickSubject = { appkey: DEMO_APPKEY, roomId: '36', accountId: 'alice', victimId: null }

let console: RecordedConsole
beforeEach(async () => {
  console = await RecordedConsole.open()
})
afterEach(() => console.close())

async function take(ways: readonly KickWay[], subject: KickSubject = ALICE): Promise<readonly KickRun[]> {
  await console.service.startKickRuns({ subject, ways: [...ways] })
  return untilOver()
}

async function untilOver(): Promise<readonly KickRun[]> {
  for (;;) {
    const { running, runs } = await console.service.describeKickLab()
    if (!running) return runs
    await console.sleep(20)
  }
}

/** The world as an operator sees it, without addresses. */
async function world() {
  const { apps } = await console.service.describeCloud()
  const { blocked } = await console.service.readCloudRoom({ appkey: DEMO_APPKEY, roomId: '36' })
  return { apps, blocked }
}
const told = (run: KickRun) => ({ way: run.way, phase: run.phase, passed: run.passed, failure: run.failure })

describe('the Kick lab', () => {
  it('takes every way out with a client of its own, as expected, and leaves the world as it was', async () => {
    const before = await world()
    const runs = await take(KICK_WAYS)
    expect(runs.map(told).toReversed()).toEqual(
      KICK_WAYS.map((way) => ({ way, phase: 'done', passed: true, failure: null })),
    )
    expect(runs.flatMap(({ traces }) => traces).every(({ undone }) => undone)).toBe(true)
    expect(await world()).toEqual(before)
    expect(await console.service.listInstances()).toEqual([])
  }, 60_000)

  it.each(['guide', 'web-10.8.1'] as const)(
    'holds a client to the callback order of its profile: %s',
    async (profile) => {
      const { instanceId } = await console.enter({ profile })
      const [run] = await take(['managerKick'], { ...ALICE, victimId: instanceId })
      expect(run).toMatchObject({ passed: true, profile })
      const order = profile === 'guide' ? ['kicked', 'exited'] : ['exited', 'kicked']
      expect(run?.seen.slice(1).map(({ step }) => step.kind)).toEqual(order)
    },
  )

  it("throws the operator's own client out and lets it back in, with the manager who is there", async () => {
    const alice = await console.enter({})
    const mia = await console.enter({ accountId: 'mia' })
    const [run] = await take(['managerKick'], { ...ALICE, victimId: alice.instanceId })
    expect(run).toMatchObject({ passed: true, actorId: mia.instanceId, victimIsTemporary: false })
    const instances = await console.service.listInstances()
    expect(instances.map(({ instanceId, status }) => [instanceId, status])).toEqual([
      [alice.instanceId, 'ENTERED'],
      [mia.instanceId, 'ENTERED'],
    ])
  })

  it('names the events of a run by their numbers in the recording', async () => {
    const [run] = await take(['blocked'])
    await console.sleep(200)
    const { sessionId } = await console.service.bootstrap()
    const ordinals = run?.seen.map(({ ordinal }) => ordinal) ?? []
    const rows = await console.service.readEvents({ sessionId, ordinals })
    expect(rows.map(({ name, instanceId }) => [name, instanceId])).toEqual([
      ['onChatroomStatus', run?.victimId],
      ['onChatroomExited', run?.victimId],
      ['onChatroomKicked', run?.victimId],
    ])
    for (const { atNs } of rows) {
      expect(atNs).toBeGreaterThanOrEqual(run?.range?.fromNs ?? Infinity)
      expect(atNs).toBeLessThanOrEqual(run?.range?.toNs ?? 0)
    }
  })

  it('is cancelled at once, drops what waits, and puts everything back', async () => {
    const before = await world()
    await console.service.startKickRuns({ subject: ALICE, ways: ['serverGone', 'blocked'] })
    for (;;) {
      const { runs } = await console.service.describeKickLab()
      if (runs.some(({ seen }) => seen.length > 0)) break
      await console.sleep(5)
    }
    await console.service.cancelKickRuns()
    const { running, runs } = await console.service.describeKickLab()
    expect(running).toBe(false)
    expect(runs.map(({ phase }) => phase)).toEqual(['cancelled', 'cancelled'])
    expect(await world()).toEqual(before)
    expect((await console.service.describeCloud()).link).not.toBeNull()
    expect(await console.service.listInstances()).toEqual([])
  })

  it('says why a client does not get in, and is ready for the next run', async () => {
    const mallory = { ...ALICE, accountId: 'mallory' }
    const [run] = await take(['ownExit'], mallory)
    expect(run).toMatchObject({
      phase: 'failed',
      passed: null,
      failure: expect.stringContaining('102422') as string,
    })
    expect((await take(['ownExit']))[0]).toMatchObject({ passed: true })
  })

  it('refuses a second start, and ways that are not possible', async () => {
    await console.service.startKickRuns({ subject: ALICE, ways: ['linkDropped'] })
    await expect(console.service.startKickRuns({ subject: ALICE, ways: ['blocked'] })).rejects.toThrow(
      'at work',
    )
    await console.service.cancelKickRuns()
    const owner = { ...ALICE, accountId: 'owner' }
    await expect(console.service.startKickRuns({ subject: owner, ways: ['managerKick'] })).rejects.toThrow(
      'creator',
    )
  })

  it('forgets its runs when asked', async () => {
    await take(['ownExit'])
    expect((await console.service.clearKickRuns()).runs).toEqual([])
  })
})

describe('the ground', () => {
  it('lists the ends of an account by device, and who would kick', async () => {
    const { instanceId } = await console.enter({ clientType: 1 })
    const ground = await console.service.readKickGround(ALICE)
    expect(ground).toMatchObject({
      cloud: 'embedded',
      kicker: 'mia',
      problems: {},
      ends: [{ instanceId, clientType: 1, engine: 'own' }],
    })
    expect(ground.ends[0]?.enteredAtMs).toBeGreaterThan(0)
  })

  it('has the creator kick a manager, and nobody kick the creator', async () => {
    expect((await console.service.readKickGround({ ...ALICE, accountId: 'mia' })).kicker).toBe('owner')
    const { problems } = await console.service.readKickGround({ ...ALICE, accountId: 'owner' })
    expect(problems).toEqual({ managerKick: 'creator', serverKick: 'creator', blocked: 'creator' })
  })

  it('warns of ends that are not ours, and offers what needs no admin on a cloud that is not ours', async () => {
    const other = await RecordedConsole.open({ world: demoWorld() })
    const link = (await other.service.describeCloud()).link ?? ''
    const abroad: EnterDraft['linkProvider'] = { kind: 'fixed', addresses: [link], tls: false }
    const here = await console.enter({
      linkProvider: abroad,
      staticToken: { kind: 'fixed', value: 'demo-token-alice' },
    })
    expect(here.status).toBe('ENTERED')
    expect(await other.service.readKickGround(ALICE)).toMatchObject({
      foreignEndCount: 1,
      ends: [{ instanceId: null, engine: null }],
    })

    const subject = { ...ALICE, victimId: here.instanceId }
    expect(await console.service.readKickGround(subject)).toMatchObject({
      cloud: 'foreign',
      ends: [{ instanceId: here.instanceId, enteredAtMs: null }],
      problems: { blocked: 'needsEmbeddedCloud', managerKick: 'noKicker' },
    })
    const runs = await take(['conflictLogin', 'sameDevice', 'ownExit'], subject)
    expect(runs.map(told).toReversed()).toMatchObject([{ passed: true }, { passed: true }, { passed: true }])
    await other.close()
  })

  it('asks for an instance where the app is not known', async () => {
    const draft = defaultEnterDraft({ appkey: 'elsewhere', roomId: '1', accountId: 'zoe' })
    const { instanceId } = await console.service.createInstance({ draft })
    const subject = { appkey: 'elsewhere', roomId: '1', accountId: 'zoe', victimId: null }
    expect((await console.service.readKickGround(subject)).problems.ownExit).toBe('notInRoom')
    expect(
      (await console.service.readKickGround({ ...subject, victimId: instanceId })).problems.ownExit,
    ).toBe(undefined)
  })
})
