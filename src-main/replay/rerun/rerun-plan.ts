import type { EventRow, InstanceDescription, JsonObject, RecordKind } from '../../../src-shared/console'
import { keyOfHappening, HappeningCounts, type ExpectedEvent } from './expected-event'

/** Events that a plan is made from. */
export const PLANNED_KINDS: readonly RecordKind[] = [
  'operation',
  'transition',
  'callback',
  'attempt',
  'error',
]

/** What the operator did, with what it takes to do it again. */
export type RerunOperation =
  /** `draft` holds references in place of secrets; null when the recording does not know it. */
  | { readonly name: 'enter'; readonly draft: JsonObject | null }
  | { readonly name: 'exit' }
  | { readonly name: 'destroyInstance' }
  | { readonly name: 'kickMember'; readonly accountId: string; readonly notificationExtension: string }

/** One operation in its place: when it is due, and what has to have happened before. */
export interface RerunStep {
  readonly ordinal: number
  /** Nanoseconds since the session's beginning. */
  readonly atNs: number
  readonly instanceId: number
  readonly operation: RerunOperation
  /** The instance's operation before had ended when this one came; else it is called off by this one. */
  readonly afterPrevious: boolean
  readonly expected: readonly ExpectedEvent[]
}

/** A recording as something to do again. */
export interface RerunPlan {
  readonly steps: readonly RerunStep[]
  /** What came after the last operation. */
  readonly expectedAtEnd: readonly ExpectedEvent[]
  /** What cannot be done again, a sentence each. */
  readonly problems: readonly string[]
}

type PlannedEvent = Pick<EventRow, 'ordinal' | 'atNs' | 'instanceId' | 'kind' | 'name' | 'to' | 'payload'>

/** A step whose draft is known only when the last change of it was seen. */
type OpenStep = RerunStep & { readonly changeCount: number }

/** What is known of an instance while its events pass. */
class InstanceStory {
  readonly counts = new HappeningCounts()
  /** The fields of each `changeDraft` before the change. */
  readonly fieldsBefore: JsonObject[] = []
  operationAtNs = 0
  isSettled = true
  /** Place of its latest step in the plan. */
  stepIndex = -1
  /** The latest of both kinds since the operator's latest operation on any instance. */
  latestStatus: ExpectedEvent | null = null
  latest: ExpectedEvent | null = null

  takeExpected(): ExpectedEvent[] {
    const { latestStatus, latest } = this
    this.latestStatus = null
    this.latest = null
    const both = [latestStatus, latest].filter((expected) => expected !== null)
    return latestStatus === latest ? both.slice(1) : both
  }
}

/**
 * Makes the plan of a rerun from the events of a recording, one after the other, in memory that grows with the
 * operations. All operations keep their order. An operation waits for what had happened on any instance since the
 * operation before it, so that cause and effect keep their order in a rerun without waits as well.
 */
export class RerunPlanner {
  private readonly stories = new Map<number, InstanceStory>()
  private readonly steps: OpenStep[] = []
  private readonly problems = new Set<string>()

  /** Takes the next event of `PLANNED_KINDS`. */
  take(event: PlannedEvent): void {
    if (event.instanceId === null) return
    const story = this.storyOf(event.instanceId)
    if (event.kind === 'operation') this.takeOperation(story, event.instanceId, event)
    else this.takeHappening(story, event.instanceId, event)
  }

  /** @param instances of the recording, with the drafts that they entered with last. */
  finish(instances: readonly InstanceDescription[]): RerunPlan {
    const expectedAtEnd = this.takeExpected()
    const drafts = new Map(instances.map((instance) => [instance.instanceId, this.draftsOf(instance)]))
    const steps = this.steps.map(({ changeCount, ...step }): RerunStep => {
      if (step.operation.name !== 'enter') return step
      return {
        ...step,
        operation: { name: 'enter', draft: drafts.get(step.instanceId)?.[changeCount] ?? null },
      }
    })
    return { steps, expectedAtEnd, problems: [...this.problems] }
  }

  /**
   * An instance that enters after its client was destroyed was given another client by that enter(): the destroying was
   * not the operator's, and the enter() began with it.
   */
  private takeOperation(story: InstanceStory, instanceId: number, event: PlannedEvent): void {
    if (event.name === 'changeDraft') {
      story.fieldsBefore.push((event.payload['before'] ?? {}) as JsonObject)
      return
    }
    const operation = readOperation(event)
    if (operation === null) {
      this.problems.add(
        `Instance ${instanceId}: ${event.name} is not done again; the recording does not hold enough of it.`,
      )
      return
    }
    const changeCount = story.fieldsBefore.length
    const afterPrevious = story.isSettled
    story.isSettled = operation.name !== 'enter'
    const latest = this.steps[story.stepIndex]
    if (operation.name === 'enter' && latest?.operation.name === 'destroyInstance') {
      this.steps[story.stepIndex] = { ...latest, operation, changeCount }
      return
    }
    const { ordinal, atNs } = event
    const expected = this.takeExpected()
    story.stepIndex =
      this.steps.push({ ordinal, atNs, instanceId, operation, afterPrevious, changeCount, expected }) - 1
    story.counts.restart()
    story.operationAtNs = atNs
  }

  private takeHappening(story: InstanceStory, instanceId: number, event: PlannedEvent): void {
    const { kind, name, ordinal } = event
    const ofItsEnter = !story.isSettled
    if ((kind === 'attempt' && name === 'attemptEnded') || (kind === 'error' && name === 'enter'))
      story.isSettled = true
    const key = keyOfHappening(event)
    if (key === null) return
    const count = story.counts.add(key)
    const status = kind === 'transition' ? event.to : null
    const tookNs = event.atNs - story.operationAtNs
    const expected = { instanceId, key, count, status, ofItsEnter, ordinal, tookNs }
    story.latest = expected
    if (status !== null) story.latestStatus = expected
  }

  private takeExpected(): ExpectedEvent[] {
    return [...this.stories.values()].flatMap((story) => story.takeExpected())
  }

  /** The drafts of an instance, from its first to its last: each change is undone from the last one back. */
  private draftsOf({ instanceId, draft }: InstanceDescription): readonly (JsonObject | null)[] {
    const changes = this.stories.get(instanceId)?.fieldsBefore ?? []
    return changes.reduceRight<(JsonObject | null)[]>(
      (drafts, before) => [drafts[0] ? { ...drafts[0], ...before } : null, ...drafts],
      [draft],
    )
  }

  private storyOf(instanceId: number): InstanceStory {
    const story = this.stories.get(instanceId) ?? new InstanceStory()
    this.stories.set(instanceId, story)
    return story
  }
}

function readOperation({ name, payload }: PlannedEvent): RerunOperation | null {
  switch (name) {
    case 'enter':
      return { name, draft: null }
    case 'exit':
    case 'destroyInstance':
      return { name }
    case 'kickMember':
      return {
        name,
        accountId: text(payload['accountId']),
        notificationExtension: text(payload['notificationExtension']),
      }
    default:
      return null
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
