import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  faultSchema,
  type InstanceSummary,
  type ScenarioBatch,
  type ScenarioBatchOrder,
  type ScenarioRunDetail,
} from '../../src-shared/console'
import { DEMO_APPKEY, RecordedConsole } from './testing/recorded-console'

const GOOD = `roomscope: 1
name: alice comes and goes
actors:
  alice: {}
steps:
  - enter: alice
    expect: { result: entered }
  - exit: alice
    expect:
      status: { alice: EXITED }
expect:
  transitions: { alice: ['...', EXITED] }
`

/** Real runs beside a real session: real sockets, a real recording. */
describe('scenarios that are run from the window', () => {
  let console: RecordedConsole
  beforeEach(async () => {
    console = await RecordedConsole.open()
  })
  afterEach(() => console.close())

  const order = (scenarioId: string, changes: Partial<ScenarioBatchOrder> = {}): ScenarioBatchOrder => ({
    ...{
      scenarioIds: [scenarioId],
      engine: 'own',
      repeat: 1,
      bail: false,
      virtualTime: true,
      caseName: null,
    },
    ...changes,
  })

  async function keep(text: string): Promise<string> {
    return (await console.service.createScenario({ name: 'one', text })).scenarioId
  }
  async function over(): Promise<ScenarioBatch> {
    for (let tries = 0; tries < 3000; tries++) {
      const batch = await console.service.describeScenarioBatch()
      if (batch !== null && batch.phase !== 'running') return batch
      await console.sleep(10)
    }
    throw new Error('the batch does not end')
  }
  async function latestRun(scenarioId: string): Promise<ScenarioRunDetail> {
    const [run] = await console.service.listScenarioRuns({ scenarioId })
    const detail = run && (await console.service.readScenarioRun({ scenarioId, runNumber: run.runNumber }))
    if (!detail) throw new Error('nothing was remembered')
    return detail
  }

  it('pass on a cloud of their own, are recorded, and throw nobody out', async () => {
    const here = await console.enter({ accountId: 'alice' })
    const scenarioId = await keep(GOOD)
    await console.service.startScenarioBatch(order(scenarioId))
    const { jobs } = await over()
    expect(jobs.map(({ phase }) => phase)).toEqual(['passed'])
    const { steps, sessionId, failure } = await latestRun(scenarioId)
    expect(failure).toBeNull()
    expect(steps.map(({ line, label, phase }) => [line, label, phase])).toEqual([
      [6, 'enter: alice', 'passed'],
      [8, 'exit: alice', 'passed'],
      [12, expect.any(String), 'passed'],
    ])
    const [recorded] = await console.service.listSessions({ beforeSessionId: (sessionId ?? 0) + 1, limit: 1 })
    expect(recorded).toMatchObject({ sessionId, name: 'alice comes and goes', origin: { mode: 'scenario' } })
    const event = await console.service.readEvent({
      ...{ sessionId: sessionId ?? 0, ordinal: steps[0]?.ordinal ?? 0 },
    })
    expect(event).not.toBeNull()
    expect(await console.until(here.instanceId, () => true)).toMatchObject({
      status: 'ENTERED',
      kicked: null,
    })
  })

  it('tell what was expected and what came, at the step and its line, and skip the rest', async () => {
    const scenarioId = await keep(GOOD.replace('{ result: entered }', '{ status: { alice: EXITED } }'))
    await console.service.startScenarioBatch(order(scenarioId))
    const { jobs } = await over()
    expect(jobs[0]?.phase).toBe('failed')
    const { steps, failure } = await latestRun(scenarioId)
    expect(steps.map(({ phase }) => phase)).toEqual(['failed', 'skipped', 'skipped'])
    expect(steps[0]?.failures).toMatchObject([{ line: 7, expected: 'EXITED' }])
    expect(steps[0]?.failures[0]?.actual).toContain('ENTERED')
    expect(failure).toContain('EXITED')
  })

  it('could not run: a fault in the text, or a world that is not there', async () => {
    const scenarioId = await keep(GOOD.replace('enter: alice', 'enter: nobody'))
    await console.service.startScenarioBatch(order(scenarioId))
    expect((await over()).jobs[0]?.phase).toBe('error')
    expect((await latestRun(scenarioId)).failure).toContain('nobody')
    const worldless = await keep(`${GOOD}world: { file: none.json }\n`)
    await console.service.startScenarioBatch(order(worldless))
    await over()
    expect((await latestRun(worldless)).failure).toContain('none.json')
  })

  it('are cancelled in the middle of a wait on the real clock, with a closed recording', async () => {
    const scenarioId = await keep(GOOD.replace('  - exit: alice', '  - sleep: 10m\n  - exit: alice'))
    await console.service.startScenarioBatch(order(scenarioId, { virtualTime: false, repeat: 2 }))
    for (let tries = 0; tries < 1000; tries++) {
      const batch = await console.service.describeScenarioBatch()
      if (batch?.steps[1]?.phase === 'running') break
      await console.sleep(10)
    }
    await console.service.cancelScenarioBatch()
    const { jobs } = await over()
    expect(jobs.map(({ phase }) => phase)).toEqual(['cancelled', 'skipped'])
    const [newest] = await console.service.listSessions({ beforeSessionId: null, limit: 1 })
    expect(newest).toMatchObject({ sessionId: jobs[0]?.sessionId, live: false })
  })

  it('run one case of a matrix, or all', async () => {
    const scenarioId = await keep(
      GOOD.replace('actors:', 'matrix: { transport: [binary, text] }\nactors:').replace(
        'alice: {}',
        'alice: { transport: "${{ transport }}" }',
      ),
    )
    await console.service.startScenarioBatch(order(scenarioId, { caseName: 'transport=text' }))
    expect((await over()).jobs.map(({ caseName }) => caseName)).toEqual(['transport=text'])
    await console.service.startScenarioBatch(order(scenarioId))
    expect((await over()).jobs.map(({ caseName, phase }) => `${caseName} ${phase}`)).toEqual([
      'transport=binary passed',
      'transport=text passed',
    ])
  })

  describe('and were made from a recording', () => {
    /** Makes a scenario of the running session, runs it, and tells what did not come out as recorded. */
    async function failuresOfRoundTrip(): Promise<string[]> {
      await console.sleep(200)
      const { sessionId } = await console.service.bootstrap()
      const { entry, remarks } = await console.service.makeScenario({ sessionId })
      expect(entry.faultCount).toBe(0)
      expect(remarks).toEqual([])
      await console.service.startScenarioBatch(order(entry.scenarioId, { virtualTime: false }))
      const { jobs } = await over()
      const { failure } = await latestRun(entry.scenarioId)
      return jobs[0]?.phase === 'passed' ? [] : [failure ?? 'no reason']
    }

    it('pass: somebody enters with each way to prove who one is', async () => {
      await console.enter({ accountId: 'alice' })
      await console.enter({ accountId: 'bob', transport: 'text', authType: 1, roomId: '37' })
      const { instanceId } = await console.enter({ accountId: '', anonymousMode: true, roomNick: 'guest' })
      await console.service.exitInstance({ instanceId })
      expect(await failuresOfRoundTrip()).toEqual([])
    })

    it('pass: somebody is refused for each reason', async () => {
      await console.enter({ accountId: 'alice', staticToken: { kind: 'fixed', value: 'my-own-secret' } })
      await console.enter({ accountId: 'mallory' })
      await console.enter({ accountId: 'bob', roomId: '38' })
      const { instanceId } = await console.enter({
        ...{ accountId: 'carol', authType: 1 },
        tokenProvider: { kind: 'fault', fault: 'throws', message: 'no token today' },
      })
      await console.service.destroyInstance({ instanceId })
      expect(await failuresOfRoundTrip()).toEqual([])
    })

    it('pass: somebody is kicked, by a manager, by another device, and comes back', async () => {
      const alice = await console.enter({ accountId: 'alice' })
      const mia = await console.enter({ accountId: 'mia' })
      await console.service.kickMember({
        ...{ instanceId: mia.instanceId, targetAccountId: 'alice', notificationExtension: 'too loud' },
      })
      await console.until(alice.instanceId, ({ status }) => status === 'EXITED')
      await console.enterAgain(alice.instanceId)
      await console.enter({ accountId: 'alice', clientType: 1 })
      await console.until(alice.instanceId, ({ status }) => status === 'EXITED')
      await expect(
        console.service.kickMember({
          ...{ instanceId: 3, targetAccountId: 'mia', notificationExtension: '' },
        }),
      ).rejects.toBeDefined()
      expect(await failuresOfRoundTrip()).toEqual([])
    })

    it('pass: the connection breaks, the client comes back, and policy, room and faults are changed', async () => {
      await console.enter({ accountId: 'alice' })
      await console.service.changeCloud({
        change: { kind: 'setMultiEndPolicy', appkey: DEMO_APPKEY, multiEndPolicy: 'all' },
      })
      await console.enter({ accountId: 'alice' })
      const bob = await console.enter({ accountId: 'bob', roomId: '37' })
      const fault = faultSchema.parse({
        ...{ name: 'dropAfterFrames', frames: 1, count: 1 },
        scope: { accountId: 'bob' },
      })
      const { undo } = await console.service.changeCloud({ change: { kind: 'applyFault', fault } })
      await console.enter({ accountId: 'carol', roomId: '37' })
      const isBack = ({ status, attemptCount }: InstanceSummary) => attemptCount === 2 && status === 'ENTERED'
      await console.until(bob.instanceId, isBack)
      if (undo !== null) await console.service.changeCloud({ change: undo })
      await console.service.changeCloud({
        change: { kind: 'setRoomOpen', appkey: DEMO_APPKEY, roomId: '37', open: false },
      })
      await console.until(bob.instanceId, ({ status }) => status === 'EXITED')
      expect(await failuresOfRoundTrip()).toEqual([])
    })
  })
})
