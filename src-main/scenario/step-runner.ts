import {
  actionOf,
  type Expectation,
  type ScenarioPath,
  type ScenarioPlan,
  type Step,
} from '../../src-shared/console/scenario'
import { checkExpectation, type Measured } from './check-expectation'
import { PERFORM } from './perform-action'
import type { DeferredExpectation, RunContext } from './run-context'
import type { StepResult } from './run-result'
import { StepFailure, type Mismatch } from './scenario-error'

const NS_PER_MS = 1_000_000
/** What does not hold at once may come to hold, on the real clock. */
const RETRY_MS = 3000
/** Copies and counts are asked for anew so often. */
const ASK_AGAIN_MS = 100
/** Less than this is no time to wait. */
const SHORTEST_MS = 0.001
/** These change nothing that is looked at: they look back to the step before them. */
const LOOKING_BACK: readonly (string | null)[] = [null, 'waitFor', 'sleep']
/** Expectations of how an operation ended. */
const OF_OPERATION = ['result', 'code', 'stage', 'reason'] as const

export interface StepRunnerOptions {
  readonly plan: ScenarioPlan
  readonly onStep: (result: StepResult) => void
  /** Told before a step begins. */
  readonly onBegin: (title: string) => void
  readonly defer: (expectation: DeferredExpectation) => void
  /** Looks at the recording when the run is over. */
  readonly checkRecording: (expectation: Expectation) => Promise<Mismatch[]>
}

/** Each action takes the argument that its step was checked to have. */
const ACTIONS = PERFORM as unknown as Readonly<
  Record<string, (context: RunContext, argument: unknown) => Promise<void>>
>

/** A step that failed, with its place. */
export class FailedStep extends Error {
  constructor(
    readonly path: ScenarioPath,
    readonly title: string,
    override readonly cause: unknown,
  ) {
    super(title)
    this.name = 'FailedStep'
  }
}

/** Performs steps one after the other and looks at what is expected of them. */
export class StepRunner {
  constructor(private readonly options: StepRunnerOptions) {}

  /** @throws FailedStep for the first step that fails, or the signal's reason. */
  async runAll(steps: readonly Step[], path: ScenarioPath, context: RunContext): Promise<void> {
    for (const [index, step] of steps.entries()) await this.run(step, [...path, index], context)
  }

  private async run(step: Step, path: ScenarioPath, context: RunContext): Promise<void> {
    const { plan, onStep, onBegin } = this.options
    const title = titleOf(step)
    const { clock } = context.time
    const startedNs = clock.nowNs()
    const tookMs = () => (clock.nowNs() - startedNs) / NS_PER_MS
    let passed = false
    onBegin(title)
    try {
      if (!LOOKING_BACK.includes(actionOf(step))) context.branch.mark = context.log.length
      context.branch.end = null
      context.branch.actor = null
      await this.act(step, path, context)
      const endedMs = tookMs()
      if (step.name !== undefined) context.namedSteps.set(step.name, endedMs)
      await this.expectAll(step, path, { context, tookMs: endedMs, title })
      passed = true
    } catch (error) {
      if (error instanceof FailedStep) throw error
      throw new FailedStep(path, title, error)
    } finally {
      onStep({ ...plan.positionOf(path), step: title, tookMs: tookMs(), passed })
    }
  }

  private async act(step: Step, path: ScenarioPath, context: RunContext): Promise<void> {
    const { parallel, repeat } = step
    if (parallel !== undefined) {
      const branches = parallel.map((branch, index) => {
        const own = { ...context, branch: { ...context.branch } }
        return this.runAll(branch, [...path, 'parallel', index], own)
      })
      const ends = await Promise.allSettled(branches)
      const failed = ends.find((end) => end.status === 'rejected')
      if (failed) throw failed.reason
      return
    }
    if (repeat !== undefined) {
      for (let round = 0; round < repeat.times; round++)
        await this.runAll(repeat.steps, [...path, 'repeat', 'steps'], context)
      return
    }
    const action = actionOf(step)
    if (action === null) return
    await ACTIONS[action]?.(context, step[action])
  }

  private async expectAll(
    step: Step,
    path: ScenarioPath,
    {
      context,
      tookMs,
      title,
    }: { readonly context: RunContext; readonly tookMs: number; readonly title: string },
  ): Promise<void> {
    const list = step.expect ?? []
    const { end } = context.branch
    const saysEnd = list.some((expectation) => OF_OPERATION.some((key) => expectation[key] !== undefined))
    if (end !== null && !saysEnd && end.code !== 200) throw new StepFailure([unexpectedEnd(context, step)])
    for (const [index, expectation] of list.entries()) {
      const at = [...path, 'expect', index]
      await this.expect(expectation, at, { context, tookMs, title, from: context.branch.mark })
    }
  }

  /** @throws FailedStep when it does not hold in time. */
  async expect(
    expectation: Expectation,
    path: ScenarioPath,
    { context, tookMs, title, from }: Omit<Measured, 'expectation'> & { readonly title: string },
  ): Promise<void> {
    const { defer, checkRecording } = this.options
    if (expectation.findings !== undefined || expectation.equals !== undefined)
      defer({ path, step: title, check: () => checkRecording(expectation) })
    const measured = { expectation, context, tookMs, from: expectation.since === 'start' ? 0 : from }
    const mismatches = await untilItHolds(measured)
    if (mismatches.length > 0) throw new FailedStep(path, title, new StepFailure(mismatches))
  }
}

async function untilItHolds(measured: Measured): Promise<Mismatch[]> {
  const { time, log } = measured.context
  const limitMs = measured.expectation.within ?? (time.isVirtual ? 0 : RETRY_MS)
  const untilNs = time.clock.nowNs() + limitMs * NS_PER_MS
  for (;;) {
    await time.settle()
    const mismatches = await checkExpectation(measured)
    const leftMs = (untilNs - time.clock.nowNs()) / NS_PER_MS
    if (mismatches.length === 0 || leftMs < SHORTEST_MS) return mismatches
    const seen = log.length
    await time.until(() => log.length !== seen, Math.min(leftMs, ASK_AGAIN_MS))
  }
}

function unexpectedEnd({ branch, stage }: RunContext, step: Step): Mismatch {
  const { end, actor } = branch
  return {
    expectation: actionOf(step) ?? 'step',
    expected: 'success: nothing else is expected of it',
    actual: `${end?.result ?? ''} ${end?.code ?? ''}: ${end?.reason ?? ''}`,
    instanceId: actor === null ? null : stage.instanceOf(actor),
  }
}

/** A step as its name, or as what it does. */
function titleOf(step: Step): string {
  if (step.name !== undefined) return step.name
  const action = actionOf(step)
  if (action === null) return 'expect'
  const argument = step[action]
  if (action === 'parallel') return `parallel (${step.parallel?.length ?? 0} branches)`
  if (action === 'repeat') return `repeat ${step.repeat?.times ?? 0} times`
  if (typeof argument !== 'object') return `${action} ${String(argument)}`
  const words = Object.values(argument as Record<string, unknown>).flat()
  return [action, ...words.filter((word) => typeof word === 'string')].join(' ')
}
