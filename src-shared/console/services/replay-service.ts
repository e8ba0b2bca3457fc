import type { Finding } from '../check-rules'
import type { StructuralDifference, TimingDifference } from '../session-diff-model'
import type { StartReplayInput } from './replay-inputs'

/** The ways to play a recording that do something again, and so end in a recording of their own. */
export const PERFORMED_MODES = ['rerun', 'wire'] as const
export type PerformedMode = (typeof PERFORMED_MODES)[number]

/** A replay, as it runs and when it is over. */
export interface ReplayState {
  /** Counts the replays of this run of the app from 1. */
  readonly replayId: number
  readonly mode: PerformedMode
  readonly originSessionId: number
  /** The new recording; null before it has begun. */
  readonly sessionId: number | null
  readonly phase: 'running' | 'finished' | 'cancelled' | 'failed'
  /** Operations of a rerun, or inputs of a wire replay, that are done; and all of them, 0 before they are counted. */
  readonly doneCount: number
  readonly totalCount: number
  /** How it compares, once it has finished. */
  readonly outcome: ReplayOutcome | null
  /** A sentence on why it failed, else null. */
  readonly failure: string | null
}

/** The end of a replay in short; `diffSessions` tells the rest. */
export interface ReplayOutcome {
  readonly equal: boolean
  readonly keptCount: number
  readonly differenceCount: number
  /** Where the recordings part. */
  readonly first: StructuralDifference | null
  /** What could not be done as recorded, a sentence each; at most `MAX_REPLAY_PROBLEMS`. */
  readonly problems: readonly string[]
}
export const MAX_REPLAY_PROBLEMS = 200

/** A comparison, and a page of its differences. */
export interface SessionDiffPage {
  readonly equal: boolean
  readonly instanceCount: number
  /** Events that both recordings have. */
  readonly keptCount: number
  readonly differenceCount: number
  /** From the page's `offset` on, in the order of time. */
  readonly differences: readonly StructuralDifference[]
  readonly timingCount: number
  readonly timing: readonly TimingDifference[]
}
export const MAX_DIFFERENCES_PAGE = 200

/** What a check found: how much, and the first of it. */
export interface FindingList {
  readonly sessionId: number
  readonly count: number
  readonly findings: readonly Finding[]
}
export const MAX_FINDINGS_PAGE = 500
/** Of the running session the latest findings are kept. */
export const MAX_LIVE_FINDINGS = 200

/** Recordings done again, compared and checked. */
export interface ReplayService {
  /** Starts a replay, one at a time; how it goes on is announced by `replayChanged`. */
  startReplay(input: StartReplayInput): Promise<ReplayState>
  /** Ends the running replay, if any; resolves when its recording is closed. */
  cancelReplay(): Promise<void>
  /** The running or the latest replay; null before the first. */
  describeReplay(): Promise<ReplayState | null>
  diffSessions(input: {
    leftSessionId: number
    rightSessionId: number
    /** Steps whose times differ by more are timing differences. */
    thresholdMs: number
    offset: number
    limit: number
  }): Promise<SessionDiffPage>
  /** Checks a recording against the lifecycle of a client. */
  checkSession(input: { sessionId: number; limit: number }): Promise<FindingList>
  /** The latest findings of the running session; announced by `findingsChanged`. */
  listFindings(): Promise<FindingList>
}
