import {
  MAX_BATCH_JOBS,
  type ScenarioBatch,
  type ScenarioBatchOrder,
  type ScenarioEngine,
  type ScenarioEntry,
  type ScenarioJob,
  type ScenarioOutcome,
  type ScenarioStep,
} from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import type { ScenarioLibrary } from '../scenario/library/scenario-library'
import { ConsoleError } from './console-error'

const NS_PER_MS = 1_000_000

/** One run to be carried out. */
export interface ScenarioRunOrder {
  /** Where its text is kept: files that it names are looked for beside it. */
  readonly file: string
  readonly text: string
  /** Of the matrix; empty without one. */
  readonly caseName: string
  readonly engine: ScenarioEngine
  readonly virtualTime: boolean
  readonly signal: AbortSignal
  readonly onSession: (sessionId: number) => void
  /** All steps of the run, whenever one of them changed. */
  readonly onSteps: (steps: readonly ScenarioStep[]) => void
}

/** How a run ended; the steps were told. */
export interface ScenarioRunEnd {
  readonly outcome: ScenarioOutcome
  readonly failure: string | null
}

export interface ScenarioDeskOptions {
  readonly clock: Clock
  readonly library: ScenarioLibrary
  /** Carries out one run on a stage of its own. */
  readonly perform: (order: ScenarioRunOrder) => Promise<ScenarioRunEnd>
  readonly onChange: () => void
  /** A run is over, and remembered. */
  readonly onRunEnd: () => void
}

/** A job with what it takes to do it. */
interface PreparedJob {
  readonly entry: ScenarioEntry
  readonly text: string
  readonly caseName: string
  readonly repetition: number
}

/** Runs scenarios beside the live session, one after the other, and tells how they go. */
export class ScenarioDesk {
  private latest: ScenarioBatch | null = null
  private running: { readonly cancel: AbortController; readonly over: Promise<void> } | null = null

  constructor(private readonly options: ScenarioDeskOptions) {}

  /** The running or the latest batch; null before the first. */
  get state(): ScenarioBatch | null {
    return this.latest
  }

  /**
   * Texts are read at once: what is changed while the batch runs does not change it.
   * @throws ConsoleError while another batch runs, and for a scenario that cannot run.
   */
  async start(order: ScenarioBatchOrder): Promise<ScenarioBatch> {
    this.assertIdle()
    const jobs = await this.prepare(order)
    this.assertIdle()
    const batch: ScenarioBatch = {
      ...{ batchId: (this.latest?.batchId ?? 0) + 1, phase: 'running', order },
      ...{ jobs: jobs.map(pendingJob), steps: [], shownJobId: null },
    }
    this.latest = batch
    const cancel = new AbortController()
    this.running = { cancel, over: this.runAll(jobs, order, cancel.signal) }
    this.options.onChange()
    return batch
  }

  async cancel(): Promise<void> {
    this.running?.cancel.abort()
    await this.running?.over
  }

  private async prepare(order: ScenarioBatchOrder): Promise<PreparedJob[]> {
    const once: Omit<PreparedJob, 'repetition'>[] = []
    for (const scenarioId of new Set(order.scenarioIds)) {
      const entry = await this.options.library.entryOf(scenarioId)
      const { text } = await this.options.library.read(scenarioId)
      once.push(...casesOf(entry, order.caseName).map((caseName) => ({ entry, text, caseName })))
    }
    const count = once.length * order.repeat
    if (count > MAX_BATCH_JOBS) {
      const message = `these are ${count} runs; the window does at most ${MAX_BATCH_JOBS}, the command line more`
      throw ConsoleError.invalidInput('repeat', message)
    }
    const rounds = Array.from({ length: order.repeat }, (_none, index) => index + 1)
    return rounds.flatMap((repetition) => once.map((job) => ({ ...job, repetition })))
  }

  private async runAll(
    jobs: readonly PreparedJob[],
    order: ScenarioBatchOrder,
    signal: AbortSignal,
  ): Promise<void> {
    let isOver = false
    for (const [jobId, job] of jobs.entries()) {
      if (isOver || signal.aborted) {
        this.changeJob(jobId, { phase: 'skipped' })
        continue
      }
      const outcome = await this.runOne(jobId, job, order, signal)
      isOver = order.bail && outcome !== 'passed'
    }
    this.running = null
    this.change({ phase: signal.aborted ? 'cancelled' : 'finished' })
  }

  private async runOne(
    jobId: number,
    { entry, text, caseName }: PreparedJob,
    { engine, virtualTime }: ScenarioBatchOrder,
    signal: AbortSignal,
  ): Promise<ScenarioOutcome> {
    const { clock, library } = this.options
    const { scenarioId, textHash } = entry
    const startedWallMs = clock.wallMs()
    const startedNs = clock.nowNs()
    let sessionId: number | null = null
    let steps: readonly ScenarioStep[] = []
    this.change({ steps, shownJobId: jobId })
    this.changeJob(jobId, { phase: 'running' })
    const end = await this.perform({
      ...{ file: library.fileOf(scenarioId), text, caseName, engine, virtualTime, signal },
      onSession: (begun) => this.changeJob(jobId, { sessionId: (sessionId = begun) }),
      onSteps: (told) => this.change({ steps: (steps = told) }),
    })
    const durationMs = Math.round((clock.nowNs() - startedNs) / NS_PER_MS)
    const { runNumber } = await library.remember({
      ...{ scenarioId, textHash, caseName, engine, startedWallMs, durationMs, sessionId, steps },
      ...end,
    })
    this.changeJob(jobId, { phase: end.outcome, runNumber })
    this.options.onRunEnd()
    return end.outcome
  }

  private async perform(order: ScenarioRunOrder): Promise<ScenarioRunEnd> {
    try {
      return await this.options.perform(order)
    } catch (error) {
      return { outcome: order.signal.aborted ? 'cancelled' : 'error', failure: (error as Error).message }
    }
  }

  private changeJob(jobId: number, changes: Partial<ScenarioJob>): void {
    const jobs = this.latest?.jobs.map((job) => (job.jobId === jobId ? { ...job, ...changes } : job))
    if (jobs) this.change({ jobs })
  }

  private change(changes: Partial<ScenarioBatch>): void {
    if (this.latest === null) return
    this.latest = { ...this.latest, ...changes }
    this.options.onChange()
  }

  private assertIdle(): void {
    if (this.running === null) return
    throw ConsoleError.invalidInput(
      'scenarioIds',
      'Scenarios are running already; cancel them, or wait for their end.',
    )
  }
}

/** The combinations to run: one empty name for a scenario without a matrix. */
function casesOf({ scenarioId, cases }: ScenarioEntry, wanted: string | null): readonly string[] {
  if (wanted === null) return cases.length === 0 ? [''] : cases
  if (cases.includes(wanted)) return [wanted]
  throw ConsoleError.invalidInput('caseName', `${scenarioId} has no case “${wanted}”`)
}

function pendingJob({ entry, caseName, repetition }: PreparedJob, jobId: number): ScenarioJob {
  const { scenarioId } = entry
  return { jobId, scenarioId, caseName, repetition, phase: 'pending', sessionId: null, runNumber: null }
}
