import type { AttemptSummary, InstanceDescription } from '../session-model'

/** Ordinals that one call may ask about. */
export const MAX_TIMELINE_PAGE = 5000
export const MAX_TIME_SLICES = 1000

/** A session cut into equally long slices; times and ordinals rise together, so both cut it in the same way. */
export interface TimeSlices {
  /** Length of the session up to its last event, nanoseconds. */
  readonly durationNs: number
  /** Last ordinal of each slice; the slice before ends where the next begins. */
  readonly endOrdinals: readonly number[]
  /** Failed logins and kicks in each slice. */
  readonly failures: readonly number[]
}

/** A login attempt with the event that tells most about it: the last one that was asked about. */
export interface LoginAttempt extends AttemptSummary {
  readonly ordinal: number
}

/** A change of status, without what else the event says. */
export interface StatusChange {
  readonly ordinal: number
  readonly from: string
  readonly to: string
}

/** What the timeline's views ask beyond rows: pages by ordinals that the index of events gave. */
export interface TimelineService {
  sliceTime(input: { sessionId: number; sliceCount: number }): Promise<TimeSlices>
  /** The attempts that events belong to, each once, oldest first; events outside of attempts are passed over. */
  readAttempts(input: { sessionId: number; ordinals: number[] }): Promise<LoginAttempt[]>
  /** The status changes among events, by ordinal. */
  readStatusChanges(input: { sessionId: number; ordinals: number[] }): Promise<StatusChange[]>
  /** The instances of a session, by id. */
  listLanes(input: { sessionId: number }): Promise<InstanceDescription[]>
}
