import type { ConsoleRecord } from '../../src-shared/console'
import {
  formatScenarioPath,
  type Expectation,
  type ScenarioPath,
  type ScenarioPlan,
} from '../../src-shared/console/scenario'
import { SystemClock } from '../../src-shared/time'
import type { SessionSink } from '../recorder'
import { checkRecording, type RecordingSource } from './check-recording'
import type { ComparedFiles } from './compared-files'
import { loadWorld } from './load-world'
import { Redactor } from './redactor'
import type { DeferredExpectation, RunContext } from './run-context'
import { RunLog } from './run-log'
import type { RunFailure, RunResult, StepResult } from './run-result'
import { StepFailure, type Mismatch } from './scenario-error'
import { ScenarioStage, type RunTarget } from './scenario-stage'
import { createTime, type ScenarioTime } from './scenario-time'
import { FailedStep, StepRunner } from './step-runner'

const NS_PER_MS = 1_000_000
const EVENTS_TOLD = 10
const realClock = new SystemClock()

export interface RunPlanOptions {
  readonly plan: ScenarioPlan
  readonly repetition: number
  readonly target: RunTarget
  readonly isVirtual: boolean
  readonly sink: SessionSink
  readonly source: RecordingSource
  /** Exported recordings that the scenario compares with. */
  readonly comparedFiles: ComparedFiles
  readonly signal: AbortSignal
  readonly onStepBegin?: (title: string) => void
  readonly onStepEnd?: (result: StepResult) => void
}

/**
 * Performs one run and records it as a session of its own. However it ends, its teardown is done, its instances are gone,
 * its cloud is stopped and its recording is closed.
 * @throws ScenarioEnvironmentError when its world cannot be used; nothing is recorded then.
 */
export async function runPlan(options: RunPlanOptions): Promise<RunResult> {
  const world = await loadWorld(options.plan)
  return new Run(options).perform(world)
}

class Run {
  private readonly redactor = new Redactor()
  private readonly failures: RunFailure[] = []
  private readonly steps: StepResult[] = []
  private readonly deferred: DeferredExpectation[] = []
  private readonly log: RunLog
  private readonly runner: StepRunner
  private readonly time: ScenarioTime
  private startedNs = 0
  private sessionId = 0

  constructor(private readonly options: RunPlanOptions) {
    this.redactor.add(options.plan.secrets)
    this.log = new RunLog(() => this.startedNs)
    this.time = createTime(options.isVirtual, { signal: options.signal, activity: () => this.log.length })
    this.runner = new StepRunner({
      plan: options.plan,
      onBegin: (title) => options.onStepBegin?.(this.redactor.hide(title)),
      onStep: (result) => {
        const shown = { ...result, step: this.redactor.hide(result.step) }
        this.steps.push(shown)
        options.onStepEnd?.(shown)
      },
      defer: (expectation) => void this.deferred.push(expectation),
      checkRecording: (expectation) =>
        checkRecording(expectation, {
          ...{ sessionId: this.sessionId, source: options.source },
          ...{ file: options.plan.file, comparedFiles: options.comparedFiles },
        }),
    })
  }

  async perform(world: Awaited<ReturnType<typeof loadWorld>>): Promise<RunResult> {
    const { plan, sink, repetition, signal } = this.options
    const beganNs = realClock.nowNs()
    const session = await sink.beginSession({
      name: plan.name,
      origin: { mode: 'scenario', sessionId: null },
    })
    this.sessionId = session.sessionId
    this.startedNs = this.time.clock.nowNs()
    const shiftNs = session.startedNs - this.startedNs
    try {
      await this.onStage(world, shiftNs)
    } finally {
      await sink.endSession()
    }
    if (!signal.aborted) await this.checkDeferred()
    const isCancelled = signal.aborted
    return {
      ...{ file: plan.file, name: this.redactor.hide(plan.name), repetition },
      ...{ items: plan.scenario.items, tags: plan.scenario.tags },
      status: isCancelled ? 'cancelled' : this.failures.length === 0 ? 'passed' : 'failed',
      durationMs: Math.round((realClock.nowNs() - beganNs) / NS_PER_MS),
      ...{ sessionId: session.sessionId, ticket: null, steps: this.steps, failures: this.failures },
    }
  }

