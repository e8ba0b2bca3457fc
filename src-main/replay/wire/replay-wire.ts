import type { BehaviourRules } from '../../../src-shared/chatroom'
import type { ConsoleRecord, InstanceDescription, SessionSummary } from '../../../src-shared/console'
import { RecorderError, type SessionSink, type StartedSession } from '../../recorder'
import { diffSessions } from '../diff/session-diff'
import { readCompared } from '../read-compared'
import type { ReplayResult } from '../replay-result'
import { ProblemList } from './problem-list'
import { readScript, type WireSource } from './read-script'
import type { WireScript } from './recorded-life'
import { ReplayClock } from './replay-clock'
import { WireRun } from './wire-run'

const NS_PER_MS = 1_000_000
/** Steps that took this much longer or shorter are timing differences. */
const DEFAULT_TIMING_MS = 50
/** After so many inputs the recorder may catch up, progress is told and a cancel is heard. */
const INPUTS_PER_PAUSE = 500

/** How far a wire replay is, told now and then. */
export interface WireProgress {
  /** The new recording. */
  readonly sessionId: number
  /** What reached the clients so far, and in the whole recording. */
  readonly done: number
  readonly total: number
}

export interface WireReplayOptions {
  /** Where the recording is read, and afterwards the new one for the comparison. */
  readonly source: WireSource
  /** Where the new recording goes; it must have no session open. */
  readonly recorder: SessionSink
  readonly sessionId: number
  /** All instances of the recording when not given. */
  readonly instanceIds?: readonly number[]
  /** How the recording's own clients behaved; each as its draft tells when left out. */
  readonly own?: BehaviourRules
  readonly timingThresholdMs?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: WireProgress) => void
}

/** A recording that a wire replay cannot play; the message says why and what else can be done. */
export class WireReplayError extends Error {
  override readonly name = 'WireReplayError'
}

/**
 * Plays a recording frame by frame: fresh clients of ours get, in virtual time, what the network, the providers and the
 * operator did to the recorded ones, and what they do is recorded and compared. All recorded clients of ours live, as
 * they share what an app knows; only those asked for are recorded.
 * @throws RecorderError `unknownSession`.
 * @throws WireReplayError when no instance of ours is in the recording.
 * @throws the signal's reason when cancelled: the new session then ends with an error event `replayCancelled`.
 */
export async function replayWire(options: WireReplayOptions): Promise<ReplayResult> {
  const { source, recorder, sessionId, signal, timingThresholdMs = DEFAULT_TIMING_MS } = options
  const session = await source.readSession({ sessionId })
  if (session === null) throw new RecorderError('unknownSession', `There is no recording ${sessionId}.`)
  const problems = new ProblemList()
  const script = await readScript(source, sessionId)
  for (const problem of script.problems) problems.add(problem)
  const recorded = chooseInstances(await source.listInstances({ sessionId }), script, options, problems)
  signal?.throwIfAborted()
  const begun = await recorder.beginSession({ name: session.name, origin: { mode: 'wire', sessionId } })
  await playRecorded({ options, session, script, begun, recorded, problems })
  const before = await readCompared(source, sessionId)
  const after = await readCompared(source, begun.sessionId)
  const diff = diffSessions(
    before.filter(({ description }) => recorded.has(description.instanceId)),
    after,
    timingThresholdMs * NS_PER_MS,
  )
  return {
    mode: 'wire',
    originSessionId: sessionId,
    sessionId: begun.sessionId,
    diff,
    equal: diff.equal,
    problems: problems.list(),
  }
}

interface WirePlay {
  readonly options: WireReplayOptions
  readonly session: SessionSummary
  readonly script: WireScript
  readonly begun: StartedSession
  /** The instances that are recorded, by their number. */
  readonly recorded: ReadonlyMap<number, InstanceDescription>
  readonly problems: ProblemList
}

/** Plays into the new session, and ends it whatever happens. */
async function playRecorded({
  options,
  session,
  script,
  begun,
  recorded,
  problems,
}: WirePlay): Promise<void> {
  const { recorder, own, signal } = options
  for (const instance of recorded.values()) recorder.describeInstance(instance)
  const keep = (record: ConsoleRecord) => recorder.record({ ...record, atNs: begun.startedNs + record.atNs })
  const onRecord = (record: ConsoleRecord) => {
    if (recorded.has(record.instanceId ?? 0)) keep(record)
  }
  const clock = new ReplayClock(session.startedWallMs)
  const run = new WireRun({ clock, own, onRecord, problems })
  try {
    await playAll(run, script, begun.sessionId, options)
    await run.end(session.durationNs)
  } catch (thrown) {
    keep(endedEarly(clock.nowNs, signal?.aborted === true ? 'replayCancelled' : 'replayFailed'))
    throw thrown
  } finally {
    await recorder.endSession()
  }
}

/**
 * The instances that are recorded again, by their number.
 * @throws WireReplayError when there is none.
 */
function chooseInstances(
  instances: readonly InstanceDescription[],
  { inputs, vendorIds }: WireScript,
  { sessionId, instanceIds }: WireReplayOptions,
  problems: ProblemList,
): ReadonlyMap<number, InstanceDescription> {
  const playedIds = new Set(inputs.map(({ life }) => life.description.instanceId))
  const recorded = new Map<number, InstanceDescription>()
  for (const instance of instances) {
    const { instanceId } = instance
    if (instanceIds?.includes(instanceId) === false) continue
    if (playedIds.has(instanceId)) recorded.set(instanceId, instance)
    if (!vendorIds.has(instanceId)) continue
    problems.add(
      `Instance ${instanceId} ran on the vendor's SDK, whose socket and timers no recording can drive: that is left out. Rerun it instead.`,
    )
  }
  if (recorded.size > 0) return recorded
  throw new WireReplayError(
    `Recording ${sessionId} has nothing that a client of Roomscope's own did among the instances asked for, and a wire replay drives only these. Rerun the recording instead.`,
  )
}

/** @throws the signal's reason. */
async function playAll(
  run: WireRun,
  { inputs }: WireScript,
  sessionId: number,
  options: WireReplayOptions,
): Promise<void> {
  const { recorder, signal, onProgress } = options
  const tell = (done: number) => onProgress?.({ sessionId, done, total: inputs.length })
  for (const [index, input] of inputs.entries()) {
    if (index % INPUTS_PER_PAUSE === 0) {
      await recorder.flush()
      tell(index)
    }
    signal?.throwIfAborted()
    await run.take(input)
  }
  tell(inputs.length)
}

function endedEarly(atNs: number, name: string): ConsoleRecord {
  return {
    instanceId: null,
    attemptId: null,
    atNs,
    kind: 'error',
    name,
    from: null,
    to: null,
    code: null,
    payload: {},
    frame: null,
  }
}
