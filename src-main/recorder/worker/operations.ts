import type {
  AttemptSummary,
  EventDetail,
  EventFilter,
  EventIndex,
  EventRow,
  FilmOutline,
  InstanceDescription,
  SessionSummary,
} from '../../../src-shared/console'
import type { EventEntry } from '../event-entry'

/** One thing to be written, in the order in which it was told. */
export type LogEntry =
  | { readonly kind: 'event'; readonly event: EventEntry }
  | { readonly kind: 'instance'; readonly instance: InstanceDescription }

/** What the writer's thread can be asked to do. It has at most one session open. */
export interface WriterOperations {
  /** Opens or creates the database and brings its schema up to date. */
  open(input: { databaseFile: string }): { databaseBytes: number }
  beginSession(input: { name: string; startedWallMs: number }): { sessionId: number }
  /** Continues a session after a failure; tells what of it is on disk. */
  resumeSession(input: { sessionId: number }): { committedOrdinal: number }
  /** Writes all entries in one transaction, or none. Refuses events that do not follow `afterOrdinal`. */
  append(input: { afterOrdinal: number; entries: readonly LogEntry[] }): {
    committedOrdinal: number
    databaseBytes: number
  }
  endSession(input: { endedWallMs: number }): void
  close(input: undefined): void
}

/** A session as stored; whether it is being recorded now is known only to the recorder. */
export type StoredSession = Omit<SessionSummary, 'live'>

/** What is known of one instance up to a moment, from which its state follows. */
export interface InstanceFacts {
  readonly instanceId: number
  readonly lastTransition: { readonly atNs: number; readonly to: string; readonly code: number | null } | null
  /** Ordinal of the last `enter` operation. */
  readonly lastEnterOrdinal: number | null
  /** Ordinal of the last `onChatroomKicked` callback. */
  readonly lastKickOrdinal: number | null
}

export type FilmMarker = FilmOutline['markers'][number]

/** What the reader's thread can be asked. All lists are keyset pages; nothing reads a whole session. */
export interface ReaderOperations {
  open(input: { databaseFile: string }): void
  listSessions(input: { beforeSessionId: number | null; limit: number }): StoredSession[]
  readSession(input: { sessionId: number }): StoredSession | null
  indexEvents(input: {
    sessionId: number
    filter: EventFilter
    afterOrdinal: number
    limit: number
  }): EventIndex
  readEvents(input: { sessionId: number; ordinals: readonly number[] }): EventRow[]
  readEvent(input: { sessionId: number; ordinal: number }): EventDetail | null
  /** Attempts in the order of instance and attempt, after the given one. */
  listAttempts(input: {
    sessionId: number
    after: { instanceId: number; attemptId: number } | null
    limit: number
  }): AttemptSummary[]
  listInstances(input: { sessionId: number }): InstanceDescription[]
  /** The last event at or before a moment; 0 before the first. */
  ordinalAt(input: { sessionId: number; atNs: number }): number
  /** The event (or transition) next to an ordinal, or null at the end. */
  neighbourOf(input: {
    sessionId: number
    ordinal: number
    direction: 'back' | 'forward'
    unit: 'event' | 'transition'
  }): { ordinal: number; atNs: number } | null
  /** Facts of every described instance from the events up to and including `ordinal`. */
  factsAt(input: { sessionId: number; ordinal: number }): InstanceFacts[]
  /** Failures and kicks in order; evenly thinned out when there are more than `limit`. */
  listMarkers(input: { sessionId: number; limit: number }): FilmMarker[]
  /** Number of events in each of equally long slices of the session. */
  countPerSlice(input: { sessionId: number; sliceCount: number }): number[]
  close(input: undefined): void
}
