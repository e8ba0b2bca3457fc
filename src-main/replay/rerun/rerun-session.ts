import type { ConsoleRecord } from '../../../src-shared/console'
import type { Clock } from '../../../src-shared/time'
import { RecorderError, type SessionSink, type StartedSession } from '../../recorder'
import { diffSessions } from '../diff/session-diff'
import { readCompared, type ComparedSource } from '../read-compared'
import type { ReplayResult } from '../replay-result'
import { eventsOf } from '../session-events'
import { performPlan, type ReadyPlan, type ReadyStep } from './perform-plan'
import { recoverDraft, type DraftRecovery } from './recover-draft'
import { remapCompared, remapOperation } from './remap'
import { PLANNED_KINDS, RerunPlanner, type RerunPlan, type RerunStep } from './rerun-plan'
import type { RerunStage } from './rerun-stage'
import { RunWatch } from './run-watch'

const NS_PER_MS = 1_000_000
/** Steps of a rerun that waits as the recording did may differ by this much before it is told. */
const TIMING_THRESHOLD_NS = 250 * NS_PER_MS

/** What the stage tells while a rerun is performed on it. */
export type StageEvents = Pick<StartedSession, 'startedNs'> &
  Pick<SessionSink, 'describeInstance' | 'record' | 'keepSecret'>

/** How far a replay is. */
export interface ReplayProgress {
  readonly sessionId: number
  readonly performedCount: number
  readonly operationCount: number
}

export interface RerunOptions extends DraftRecovery {
  /** Reads the recording that is performed again, and the new one afterwards. */
  readonly source: ComparedSource
  readonly sessionId: number
  readonly clock: Clock
  /** 1 waits as long as the recording did, 10 a tenth of it; null only for what an operation depends on. */
  readonly speed: number | null
  readonly openStage: (events: StageEvents) => Promise<RerunStage>
  /** Where the new recording goes; it must have no session open. */
  readonly recorder: SessionSink
  readonly signal: AbortSignal
  readonly onProgress?: (progress: ReplayProgress) => void
}

/** A recording of which nothing can be done again. */
export class NothingToRerunError extends Error {
  constructor(
    sessionId: number,
    readonly problems: readonly string[],
  ) {
    super([`Nothing of recording ${sessionId} can be done again.`, ...problems].join('\n'))
    this.name = 'NothingToRerunError'
  }
}

/**
 * Performs what the operator did in a recording again, with fresh instances, and records it as a new session.
 * @throws RecorderError `unknownSession`, NothingToRerunError, or the signal's reason when it is aborted: the new session
 *   is closed then, and its last event is the error `replayCancelled`.
 */
export async function rerunSession(options: RerunOptions): Promise<ReplayResult> {
  const { source, sessionId, remap } = options
  const session = await source.readSession({ sessionId })
  if (session === null) throw new RecorderError('unknownSession', `There is no recording ${sessionId}.`)
  const { plan, problems } = await preparePlan(options, session.durationNs)
  if (plan.steps.length === 0) throw new NothingToRerunError(sessionId, problems)
  options.signal.throwIfAborted()
  const origin = { mode: 'rerun', sessionId } as const
  const begun = await options.recorder.beginSession({ name: session.name, origin })
  const more = await performRecorded(plan, begun, options)
  const before = remapCompared(await readCompared(source, sessionId), remap)
  const after = await readCompared(source, begun.sessionId)
  const diff = diffSessions(before, after, options.speed === 1 ? TIMING_THRESHOLD_NS : Infinity)
  return {
    mode: 'rerun',
    originSessionId: sessionId,
    sessionId: begun.sessionId,
    diff,
    equal: diff.equal,
    problems: [...problems, ...more],
  }
}

async function preparePlan(
  options: RerunOptions,
  durationNs: number,
): Promise<{ plan: ReadyPlan; problems: string[] }> {
  const { steps, expectedAtEnd, problems: unplanned } = await readPlan(options)
  const problems = new Set(unplanned)
  const ready: ReadyStep[] = []
  for (const step of steps) {
    const { step: readyStep, notes } = await makeReady(step, options)
    for (const note of notes) problems.add(`Instance ${step.instanceId}: ${note}`)
    if (readyStep) ready.push(readyStep)
  }
  return { plan: withoutStrangers({ steps: ready, expectedAtEnd, durationNs }), problems: [...problems] }
}

/** Nothing is done with instances that never enter, and nothing is expected of them. */
function withoutStrangers({ steps, expectedAtEnd, durationNs }: ReadyPlan): ReadyPlan {
  const entering = new Set(
    steps.filter(({ operation }) => operation.name === 'enter').map(({ instanceId }) => instanceId),
  )
  const isKnown = ({ instanceId }: { readonly instanceId: number }) => entering.has(instanceId)
  return {
    steps: steps.filter(isKnown).map((step) => ({ ...step, expected: step.expected.filter(isKnown) })),
    expectedAtEnd: expectedAtEnd.filter(isKnown),
    durationNs,
  }
}

async function readPlan({ source, sessionId }: RerunOptions): Promise<RerunPlan> {
  const planner = new RerunPlanner()
  for await (const row of eventsOf(source, sessionId, { kinds: PLANNED_KINDS })) planner.take(row)
  return planner.finish(await source.listInstances({ sessionId }))
}

async function makeReady(
  step: RerunStep,
  recovery: DraftRecovery,
): Promise<{ step: ReadyStep | null; notes: readonly string[] }> {
  const { operation } = step
  if (operation.name !== 'enter') {
    return { step: { ...step, operation: remapOperation(operation, recovery.remap) }, notes: [] }
  }
  const { draft, notes } = await recoverDraft(operation.draft, recovery)
  return { step: draft && { ...step, operation: { name: 'enter', draft } }, notes }
}

/** Records nothing of how the stage is cleared: the operator of the recording did not do that. */
async function performRecorded(
  plan: ReadyPlan,
  { sessionId, startedNs }: StartedSession,
  options: RerunOptions,
): Promise<string[]> {
  const { recorder, clock, speed, signal, onProgress } = options
  const watch = new RunWatch()
  let isOver = false
  const record = (happened: ConsoleRecord) => {
    if (isOver) return
    recorder.record(happened)
    watch.take(happened)
  }
  const onStep = (performedCount: number) =>
    onProgress?.({ sessionId, performedCount, operationCount: plan.steps.length })
  let stage: RerunStage | null = null
  try {
    stage = await options.openStage({
      startedNs,
      record,
      describeInstance: (instance) => recorder.describeInstance(instance),
      keepSecret: (secret) => recorder.keepSecret(secret),
    })
    onStep(0)
    return await performPlan(plan, { stage, watch, clock, speed, signal, onStep })
  } catch (error) {
    recorder.record(interruption(clock.nowNs(), signal.aborted ? 'replayCancelled' : 'replayFailed'))
    throw error
  } finally {
    isOver = true
    await stage?.close()
    await recorder.endSession()
  }
}

/** Marks a session that holds only a part of what was to be performed. */
function interruption(atNs: number, name: 'replayCancelled' | 'replayFailed'): ConsoleRecord {
  return {
    ...{ instanceId: null, attemptId: null, atNs, kind: 'error', name },
    ...{ from: null, to: null, code: null, payload: {}, frame: null },
  }
}
