import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ScenarioBatch, ScenarioBatchOrder, ScenarioStep } from '../../src-shared/console'
import { SystemClock } from '../../src-shared/time'
import { temporaryFolder } from '../recorder/testing/temporary-folder'
import { ScenarioLibrary } from '../scenario/library/scenario-library'
import { ScenarioDesk, type ScenarioRunEnd, type ScenarioRunOrder } from './scenario-desk'

const PASSED: ScenarioRunEnd = { outcome: 'passed', failure: null }
const STEP: ScenarioStep = {
  ...{ index: 0, line: 3, label: 'enter alice', phase: 'passed', ordinal: 7, failures: [] },
}

describe('batches of scenarios', () => {
  let library: ScenarioLibrary
  let asked: ScenarioRunOrder[]
  let perform: (order: ScenarioRunOrder) => Promise<ScenarioRunEnd>
  let changeCount: number
  let desk: ScenarioDesk

  beforeEach(async () => {
    library = new ScenarioLibrary({
      folder: join(temporaryFolder(), 'scenarios'),
      loadSamples: async () => ({}),
      readFacts: (name, text) => ({
        ...{ title: name, description: '', tags: [], checklist: [], faultCount: 0 },
        cases: text === 'matrix' ? ['a=1', 'a=2'] : [],
      }),
    })
    asked = []
    changeCount = 0
    perform = async (order) => {
      order.onSession(asked.length + 10)
      order.onSteps([STEP])
      return PASSED
    }
    desk = new ScenarioDesk({
      clock: new SystemClock(),
      library,
      perform: (order) => {
        asked.push(order)
        return perform(order)
      },
      onChange: () => changeCount++,
      onRunEnd: () => undefined,
    })
    await library.create('one', 'text of one')
    await library.create('two', 'matrix')
  })

  const order = (changes: Partial<ScenarioBatchOrder> = {}): ScenarioBatchOrder => ({
    ...{ scenarioIds: ['own/one'], engine: 'own', repeat: 1, bail: false, virtualTime: true, caseName: null },
    ...changes,
  })
  async function over(): Promise<ScenarioBatch> {
    while (desk.state === null || desk.state.phase === 'running')
      await new Promise((resolve) => setTimeout(resolve, 2))
    return desk.state
  }
  const phases = ({ jobs }: ScenarioBatch) => jobs.map(({ phase }) => phase)

  it('runs every case of every scenario as often as asked, round by round, and remembers how each ended', async () => {
    await desk.start(order({ scenarioIds: ['own/one', 'own/two', 'own/one'], repeat: 2 }))
    const { jobs, phase, steps } = await over()
    expect(
      jobs.map(({ scenarioId, caseName, repetition }) => [scenarioId, caseName, repetition].join()),
    ).toEqual([
      'own/one,,1',
      'own/two,a=1,1',
      'own/two,a=2,1',
      'own/one,,2',
      'own/two,a=1,2',
      'own/two,a=2,2',
    ])
    expect(phase).toBe('finished')
    expect(steps).toEqual([STEP])
    expect(jobs[0]).toMatchObject({ phase: 'passed', sessionId: 11, runNumber: 1 })
    const [latest] = await library.history.runsOf('own/two')
    expect(latest).toMatchObject({ runNumber: 4, caseName: 'a=2', sessionId: 16, outcome: 'passed' })
    expect((await library.entryOf('own/two')).flake).toEqual({ runCount: 4, failedCount: 0 })
    expect(asked[0]).toMatchObject({ text: 'text of one', engine: 'own', virtualTime: true })
    expect(changeCount).toBeGreaterThan(12)
  })

  it('stops at the first run that does not pass when asked to, and leaves the rest', async () => {
    perform = async () => (asked.length === 3 ? { outcome: 'failed', failure: 'no' } : PASSED)
    await desk.start(order({ repeat: 5, bail: true }))
    expect(phases(await over())).toEqual(['passed', 'passed', 'failed', 'skipped', 'skipped'])
    await desk.start(order({ repeat: 3 }))
    expect(phases(await over())).toEqual(['passed', 'passed', 'passed'])
  })

  it('is cancelled in the middle of a run, whose end is waited for', async () => {
    perform = ({ signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
    await desk.start(order({ repeat: 2 }))
    await desk.cancel()
    expect(desk.state).toMatchObject({ phase: 'cancelled' })
    expect(phases(await over())).toEqual(['cancelled', 'skipped'])
    expect((await library.entryOf('own/one')).flake.runCount).toBe(0)
  })

  it('tells of a run that broke down as one that could not be carried out, and goes on', async () => {
    perform = async () => {
      if (asked.length === 1) throw new Error('no ports left')
      return PASSED
    }
    await desk.start(order({ repeat: 2 }))
    expect(phases(await over())).toEqual(['error', 'passed'])
    expect((await library.history.runsOf('own/one'))[1]).toMatchObject({
      outcome: 'error',
      failure: 'no ports left',
    })
  })

  it('runs the text as it was when the batch began', async () => {
    perform = async () => {
      await library.save('own/one', `changed ${asked.length}`, null)
      return PASSED
    }
    await desk.start(order({ repeat: 2 }))
    await over()
    expect(asked.map(({ text }) => text)).toEqual(['text of one', 'text of one'])
    expect((await library.entryOf('own/one')).flake.runCount).toBe(0)
  })

  it('refuses a second batch, too many runs, an unknown case and an unknown scenario', async () => {
    await expect(desk.start(order({ scenarioIds: ['own/none'] }))).rejects.toMatchObject({ fault: 'unknown' })
    await expect(desk.start(order({ scenarioIds: ['own/two'], repeat: 400 }))).rejects.toThrow(/800 runs/)
    await expect(desk.start(order({ caseName: 'a=9' }))).rejects.toThrow(/no case/)
    expect(desk.state).toBeNull()
    await desk.start(order())
    await expect(desk.start(order())).rejects.toThrow(/running already/)
    await over()
  })
})
