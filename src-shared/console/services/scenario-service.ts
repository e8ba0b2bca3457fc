import type { ScenarioShelf } from '../scenario-id'
import type { ScenarioBatchOrder, UnsavedScenario } from './scenario-inputs'

/** A scenario's text is read as a whole; longer ones are not written by people. */
export const MAX_SCENARIO_CHARACTERS = 1_000_000
/** So many runs of a scenario are remembered. */
export const MAX_SCENARIO_HISTORY = 50
/** So many runs of the same text make its flake rate. */
export const FLAKE_WINDOW = 20
/** More runs than this are a job for the command line. */
export const MAX_BATCH_JOBS = 500

/** How a run ended: `error` when it could not be carried out, so that nothing is said about the expectations. */
export const SCENARIO_OUTCOMES = ['passed', 'failed', 'error', 'cancelled'] as const
export type ScenarioOutcome = (typeof SCENARIO_OUTCOMES)[number]

/** One scenario as the list shows it. */
export interface ScenarioEntry {
  readonly scenarioId: string
  readonly shelf: ScenarioShelf
  /** Of the file, without its extension. */
  readonly name: string
  /** What the file calls itself; empty when it cannot be read. */
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  /** Items of the acceptance checklist that it covers. */
  readonly checklist: readonly string[]
  /** The combinations of its matrix, by name; empty without a matrix. */
  readonly cases: readonly string[]
  /** Faults in the file; it cannot run with any. */
  readonly faultCount: number
  /** Changes with every change of the text. */
  readonly textHash: string
  readonly latestRun: ScenarioRun | null
  readonly flake: FlakeRate
}

/** Of the latest runs of the same text, at most `FLAKE_WINDOW`; runs that were cancelled do not count. */
export interface FlakeRate {
  readonly runCount: number
  readonly failedCount: number
}

/** One step, before, while and after it is done. */
export interface ScenarioStep {
  /** Counts the steps of a run from 0, in the order of the file. */
  readonly index: number
  /** Line of the text, from 1. */
  readonly line: number
  /** What the step does, in the words of the file. */
  readonly label: string
  readonly phase: 'pending' | 'running' | 'passed' | 'failed' | 'skipped'
  /** Last event of the recording when the step ended; null before. */
  readonly ordinal: number | null
  readonly failures: readonly ScenarioFailure[]
}

/** An expectation that was not met, or what kept a step from being done. */
export interface ScenarioFailure {
  readonly line: number
  readonly message: string
  /** Null where there is nothing to compare. */
  readonly expected: string | null
  readonly actual: string | null
}

/** One run that is over. */
export interface ScenarioRun {
  /** Counts the runs of a scenario from 1. */
  readonly runNumber: number
  readonly scenarioId: string
  readonly textHash: string
  /** Of the matrix; empty without one. */
  readonly caseName: string
  readonly engine: ScenarioEngine
  readonly outcome: ScenarioOutcome
  readonly startedWallMs: number
  readonly durationMs: number
  /** The recording of the run; it may have been deleted since. Null when it never began. */
  readonly sessionId: number | null
  /** The first thing that was not as expected; null when nothing. */
  readonly failure: string | null
}

/** A run with all its steps. */
export interface ScenarioRunDetail extends ScenarioRun {
  readonly steps: readonly ScenarioStep[]
}

export const SCENARIO_ENGINES = ['own', 'vendor'] as const
export type ScenarioEngine = (typeof SCENARIO_ENGINES)[number]

/** One run of a batch, in its place. */
export interface ScenarioJob {
  readonly jobId: number
  readonly scenarioId: string
  readonly caseName: string
  /** Counts the repetitions from 1. */
  readonly repetition: number
  readonly phase: 'pending' | 'running' | 'skipped' | ScenarioOutcome
  readonly sessionId: number | null
  /** Number of the run in the scenario's history; null before it is over. */
  readonly runNumber: number | null
}

/** Runs that were started together: one after the other, apart from everything that the operator does. */
export interface ScenarioBatch {
  /** Counts the batches of this run of the app from 1. */
  readonly batchId: number
  readonly phase: 'running' | 'finished' | 'cancelled'
  readonly order: ScenarioBatchOrder
  readonly jobs: readonly ScenarioJob[]
  /** Steps of the running job, or of the last one. */
  readonly steps: readonly ScenarioStep[]
  /** The job whose steps these are; null before the first. */
  readonly shownJobId: number | null
}

/**
 * Scenarios and their runs. No call takes a path: a scenario is called by its id, and files outside the app's own folder
 * are chosen in a dialog of the main process.
 */
export interface ScenarioService {
  /** All scenarios, by shelf and name; `scenariosChanged` says when to ask again. */
  listScenarios(): Promise<ScenarioEntry[]>
  readScenario(input: { scenarioId: string }): Promise<{ text: string; textHash: string }>
  /** Keeps a new scenario of the operator's; the name is changed when it is taken. */
  createScenario(input: { name: string; text: string }): Promise<ScenarioEntry>
  /**
   * Keeps a changed text. Refused when the file changed since `baseHash` was read, so that nobody's words are lost;
   * null keeps it whatever the file holds.
   */
  saveScenario(input: { scenarioId: string; text: string; baseHash: string | null }): Promise<ScenarioEntry>
  /** What was typed and not saved, by scenario. */
  listUnsavedScenarios(): Promise<Record<string, UnsavedScenario>>
  /** Keeps what is typed beside the file, also over a restart of the app; null forgets it. */
  keepUnsavedScenario(input: { scenarioId: string; unsaved: UnsavedScenario | null }): Promise<void>
  renameScenario(input: { scenarioId: string; name: string }): Promise<ScenarioEntry>
  /** Takes it out of sight; `restoreScenario` brings it back until other removals crowded it out. */
  deleteScenario(input: { scenarioId: string }): Promise<void>
  restoreScenario(input: { scenarioId: string }): Promise<ScenarioEntry>
  /** Asks for a file and keeps a copy of it; null when the operator chose none. */
  importScenario(): Promise<ScenarioEntry | null>
  /** Asks for a file and writes the scenario there; the file's name, or null when the operator chose none. */
  exportScenario(input: { scenarioId: string }): Promise<string | null>
  /** Writes a scenario that does what was done in a recording and expects what came of it. */
  makeScenario(input: { sessionId: number }): Promise<{ entry: ScenarioEntry; remarks: string[] }>
  /** Starts runs, one batch at a time; `scenarioBatchChanged` tells how it goes on. */
  startScenarioBatch(input: ScenarioBatchOrder): Promise<ScenarioBatch>
  /** Ends the running batch, if any; resolves when the recording of its run is closed. */
  cancelScenarioBatch(): Promise<void>
  /** The running or the latest batch; null before the first. */
  describeScenarioBatch(): Promise<ScenarioBatch | null>
  /** The runs of a scenario, newest first, at most `MAX_SCENARIO_HISTORY`. */
  listScenarioRuns(input: { scenarioId: string }): Promise<ScenarioRun[]>
  /** A run with its steps; null when it is remembered no longer. */
  readScenarioRun(input: { scenarioId: string; runNumber: number }): Promise<ScenarioRunDetail | null>
}
