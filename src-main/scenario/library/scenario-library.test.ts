import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { MAX_SCENARIO_HISTORY, type ScenarioRunDetail } from '../../../src-shared/console'
import { temporaryFolder } from '../../recorder/testing/temporary-folder'
import { ScenarioLibrary } from './scenario-library'

const FACTS = { description: '', tags: [], checklist: [], cases: [], faultCount: 0 }

describe('the library of scenarios', () => {
  let folder: string
  let library: ScenarioLibrary
  const open = () =>
    new ScenarioLibrary({
      folder: join(folder, 'scenarios'),
      loadSamples: async () => ({ 'wrong-token': 'name: wrong', 'a sample': 'name: sample' }),
      readFacts: (_name, text) => ({ ...FACTS, title: text.replace('name: ', '') }),
    })
  const ids = async () => (await library.list()).map(({ scenarioId }) => scenarioId)

  beforeEach(() => {
    folder = temporaryFolder()
    library = open()
  })

  it('lists samples where the operator has none of his own, and makes no folder for that', async () => {
    expect(await ids()).toEqual(['sample/a sample', 'sample/wrong-token'])
    expect(readdirSync(folder)).toEqual([])
  })

  it('keeps texts over a restart, under a name that is free whatever its case', async () => {
    await library.create('Login', 'name: one')
    await library.create('login', 'name: two')
    library = open()
    expect((await ids()).slice(0, 2)).toEqual(['own/Login', 'own/login 2'])
    expect(await library.read('own/login 2')).toMatchObject({ text: 'name: two' })
    expect((await library.list())[1]).toMatchObject({ title: 'two', shelf: 'own', latestRun: null })
  })

  it.each(['../../etc/passwd', '.hidden', 'con', 'a/b', '   ', 'x'.repeat(200), '重连 (1)'])(
    'never leaves its folder for a name like %j',
    async (wanted) => {
      const { name } = await library.create(wanted, 'name: kept')
      expect(readdirSync(join(folder, 'scenarios'))).toEqual([`${name}.yaml`])
      expect(readdirSync(folder)).toEqual(['scenarios'])
    },
  )

  it('saves what was changed, but not over what somebody else wrote meanwhile', async () => {
    const { scenarioId, textHash } = await library.create('mine', 'name: one')
    const { textHash: second } = await library.save(scenarioId, 'name: two', textHash)
    await expect(library.save(scenarioId, 'name: three', textHash)).rejects.toMatchObject({
      fault: 'changedMeanwhile',
    })
    expect(await library.read(scenarioId)).toEqual({ text: 'name: two', textHash: second })
    await library.save(scenarioId, 'name: three', null)
    expect(await library.read(scenarioId)).toMatchObject({ text: 'name: three' })
  })

  it('leaves samples as they are', async () => {
    const sampleId = 'sample/wrong-token'
    await expect(library.save(sampleId, 'name: mine', null)).rejects.toMatchObject({ fault: 'readOnly' })
    await expect(library.delete(sampleId)).rejects.toMatchObject({ fault: 'readOnly' })
    await expect(library.rename(sampleId, 'mine')).rejects.toMatchObject({ fault: 'readOnly' })
  })

  it('brings a deleted scenario back, also when its name is taken by then', async () => {
    const { scenarioId } = await library.create('mine', 'name: one')
    await library.delete(scenarioId)
    expect(await ids()).not.toContain(scenarioId)
    await library.create('mine', 'name: other')
    expect(await library.restore(scenarioId)).toMatchObject({ scenarioId: 'own/mine 2', title: 'one' })
    await expect(library.restore(scenarioId)).rejects.toMatchObject({ fault: 'gone' })
  })

  it('takes the runs along when a scenario is renamed, and refuses a name that is taken', async () => {
    const { scenarioId, textHash } = await library.create('mine', 'name: one')
    await library.create('taken', 'name: two')
    await library.remember(run(scenarioId, textHash))
    await expect(library.rename(scenarioId, 'Taken')).rejects.toMatchObject({ fault: 'nameTaken' })
    const renamed = await library.rename(scenarioId, 'other')
    expect(renamed).toMatchObject({ scenarioId: 'own/other', latestRun: { runNumber: 1 } })
    library = open()
    expect(await library.entryOf('own/other')).toMatchObject({ latestRun: { scenarioId: 'own/other' } })
  })

  it('remembers a bounded number of runs, and the steps of the latest', async () => {
    const { scenarioId, textHash } = await library.create('mine', 'name: one')
    for (let count = 0; count < MAX_SCENARIO_HISTORY + 5; count++)
      await library.remember(run(scenarioId, textHash))
    library = open()
    const runs = await library.history.runsOf(scenarioId)
    expect(runs).toHaveLength(MAX_SCENARIO_HISTORY)
    expect(runs[0]?.runNumber).toBe(MAX_SCENARIO_HISTORY + 5)
    expect((await library.history.detailOf(scenarioId, 55))?.steps).toHaveLength(1)
    expect((await library.history.detailOf(scenarioId, 10))?.steps).toHaveLength(0)
    expect(await library.history.detailOf(scenarioId, 1)).toBeNull()
  })

  it('counts failures of the same text alone, and none that was cancelled', async () => {
    const { scenarioId, textHash } = await library.create('mine', 'name: one')
    await library.remember(run(scenarioId, 'another text', 'failed'))
    for (const outcome of ['passed', 'failed', 'error', 'cancelled', 'passed'] as const)
      await library.remember(run(scenarioId, textHash, outcome))
    expect((await library.entryOf(scenarioId)).flake).toEqual({ runCount: 4, failedCount: 2 })
  })

  it('begins a new history where the file of the old one is broken, and keeps that aside', async () => {
    const { scenarioId, textHash } = await library.create('mine', 'name: one')
    await library.remember(run(scenarioId, textHash))
    const historyFolder = join(folder, 'scenarios', '.history')
    const [file = ''] = readdirSync(historyFolder)
    writeFileSync(join(historyFolder, file), '{"version":1,')
    library = open()
    expect(await library.history.runsOf(scenarioId)).toEqual([])
    expect(readdirSync(historyFolder)).toEqual([`${file}.unreadable`])
  })

  it('keeps what was typed and not saved over a restart, until it is forgotten', async () => {
    const typed = { text: 'name: half', baseHash: 'before' }
    await Promise.all([
      library.unsaved.keep('own/mine', typed),
      library.unsaved.keep('own/other', { ...typed, text: 'name: third' }),
      library.unsaved.keep('own/other', null),
    ])
    library = open()
    expect(await library.unsaved.all()).toEqual({ 'own/mine': typed })
    await library.unsaved.keep('own/mine', null)
    library = open()
    expect(await library.unsaved.all()).toEqual({})
    expect(await ids()).toEqual(['sample/a sample', 'sample/wrong-token'])
  })

  it('says that a file is no text of a scenario instead of failing the list', async () => {
    await library.create('mine', 'name: one')
    mkdirSync(join(folder, 'scenarios', 'folder.yaml'))
    expect((await ids())[0]).toBe('own/mine')
    await expect(library.read('own/folder')).rejects.toMatchObject({ fault: 'unreadable' })
    await expect(library.read('own/absent')).rejects.toMatchObject({ fault: 'unknown' })
  })
})

function run(
  scenarioId: string,
  textHash: string,
  outcome: ScenarioRunDetail['outcome'] = 'passed',
): Omit<ScenarioRunDetail, 'runNumber'> {
  return {
    ...{ scenarioId, textHash, caseName: '', engine: 'own', outcome, startedWallMs: 1, durationMs: 5 },
    ...{ sessionId: 3, failure: null },
    steps: [{ index: 0, line: 4, label: 'enter', phase: 'passed', ordinal: 12, failures: [] }],
  }
}
