import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  FLAKE_WINDOW,
  MAX_SCENARIO_HISTORY,
  type FlakeRate,
  type ScenarioRun,
  type ScenarioRunDetail,
  type ScenarioStep,
} from '../../../src-shared/console'
import { writeWhole } from './write-whole'

/** Steps are kept of so many of the latest runs; of older ones how they ended. */
const MAX_DETAILED_RUNS = 10

interface KeptHistory {
  readonly version: 1
  readonly scenarioId: string
  /** Number of the next run. */
  readonly nextNumber: number
  /** Newest first. */
  readonly runs: readonly ScenarioRun[]
  readonly steps: Readonly<Record<number, readonly ScenarioStep[]>>
}

/** How the runs of each scenario ended: a small file a scenario, bounded, and in memory once it was asked for. */
export class RunHistory {
  private readonly known = new Map<string, Promise<KeptHistory>>()

  constructor(private readonly folder: string) {}

  /** Newest first. */
  async runsOf(scenarioId: string): Promise<readonly ScenarioRun[]> {
    return (await this.read(scenarioId)).runs
  }

  /** A run with its steps, none when they are remembered no longer; null when the run itself is not. */
  async detailOf(scenarioId: string, runNumber: number): Promise<ScenarioRunDetail | null> {
    const { runs, steps } = await this.read(scenarioId)
    const run = runs.find((one) => one.runNumber === runNumber)
    return run === undefined ? null : { ...run, steps: steps[runNumber] ?? [] }
  }

  /** Remembers a run that is over. @returns it with its number. */
  async add(run: Omit<ScenarioRunDetail, 'runNumber'>): Promise<ScenarioRunDetail> {
    const { steps, ...facts } = run
    const before = await this.read(run.scenarioId)
    const runNumber = before.nextNumber
    const runs = [{ ...facts, runNumber }, ...before.runs].slice(0, MAX_SCENARIO_HISTORY)
    const detailed = new Set(runs.slice(0, MAX_DETAILED_RUNS).map((one) => String(one.runNumber)))
    const kept = Object.entries({ ...before.steps, [runNumber]: steps }).filter(([one]) => detailed.has(one))
    await this.write({ ...before, nextNumber: runNumber + 1, runs, steps: Object.fromEntries(kept) })
    return { ...facts, runNumber, steps }
  }

  /** A renamed scenario takes its runs along. */
  async move(scenarioId: string, nextId: string): Promise<void> {
    const history = await this.read(scenarioId)
    this.known.delete(scenarioId)
    if (history.runs.length === 0) return
    const runs = history.runs.map((run) => ({ ...run, scenarioId: nextId }))
    await this.write({ ...history, scenarioId: nextId, runs })
    await rm(this.fileOf(scenarioId), { force: true })
  }

  /** How often the latest runs of a text failed; a run that was cancelled says nothing. */
  async flakeOf(scenarioId: string, textHash: string): Promise<FlakeRate> {
    const runs = (await this.runsOf(scenarioId))
      .filter((run) => run.textHash === textHash && run.outcome !== 'cancelled')
      .slice(0, FLAKE_WINDOW)
    return {
      runCount: runs.length,
      failedCount: runs.filter(({ outcome }) => outcome !== 'passed').length,
    }
  }

  private read(scenarioId: string): Promise<KeptHistory> {
    const known = this.known.get(scenarioId) ?? this.load(scenarioId)
    this.known.set(scenarioId, known)
    return known
  }

  /** A file that cannot be read is kept aside: a broken history must not keep a scenario from running. */
  private async load(scenarioId: string): Promise<KeptHistory> {
    const empty: KeptHistory = { version: 1, scenarioId, nextNumber: 1, runs: [], steps: {} }
    const file = this.fileOf(scenarioId)
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text === null) return empty
    try {
      const kept = JSON.parse(text) as KeptHistory
      if (kept.version === 1 && kept.scenarioId === scenarioId && Array.isArray(kept.runs)) return kept
    } catch {
      // Falls through to what is done with a file of another kind.
    }
    await rename(file, `${file}.unreadable`).catch(() => undefined)
    return empty
  }

  private async write(history: KeptHistory): Promise<void> {
    this.known.set(history.scenarioId, Promise.resolve(history))
    await mkdir(this.folder, { recursive: true })
    await writeWhole(this.fileOf(history.scenarioId), JSON.stringify(history))
  }

  private fileOf(scenarioId: string): string {
    const name = createHash('sha256').update(scenarioId).digest('hex').slice(0, 24)
    return join(this.folder, `${name}.json`)
  }
}
