import type { EnterDraft } from '../../../src-shared/console'
import type { Clock } from '../../../src-shared/time'
import type { ExpectedEvent } from './expected-event'
import type { RerunOperation } from './rerun-plan'
import type { RerunStage } from './rerun-stage'
import type { RunWatch } from './run-watch'

const NS_PER_MS = 1_000_000
const MS_PER_S = 1000
/** Beyond the time that it took in the recording, a status is waited for this long. */
const STATUS_LIMIT_MS = 10_000
/** Callbacks and attempts follow what brings them about; one that is missing is told by the comparison. */
const CALLBACK_LIMIT_MS = 500

/** An operation that is ready to be done: its draft has all it needs. */
export type ReadyOperation =
  Exclude<RerunOperation, { readonly name: 'enter' }> | { readonly name: 'enter'; readonly draft: EnterDraft }

/** One step of a plan with an operation that is ready. */
export interface ReadyStep {
  readonly ordinal: number
  readonly atNs: number
  readonly instanceId: number
  readonly operation: ReadyOperation
  readonly afterPrevious: boolean
  readonly expected: readonly ExpectedEvent[]
}

/** Everything that is to be done, and when it is over. */
export interface ReadyPlan {
  readonly steps: readonly ReadyStep[]
  readonly expectedAtEnd: readonly ExpectedEvent[]
  /** Length of the recording, nanoseconds. */
  readonly durationNs: number
}

export interface PerformOptions {
  readonly stage: RerunStage
  readonly watch: RunWatch
  readonly clock: Clock
  /** 1 waits as long as the recording did, 10 a tenth of it; null waits only for what an operation depends on. */
  readonly speed: number | null
  readonly signal: AbortSignal
  readonly onStep: (performedCount: number) => void
}

/**
 * Performs a plan from its first step to its last, and waits for what came after that.
 * @returns what could not be done or did not come about, a sentence each.
 * @throws the signal's reason when it is aborted.
 */
export async function performPlan(plan: ReadyPlan, options: PerformOptions): Promise<string[]> {
  const performance = new Performance(options)
  for (const [index, step] of plan.steps.entries()) {
    await performance.play(step)
    options.onStep(index + 1)
  }
  await performance.waitUntilDue(plan.durationNs)
  await performance.waitForExpected(plan.expectedAtEnd, 'the end')
  return performance.problems
}

class Performance {
  readonly problems: string[] = []
  /** Instances that did not get where they had been: not much is waited for until they enter again. */
  private readonly strayed = new Set<number>()
  private readonly startedNs: number

  constructor(private readonly options: PerformOptions) {
    this.startedNs = options.clock.nowNs()
  }

  async play({ ordinal, atNs, instanceId, operation, afterPrevious, expected }: ReadyStep): Promise<void> {
    await this.waitUntilDue(atNs)
    await this.waitForExpected(expected, `event ${ordinal}`)
    if (afterPrevious) await this.wait(() => this.options.watch.isSettled(instanceId), null)
    await this.perform(instanceId, operation)
  }

  async waitUntilDue(atNs: number): Promise<void> {
    const { clock, speed } = this.options
    if (speed === null) return
    const dueNs = this.startedNs + atNs / speed
    const limitMs = (dueNs - clock.nowNs()) / NS_PER_MS
    if (limitMs > 0) await this.wait(() => false, limitMs)
  }

  async waitForExpected(expected: readonly ExpectedEvent[], before: string): Promise<void> {
    const { watch } = this.options
    for (const one of expected) {
      const hasStrayed = this.strayed.has(one.instanceId)
      const slackMs = one.status === null || hasStrayed ? CALLBACK_LIMIT_MS : STATUS_LIMIT_MS
      const limitMs = one.tookNs / NS_PER_MS + slackMs
      const isDecided = await this.wait(() => watch.isDecided(one), limitMs)
      if (one.status === null || watch.isReached(one)) continue
      this.strayed.add(one.instanceId)
      if (!isDecided && !hasStrayed) this.problems.push(notReached(one, limitMs, before))
    }
  }

  /** An operation is begun, not waited for: what waits for its end says so. */
  private async perform(instanceId: number, operation: ReadyOperation): Promise<void> {
    const isEnter = operation.name === 'enter'
    if (isEnter) this.strayed.delete(instanceId)
    const ended = this.options.watch.begin(instanceId, { isEnter })
    try {
      const end = await this.begin(instanceId, operation)
      void end.ended.finally(ended)
    } catch (error) {
      ended()
      this.problems.push(`Instance ${instanceId}: ${operation.name}: ${(error as Error).message}`)
    }
  }

  private async begin(instanceId: number, operation: ReadyOperation): Promise<{ ended: Promise<void> }> {
    const { stage } = this.options
    switch (operation.name) {
      case 'enter':
        return stage.enter(instanceId, operation.draft)
      case 'exit':
      case 'destroyInstance':
        return { ended: stage[operation.name](instanceId) }
      case 'kickMember':
        return { ended: stage.kickMember(instanceId, operation.accountId, operation.notificationExtension) }
      default:
        return operation satisfies never
    }
  }

  private wait(isOver: () => boolean, limitMs: number | null): Promise<boolean> {
    const { watch, clock, signal } = this.options
    return watch.until(isOver, { clock, limitMs, signal })
  }
}

function notReached({ instanceId, status, ordinal }: ExpectedEvent, limitMs: number, before: string): string {
  const waitedS = Math.round(limitMs / MS_PER_S)
  return `Instance ${instanceId}: ${status} was not reached before ${before} within ${waitedS} s, as it was at event ${ordinal}; the rerun went on without it.`
}
