import type {
  ScenarioBatch,
  ScenarioBatchOrder,
  ScenarioEntry,
  ScenarioRunDetail,
  ScenarioService,
  UnsavedScenario,
} from '../../src-shared/console'
import { ConsoleError } from '../console/console-error'

const SAMPLE_TEXT = `roomscope: 1
name: A sample
actors:
  alice: { accountId: alice, roomId: '36' }
steps:
  - enter: alice
`

interface FakeFile {
  entry: ScenarioEntry
  text: string
}

/** Scenarios of an in-memory main process; a batch runs until the test ends it. */
export class FakeScenarios implements ScenarioService {
  readonly files = new Map<string, FakeFile>()
  readonly unsaved = new Map<string, UnsavedScenario>()
  readonly deleted = new Map<string, FakeFile>()
  readonly runs: ScenarioRunDetail[] = []
  batch: ScenarioBatch | null = null
  exportedIds: string[] = []
  private changeCount = 0

  constructor(
    private readonly announce: {
      readonly list: (change: { readonly changeCount: number }) => void
      readonly batch: (batch: ScenarioBatch) => void
    },
  ) {
    this.put('sample', 'a-sample', SAMPLE_TEXT)
  }

  /** Adds a file, or changes it as somebody else would. */
  put(
    shelf: ScenarioEntry['shelf'],
    name: string,
    text: string,
    facts: Partial<ScenarioEntry> = {},
  ): ScenarioEntry {
    const scenarioId = `${shelf}/${name}`
    const entry: ScenarioEntry = {
      ...{ scenarioId, shelf, name, title: name, description: '', tags: [], checklist: [], cases: [] },
      ...{ faultCount: 0, textHash: hashOf(text), latestRun: null, flake: { runCount: 0, failedCount: 0 } },
      ...facts,
    }
    this.files.set(scenarioId, { entry, text })
    this.announce.list({ changeCount: ++this.changeCount })
    return entry
  }

  /** Lets the running batch go on, or ends it. */
  change(changes: Partial<ScenarioBatch>): void {
    if (this.batch === null) throw new Error('no scenario was started')
    this.batch = { ...this.batch, ...changes }
    this.announce.batch(this.batch)
  }

  listScenarios = async () =>
    [...this.files.values()]
      .map(({ entry }) => entry)
      .sort((a, b) => a.scenarioId.localeCompare(b.scenarioId))

  readScenario = async ({ scenarioId }: { scenarioId: string }) => {
    const { text } = this.file(scenarioId)
    return { text, textHash: hashOf(text) }
  }

  createScenario = async ({ name, text }: { name: string; text: string }) => this.put('own', name, text)

  saveScenario = async ({ scenarioId, text, baseHash }: Parameters<ScenarioService['saveScenario']>[0]) => {
    const { entry, text: before } = this.file(scenarioId)
    if (baseHash !== null && hashOf(before) !== baseHash)
      throw new ConsoleError({ code: 'scenario', message: 'changed', field: 'baseHash', chatroomCode: null })
    return this.put(entry.shelf, entry.name, text)
  }

  listUnsavedScenarios = async () => Object.fromEntries(this.unsaved)
  keepUnsavedScenario = async (input: Parameters<ScenarioService['keepUnsavedScenario']>[0]) => {
    if (input.unsaved === null) this.unsaved.delete(input.scenarioId)
    else this.unsaved.set(input.scenarioId, input.unsaved)
  }

  renameScenario = async ({ scenarioId, name }: { scenarioId: string; name: string }) => {
    const { text } = this.file(scenarioId)
    this.files.delete(scenarioId)
    return this.put('own', name, text)
  }

  deleteScenario = async ({ scenarioId }: { scenarioId: string }) => {
    this.deleted.set(scenarioId, this.file(scenarioId))
    this.files.delete(scenarioId)
  }

  restoreScenario = async ({ scenarioId }: { scenarioId: string }) => {
    const file = this.deleted.get(scenarioId)
    if (file === undefined) throw unknown(scenarioId)
    return this.put('own', file.entry.name, file.text)
  }

  importScenario = async () => this.put('own', 'imported', SAMPLE_TEXT)
  exportScenario = async ({ scenarioId }: { scenarioId: string }) => {
    this.exportedIds.push(scenarioId)
    return 'exported.yaml'
  }
  makeScenario = async ({ sessionId }: { sessionId: number }) => ({
    entry: this.put('own', `session ${sessionId}`, SAMPLE_TEXT),
    remarks: ['one thing could not be told'],
  })

  startScenarioBatch = async (order: ScenarioBatchOrder): Promise<ScenarioBatch> => {
    const jobs = Array.from({ length: order.repeat }, (_none, index) => index + 1)
      .flatMap((repetition) => order.scenarioIds.map((scenarioId) => ({ scenarioId, repetition })))
      .map((job, jobId) => ({
        ...job,
        ...{ jobId, caseName: '', phase: 'pending' as const, sessionId: null, runNumber: null },
      }))
    this.batch = {
      ...{ batchId: (this.batch?.batchId ?? 0) + 1, phase: 'running', order },
      ...{ jobs, steps: [], shownJobId: null },
    }
    return this.batch
  }
  cancelScenarioBatch = async () => {
    if (this.batch?.phase === 'running') this.change({ phase: 'cancelled' })
  }
  describeScenarioBatch = async () => this.batch
  listScenarioRuns = async ({ scenarioId }: { scenarioId: string }) =>
    this.runs.filter((run) => run.scenarioId === scenarioId).toReversed()
  readScenarioRun = async ({ scenarioId, runNumber }: { scenarioId: string; runNumber: number }) =>
    this.runs.find((run) => run.scenarioId === scenarioId && run.runNumber === runNumber) ?? null

  private file(scenarioId: string): FakeFile {
    const file = this.files.get(scenarioId)
    if (file === undefined) throw unknown(scenarioId)
    return file
  }
}

/** Tells one text from another, as the real one does. */
export function hashOf(text: string): string {
  return `hash of ${text}`
}

function unknown(scenarioId: string): ConsoleError {
  return new ConsoleError({ code: 'scenario', message: `no ${scenarioId}`, field: null, chatroomCode: null })
}
