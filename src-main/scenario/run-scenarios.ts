import type { ScenarioPlan } from '../../src-shared/console/scenario'
import { SystemClock } from '../../src-shared/time'
import { findVendorSdk } from '../engine'
import type { SessionSink } from '../recorder'
import type { RecordingSource } from './check-recording'
import { readComparedFiles, type ComparedFiles } from './compared-files'
import { needsEmbeddedCloud } from './needs-cloud'
import type { ReadRecordingFile } from './read-recording-file'
import { runPlan } from './run-plan'
import { runTitle, type RunReport, type RunResult, type StepResult } from './run-result'
import { ScenarioEnvironmentError } from './scenario-error'
import type { RunTarget } from './scenario-stage'

const NS_PER_MS = 1_000_000
const clock = new SystemClock()

/** How far the runs are. */
export type ScenarioProgress =
  | { readonly kind: 'runBegan'; readonly title: string; readonly place: number; readonly runCount: number }
  | { readonly kind: 'stepBegan'; readonly title: string; readonly step: string }
  | { readonly kind: 'stepEnded'; readonly title: string; readonly step: StepResult }
  | {
      readonly kind: 'runEnded'
      readonly result: RunResult
      readonly place: number
      readonly runCount: number
    }

export interface RunScenariosOptions {
  readonly plans: readonly ScenarioPlan[]
  /** Where the runs are recorded, one session after the other: a sink that has no session open. */
  readonly sink: SessionSink
  /** Reads the recordings that were made, and those that runs are compared with. */
  readonly source: RecordingSource
  /** Reads exported recordings that runs are compared with. */
  readonly readRecordingFile?: ReadRecordingFile
  readonly signal: AbortSignal
  readonly target?: RunTarget
  /** Every scenario runs on the virtual clock. */
  readonly virtualTime?: boolean
  readonly repeat?: number
  /** Stops after the first run that fails. */
  readonly bail?: boolean
  readonly onProgress?: (progress: ScenarioProgress) => void
  /** Packs the recording of a failed run. @returns the name of the file. */
  readonly packTicket?: (result: RunResult) => Promise<string>
}

/**
 * Runs scenarios one after the other. A cancelled run is the last of the report.
 * @throws ScenarioEnvironmentError before anything runs, when a scenario cannot run in this environment.
 */
export async function runScenarios(options: RunScenariosOptions): Promise<RunReport> {
  const { plans, signal, repeat = 1, bail = false, onProgress } = options
  requireEnvironment(options)
  const comparedFiles = await readComparedFiles(plans, options.readRecordingFile, signal)
  const startedWallMs = clock.wallMs()
  const startedNs = clock.nowNs()
  const results: RunResult[] = []
  const runs = plans.flatMap((plan) =>
    Array.from({ length: repeat }, (_, index) => ({ plan, repetition: index + 1 })),
  )
  for (const [index, { plan, repetition }] of runs.entries()) {
    if (signal.aborted) break
    const place = index + 1
    const title = runTitle({ name: plan.name, repetition })
    onProgress?.({ kind: 'runBegan', title, place, runCount: runs.length })
    const result = await withTicket(await runOne(plan, repetition, { ...options, comparedFiles }), options)
    results.push(result)
    onProgress?.({ kind: 'runEnded', result, place, runCount: runs.length })
    if (bail && result.status === 'failed') break
  }
  const durationMs = Math.round((clock.nowNs() - startedNs) / NS_PER_MS)
  return { format: 'roomscope-run', version: 1, startedWallMs, durationMs, results }
}

function runOne(
  plan: ScenarioPlan,
  repetition: number,
  options: RunScenariosOptions & { readonly comparedFiles: ComparedFiles },
): Promise<RunResult> {
  const { sink, source, signal, comparedFiles, target = {}, virtualTime = false, onProgress } = options
  const title = runTitle({ name: plan.name, repetition })
  const isVirtual = target.link === undefined && (virtualTime || plan.scenario.clock === 'virtual')
  return runPlan({
    ...{ plan, repetition, target, isVirtual, sink, source, comparedFiles, signal },
    onStepBegin: (step) => onProgress?.({ kind: 'stepBegan', title, step }),
    onStepEnd: (step) => onProgress?.({ kind: 'stepEnded', title, step }),
  })
}

async function withTicket(result: RunResult, { packTicket }: RunScenariosOptions): Promise<RunResult> {
  if (result.status !== 'failed' || packTicket === undefined) return result
  return { ...result, ticket: await packTicket(result) }
}

function requireEnvironment({ plans, target = {}, virtualTime = false }: RunScenariosOptions): void {
  if (target.link !== undefined && virtualTime)
    throw new ScenarioEnvironmentError(
      'Virtual time needs the embedded cloud: leave out the link addresses, or the virtual time.',
    )
  for (const plan of plans) {
    const { file, scenario, positionOf } = plan
    const at = (path: Parameters<typeof positionOf>[0]) => {
      const { line, column } = positionOf(path)
      return `${file}:${line}:${column}`
    }
    const path = target.link === undefined ? null : needsEmbeddedCloud(plan)
    if (path !== null)
      throw new ScenarioEnvironmentError(
        `${at(path)}: this needs the embedded cloud, which cannot be had with link addresses. Choose other scenarios with --grep.`,
      )
    const asks = Object.entries(scenario.actors).find(([, { engine }]) => engine === 'vendor')
    if ((target.engine === 'vendor' || (target.engine === undefined && asks)) && findVendorSdk() === null)
      throw new ScenarioEnvironmentError(
        `${at(['actors', ...(asks ? [asks[0], 'engine'] : [])])}: the vendor's SDK is not installed, so nothing can run on its engine.`,
      )
  }
}
