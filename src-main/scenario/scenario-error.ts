/** File or environment do not let a scenario run; the message says where and what to do. */
export class ScenarioEnvironmentError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ScenarioEnvironmentError'
  }
}

/** One thing that is not as expected. */
export interface Mismatch {
  readonly expectation: string
  readonly expected: string
  readonly actual: string
  /** The instance that it is about, for its latest events. */
  readonly instanceId: number | null
}

/** A step that failed. */
export class StepFailure extends Error {
  constructor(readonly mismatches: readonly Mismatch[]) {
    super(mismatches.map(({ expectation }) => expectation).join(', '))
    this.name = 'StepFailure'
  }
}