  private async onStage(world: Awaited<ReturnType<typeof loadWorld>>, shiftNs: number): Promise<void> {
    const { plan, sink, target } = this.options
    const { scenario } = plan
    const record = (happened: ConsoleRecord) => {
      this.log.take(happened)
      sink.record({ ...happened, atNs: happened.atNs + shiftNs })
      this.time.wake()
    }
    const stage = await ScenarioStage.open({
      ...{ scenario, world, target, time: this.time },
      onSecrets: (secrets) => this.redactor.add(secrets),
      events: {
        record,
        describeInstance: (instance) => sink.describeInstance(instance),
        keepSecret: (secret) => sink.keepSecret(secret),
      },
    })
    const context = this.contextOf(stage)
    try {
      await this.guarded(stage, () => this.story(context))
      // Clearing away is not cancelled: it is what cancelling asks for.
      this.time.endCancelling()
      await this.guarded(stage, () => this.runner.runAll(scenario.teardown, ['teardown'], context))
    } finally {
      this.time.endCancelling()
      await this.time.run(stage.close())
    }
  }

  private async story(context: RunContext): Promise<void> {
    const { scenario } = this.options.plan
    await this.runner.runAll(scenario.steps, ['steps'], context)
    const tookMs = (context.time.clock.nowNs() - this.startedNs) / NS_PER_MS
    for (const [index, expectation] of (scenario.expect ?? []).entries())
      await this.expectAtEnd(expectation, ['expect', index], { context, tookMs })
  }

  private expectAtEnd(
    expectation: Expectation,
    path: ScenarioPath,
    { context, tookMs }: { readonly context: RunContext; readonly tookMs: number },
  ): Promise<void> {
    return this.runner.expect(expectation, path, { context, tookMs, title: 'expect, at the end', from: 0 })
  }

  /** Notes what fails; a cancelled run is no failure. */
  private async guarded(stage: ScenarioStage, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (error instanceof FailedStep && !isCancel(error.cause, this.options.signal)) this.fail(error, stage)
      else if (!isCancel(error, this.options.signal) && !(error instanceof FailedStep)) throw error
    }
  }

  private fail({ path, title, cause }: FailedStep, stage: ScenarioStage): void {
    const actor = [...stage.cast.names].find((name) => title.split(' ').includes(name))
    const instanceId = actor === undefined ? null : stage.instanceOf(actor)
    this.noteFailure(path, title, mismatchesOf(cause, instanceId))
  }

  private noteFailure(path: ScenarioPath, title: string, mismatches: readonly Mismatch[]): void {
    const { plan } = this.options
    const hide = (text: string) => this.redactor.hide(text)
    for (const { expectation, expected, actual, instanceId } of mismatches) {
      this.failures.push({
        ...{ file: plan.file, ...plan.positionOf(path), step: hide(title) },
        expectation: `${formatScenarioPath(path)}: ${expectation}`,
        ...{ expected: hide(expected), actual: hide(actual) },
        events: this.log.latestLines(instanceId, EVENTS_TOLD).map(hide),
      })
    }
  }

  private async checkDeferred(): Promise<void> {
    for (const { path, step, check } of this.deferred) this.noteFailure(path, step, await check())
  }

  private contextOf(stage: ScenarioStage): RunContext {
    return {
      ...{ stage, time: this.time, log: this.log },
      ...{ namedSteps: new Map<string, number>(), faultIds: new Map<string, number>() },
      branch: { mark: 0, end: null, actor: null },
    }
  }
}

function isCancel(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted && (error === signal.reason || error instanceof FailedStep)
}

function mismatchesOf(cause: unknown, instanceId: number | null): readonly Mismatch[] {
  if (cause instanceof StepFailure) return cause.mismatches
  const actual = cause instanceof Error ? cause.message : String(cause)
  return [{ expectation: 'can be done', expected: 'that it can be done', actual, instanceId }]
}
