import type { PerformedMode } from '../../src-shared/console'
import type { SessionDiff } from './diff/session-diff'

/** What came of a rerun or a wire replay. */
export interface ReplayResult {
  readonly mode: PerformedMode
  /** The recording that was played. */
  readonly originSessionId: number
  /** The new recording of what happened this time. */
  readonly sessionId: number
  /** The old recording against the new one. */
  readonly diff: SessionDiff
  /** True without structural differences; timing has no say in it. */
  readonly equal: boolean
  /** What could not be done as recorded, a sentence each; empty for a complete replay. */
  readonly problems: readonly string[]
}
