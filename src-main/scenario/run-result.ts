import type { SourcePosition } from '../../src-shared/console/scenario'

/** Something in a run that was not as expected. */
export interface RunFailure extends SourcePosition {
  readonly file: string
  /** The step, as its name or what it does. */
  readonly step: string
  /** Which expectation: `status.alice`, or what could not be done. */
  readonly expectation: string
  readonly expected: string
  readonly actual: string
  /** The latest events of the instance that it is about. */
  readonly events: readonly string[]
}

/** One step of a run, with those inside it after it. */
export interface StepResult extends SourcePosition {
  readonly step: string
  /** On the scenario's clock. */
  readonly tookMs: number
  readonly passed: boolean
}

export type RunStatus = 'passed' | 'failed' | 'cancelled'

/** How one run of a scenario went. */
export interface RunResult {
  readonly file: string
  readonly name: string
  readonly items: readonly string[]
  readonly tags: readonly string[]
  /** From 1; more than 1 with `--repeat`. */
  readonly repetition: number
  readonly status: RunStatus
  /** Real milliseconds. */
  readonly durationMs: number
  /** Its recording. */
  readonly sessionId: number
  /** File name of the ticket pack of a failed run, beside the reports. */
  readonly ticket: string | null
  readonly steps: readonly StepResult[]
  readonly failures: readonly RunFailure[]
}

/** What `report.json` holds; reports of shards are merged. */
export interface RunReport {
  readonly format: 'roomscope-run'
  readonly version: 1
  readonly startedWallMs: number
  readonly durationMs: number
  readonly results: readonly RunResult[]
}

/** How many runs ended how. */
export function countsOf({ results }: Pick<RunReport, 'results'>): Readonly<Record<RunStatus, number>> {
  const count = (status: RunStatus) => results.filter((result) => result.status === status).length
  return { passed: count('passed'), failed: count('failed'), cancelled: count('cancelled') }
}

/** The name of a run with its repetition. */
export function runTitle({ name, repetition }: Pick<RunResult, 'name' | 'repetition'>): string {
  return repetition === 1 ? name : `${name} (${repetition}.)`
}
