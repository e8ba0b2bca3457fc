import {
  MAX_REPLAY_PROBLEMS,
  type ReplayState,
  type RerunRemap,
  type RerunTarget,
  type World,
} from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import { RecorderError, type Recorder, type SessionSink } from '../recorder'
import type { ReplayResult } from '../replay'
import { ConsoleError } from './console-error'
import { openDeskStage } from './desk-stage'

/** A replay to be started, with every default settled. */
export type ReplayOrder = { readonly sessionId: number } & (
  | {
      readonly mode: 'rerun'
      readonly speed: number | null
      readonly target: RerunTarget
      readonly remap: RerunRemap
    }
  | { readonly mode: 'wire'; readonly instanceIds: readonly number[] }
)

export interface ReplayDeskOptions {
  readonly clock: Clock
  readonly recorder: Recorder
  /** The embedded cloud as it is now: a rerun gets one of its own that begins like it. */
  readonly exportWorld: () => World
  readonly onChange: () => void
}

interface RunningReplay {
  readonly cancel: AbortController
  /** Resolves when the replay is over, however it ended. */
  readonly over: Promise<void>
}

/** Runs replays beside the live session, one at a time, and tells how they go. */
export class ReplayDesk {
  private latest: ReplayState | null = null
  private running: RunningReplay | null = null
  private readonly sink: SessionSink

  constructor(private readonly options: ReplayDeskOptions) {
    this.sink = options.recorder.openSideSink()
  }

  /** The running or the latest replay; null before the first. */
  get state(): ReplayState | null {
    return this.latest
  }

  /**
   * @throws ConsoleError while another replay runs.
   * @throws RecorderError `unknownSession`.
   */
  async start(order: ReplayOrder): Promise<ReplayState> {
    const { sessionId } = order
    if ((await this.options.recorder.readSession({ sessionId })) === null) {
      throw new RecorderError('unknownSession', `There is no recording ${sessionId}.`)
    }
    if (this.running) {
      throw ConsoleError.invalidInput(
        'sessionId',
        'A replay is running already; cancel it, or wait for its end.',
      )
    }
    const cancel = new AbortController()
    const state: ReplayState = {
      ...{ replayId: (this.latest?.replayId ?? 0) + 1, mode: order.mode, originSessionId: sessionId },
      ...{ sessionId: null, phase: 'running', doneCount: 0, totalCount: 0, outcome: null, failure: null },
    }
    this.latest = state
    this.running = { cancel, over: this.run(order, cancel.signal) }
    this.options.onChange()
    return state
  }

  async cancel(): Promise<void> {
    this.running?.cancel.abort()
    await this.running?.over
  }

  private async run(order: ReplayOrder, signal: AbortSignal): Promise<void> {
    try {
      const result = await this.perform(order, signal)
      this.change(finishedAs(result))
    } catch (error) {
      this.change(
        signal.aborted ? { phase: 'cancelled' } : { phase: 'failed', failure: (error as Error).message },
      )
    } finally {
      this.running = null
    }
  }

  private async perform(order: ReplayOrder, signal: AbortSignal): Promise<ReplayResult> {
    // Loaded for the first replay: no start waits for them.
    const { replayWire, rerunSession } = await import('./replay-engine')
    const { recorder, clock, exportWorld } = this.options
    const { sessionId } = order
    const common = { source: recorder, recorder: this.sink, sessionId, signal }
    switch (order.mode) {
      case 'rerun':
        return rerunSession({
          ...common,
          ...{ clock, speed: order.speed, target: order.target, remap: order.remap },
          readSecret: (reference) => recorder.readSecret({ sessionId, reference }),
          openStage: (events) => openDeskStage({ clock, world: exportWorld(), events }),
          onProgress: ({ sessionId: newSessionId, performedCount, operationCount }) =>
            this.change({ sessionId: newSessionId, doneCount: performedCount, totalCount: operationCount }),
        })
      case 'wire':
        return replayWire({
          ...common,
          ...(order.instanceIds.length === 0 ? {} : { instanceIds: order.instanceIds }),
          onProgress: ({ done, total }) => this.change({ doneCount: done, totalCount: total }),
        })
      default:
        return order satisfies never
    }
  }

  private change(changes: Partial<ReplayState>): void {
    if (this.latest === null) return
    this.latest = { ...this.latest, ...changes }
    this.options.onChange()
  }
}

function finishedAs({ sessionId, diff, problems }: ReplayResult): Partial<ReplayState> {
  const { equal, keptCount, differences } = diff
  return {
    phase: 'finished',
    sessionId,
    outcome: {
      equal,
      keptCount,
      differenceCount: differences.length,
      first: differences[0] ?? null,
      problems: problems.slice(0, MAX_REPLAY_PROBLEMS),
    },
  }
}
