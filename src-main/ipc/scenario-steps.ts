import type { ScenarioFailure, ScenarioStep } from '../../src-shared/console'
import {
  actionOf,
  type ScenarioPath,
  type ScenarioPlan,
  type SourcePosition,
  type Step,
} from '../../src-shared/console/scenario'

/** A failure of a run, with its place in the text. */
export interface PlacedFailure extends SourcePosition {
  readonly expectation: string
  readonly expected: string
  readonly actual: string
}

interface PlacedStep extends ScenarioStep, SourcePosition {
  /** What has to hold when all is done is looked at, not done: nobody tells when. */
  readonly isFinalExpectation: boolean
}

const FINAL_EXPECTATION: ScenarioPath = ['expect']

/** The steps of one run, in the order of its text, and how each stands. */
export class ScenarioSteps {
  private list: readonly PlacedStep[]

  /** @param text of the file: a step is called what is written there. */
  constructor(plan: ScenarioPlan, text: string) {
    const lines = text.split('\n')
    const { steps, teardown, expect } = plan.scenario
    const paths = [
      ...pathsOf(steps, ['steps']),
      ...(expect === undefined ? [] : [FINAL_EXPECTATION]),
      ...pathsOf(teardown, ['teardown']),
    ]
    this.list = paths.map((path, index): PlacedStep => {
      const { line, column } = plan.positionOf(path)
      const label = (lines[line - 1] ?? '').trim().replace(/^(?:- +)+/, '')
      const isFinalExpectation = path === FINAL_EXPECTATION
      return { index, line, column, label, isFinalExpectation, phase: 'pending', ordinal: null, failures: [] }
    })
  }

  /** As they are shown. */
  get shown(): readonly ScenarioStep[] {
    return this.list.map(({ index, line, label, phase, ordinal, failures }) => {
      return { index, line, label, phase, ordinal, failures }
    })
  }

  /** A step begins: the first one that has not. Those of further rounds of a repetition have, and stay as they are. */
  begin(): void {
    const next = this.list.find(({ phase, isFinalExpectation }) => phase === 'pending' && !isFinalExpectation)
    if (next !== undefined) this.change(next.index, { phase: 'running' })
  }

  /** @param ordinal of the latest event of the recording. */
  end({ line, column }: SourcePosition, passed: boolean, ordinal: number): void {
    const ended = this.list.find((step) => step.line === line && step.column === column)
    if (ended !== undefined) this.change(ended.index, { phase: passed ? 'passed' : 'failed', ordinal })
  }

  /** The run is over: what was not met is told where it is written, and what was never done was skipped. */
  finish(failures: readonly PlacedFailure[], allPassed: boolean): void {
    for (const failure of failures) this.fail(failure)
    for (const { index, phase, isFinalExpectation } of this.list) {
      if (phase !== 'pending' && phase !== 'running') continue
      this.change(index, { phase: isFinalExpectation && allPassed ? 'passed' : 'skipped' })
    }
  }

  private fail({ line, column, expectation, expected, actual }: PlacedFailure): void {
    const isBefore = (step: PlacedStep) => step.line < line || (step.line === line && step.column <= column)
    const step = this.list.findLast(isBefore) ?? this.list[0]
    if (step === undefined) return
    const failure: ScenarioFailure = { line, message: expectation, expected, actual }
    this.change(step.index, { phase: 'failed', failures: [...step.failures, failure] })
  }

  private change(index: number, changes: Partial<PlacedStep>): void {
    this.list = this.list.map((step) => (step.index === index ? { ...step, ...changes } : step))
  }
}

/** The steps with those inside them, in the order of the text. */
function pathsOf(steps: readonly Step[], path: ScenarioPath): ScenarioPath[] {
  return steps.flatMap((step, index): ScenarioPath[] => {
    const at = [...path, index]
    const inside =
      actionOf(step) === 'parallel'
        ? (step.parallel ?? []).flatMap((branch, place) => pathsOf(branch, [...at, 'parallel', place]))
        : pathsOf(step.repeat?.steps ?? [], [...at, 'repeat', 'steps'])
    return [at, ...inside]
  })
}
