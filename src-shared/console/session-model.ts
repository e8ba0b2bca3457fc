import type { AttemptOutcome, ConsoleRecord, JsonObject, LoginStage, RecordKind } from './record'
import type { V2NIMLoginAuthType, V2NIMLoginClientType } from '../chatroom/enums'
import type { Transport } from '../protocol'

/** What is stored about one client of a session, besides its records. */
export interface InstanceDescription {
  readonly instanceId: number
  readonly accountId: string
  readonly roomId: string
  readonly clientType: V2NIMLoginClientType
  readonly authType: V2NIMLoginAuthType
  readonly transport: Transport
  readonly engine: 'own' | 'vendor'
  /** The EnterDraft it was last asked to enter with, secrets taken out; null where that is not known. */
  readonly draft: JsonObject | null
}

/** How a session can have been made from something else. */
export const SESSION_ORIGIN_MODES = ['rerun', 'wire', 'scenario', 'import'] as const

/** What a session was made from: another session performed again, a scenario, or an imported file. */
export interface SessionOrigin {
  readonly mode: (typeof SESSION_ORIGIN_MODES)[number]
  /** The session it repeats, when it repeats one; that one may have been deleted since. */
  readonly sessionId: number | null
}

/** One sitting. A session that was not closed properly has `endedWallMs` null and is still complete up to its last commit. */
export interface SessionSummary {
  readonly sessionId: number
  readonly name: string
  readonly startedWallMs: number
  /** Monotonic length up to the last event, nanoseconds. */
  readonly durationNs: number
  readonly endedWallMs: number | null
  readonly eventCount: number
  readonly instanceCount: number
  /**
   * Logins that were refused or failed, none that its user cancelled. An older recording counts none that the client
   * itself refused.
   */
  readonly failureCount: number
  /** How often a client was kicked: by an operator, by another login, by the cloud. Often that was wanted. */
  readonly kickCount: number
  /** True for the session that is being recorded now. */
  readonly live: boolean
  /** A pinned session is never removed to make room. */
  readonly pinned: boolean
  /** What the operator wrote about the session; empty when nothing. */
  readonly note: string
  /** In alphabetical order. */
  readonly tags: readonly string[]
  /** Null for what was recorded in the console itself. */
  readonly origin: SessionOrigin | null
  /** About as many bytes of the recording are this session's. */
  readonly sizeBytes: number
}

/** A remark of the operator on one event, or on the session when `ordinal` is null. */
export interface SessionNote {
  readonly noteId: number
  readonly sessionId: number
  readonly ordinal: number | null
  readonly text: string
  readonly createdWallMs: number
}

/**
 * One row of the timeline. `ordinal` counts the events of a session from 1 without gaps, in the order they happened;
 * `atNs` is measured from the session's beginning.
 */
export interface EventRow {
  readonly ordinal: number
  readonly atNs: number
  readonly instanceId: number | null
  readonly attemptId: number | null
  readonly kind: RecordKind
  readonly name: string
  readonly from: string | null
  readonly to: string | null
  readonly code: number | null
  /** Cut to `MAX_ROW_PAYLOAD_CHARACTERS`; the whole payload comes with the detail. */
  readonly payload: JsonObject
  readonly frame: {
    readonly direction: 'out' | 'in'
    readonly transport: Transport
    readonly sizeBytes: number
  } | null
}

/** A payload longer than this is replaced in a row by `{ "cut": <length> }`. */
export const MAX_ROW_PAYLOAD_CHARACTERS = 2000

/** Everything about one event. */
export interface EventDetail extends EventRow {
  readonly wallMs: number
  /** The recorded message: text verbatim, or bytes. */
  readonly frameData: Uint8Array | string | null
  readonly frameRedacted: boolean
}

/** Which events of a session are wanted. An absent field lets everything through. */
export interface EventFilter {
  readonly instanceIds?: readonly number[]
  readonly kinds?: readonly RecordKind[]
  /** Leaves out frames and timers of the heartbeat. */
  readonly hideHeartbeats?: boolean
  /** Case-insensitive part of name, statuses, code or payload. */
  readonly text?: string
  /** The filter language of `parseEventQuery`, as typed. */
  readonly query?: string
  /** First and last moment, nanoseconds since the session's beginning. */
  readonly fromNs?: number
  readonly toNs?: number
}

/** The matching ordinals after a point: a list of numbers is all that the window holds of a session. */
export interface EventIndex {
  /** Ascending ordinals that match. */
  readonly ordinals: readonly number[]
  /** Every ordinal up to this one was looked at; continue after it. */
  readonly scannedTo: number
  /** Highest committed ordinal of the session at the time of the read. */
  readonly lastOrdinal: number
}

/** One login attempt with its stage times, measured from the session's beginning. */
export interface AttemptSummary {
  readonly instanceId: number
  readonly attemptId: number
  readonly trigger: 'enter' | 'reconnect'
  readonly startedNs: number
  readonly stageStartedNs: Readonly<Partial<Record<LoginStage, number>>>
  readonly endedNs: number | null
  readonly outcome: AttemptOutcome | null
  readonly failedStage: LoginStage | null
  readonly code: number | null
}

/** The state of one instance at a moment of a film. */
export interface FilmInstanceState {
  readonly instanceId: number
  /** A V2NIMChatroomStatus name; EXITED before the first transition. */
  readonly status: string
  readonly code: number | null
  /** True when the instance was kicked since it last began to enter. */
  readonly kicked: boolean
  readonly sinceNs: number
}

/** What a film knows before it plays. */
export interface FilmOutline {
  readonly session: SessionSummary
  readonly instances: readonly InstanceDescription[]
  /** Failures and kicks, for the scrubber; at most 500. */
  readonly markers: readonly {
    readonly atNs: number
    readonly ordinal: number
    readonly instanceId: number | null
    readonly kind: 'error' | 'kick'
    readonly code: number | null
  }[]
  /** Where events are missing because the disk could not keep up; at most 500. */
  readonly gaps: readonly FilmGap[]
  /** Number of events in each of equally long slices of the session, for the histogram. */
  readonly histogram: readonly number[]
}

/** A stretch of a film of which events were lost. */
export interface FilmGap {
  /** The last event before the gap, and the event that marks it. */
  readonly fromNs: number
  readonly toNs: number
  readonly ordinal: number
  readonly lostCount: number
}

/** The film stopped at a moment. */
export interface FilmFrame {
  readonly atNs: number
  /** Last event at or before the moment; 0 before the first. */
  readonly ordinal: number
  readonly states: readonly FilmInstanceState[]
}

/** Health of the recorder as the status bar shows it. */
export interface RecorderStatus {
  readonly recording: boolean
  readonly sessionId: number
  /** Everything up to here is committed to disk. */
  readonly committedOrdinal: number
  /** Accepted but not committed yet. */
  readonly pendingCount: number
  readonly databaseBytes: number
  /** A human sentence when recording is interrupted, else null. */
  readonly problem: string | null
  /** What was done last to keep the recording within its limits; null before the first time. */
  readonly housekeeping: HousekeepingReport | null
}

/** What one round of making room did. */
export interface HousekeepingReport {
  readonly finishedWallMs: number
  /** Sessions that were removed because of their age, or for want of space. */
  readonly removedCount: number
  readonly removedBytes: number
  /** A human sentence when it could not be finished, else null. */
  readonly problem: string | null
}

/** The port through which the recorder takes records; producers see nothing more of it. */
export type RecordSink = (record: ConsoleRecord) => void
