import type { ScenarioPath } from '../../src-shared/console/scenario'
import type { RunLog } from './run-log'
import type { Mismatch } from './scenario-error'
import type { OperationEnd, ScenarioStage } from './scenario-stage'
import type { ScenarioTime } from './scenario-time'

/** What one branch of a run works with. */
export interface RunContext {
  readonly stage: ScenarioStage
  readonly time: ScenarioTime
  readonly log: RunLog
  /** How long named steps took, milliseconds of the scenario's clock. */
  readonly namedSteps: Map<string, number>
  /** Faults by the names that the scenario gave them. */
  readonly faultIds: Map<string, number>
  readonly branch: BranchState
}

/** What a branch knows of its own past. */
export interface BranchState {
  /** Place in the log at which the latest step began that did something. */
  mark: number
  /** How the operation of the running step ended; null for a step without one. */
  end: OperationEnd | null
  /** Who did it. */
  actor: string | null
}

/** An expectation that can be looked at only when the run is over. */
export interface DeferredExpectation {
  readonly path: ScenarioPath
  readonly step: string
  readonly check: () => Promise<Mismatch[]>
}
