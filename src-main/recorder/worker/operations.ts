import type {
  AttemptSummary,
  EventDetail,
  EventFilter,
  EventIndex,
  EventRow,
  FilmOutline,
  InstanceDescription,
  LoginAttempt,
  RemovalEstimate,
  RetentionRule,
  SessionEdit,
  SessionNote,
  SessionOrigin,
  SessionSummary,
  StatusChange,
  TimeSlices,
} from '../../../src-shared/console'
import type { EventEntry } from '../event-entry'

/** One thing to be written, in the order in which it was told. */
export type LogEntry =
  | { readonly kind: 'event'; readonly event: EventEntry }
  | { readonly kind: 'instance'; readonly instance: InstanceDescription }
  | { readonly kind: 'secret'; readonly secret: SealedSecret }

/** A secret as it is stored: encrypted by the operator's own system, which alone can open it. */
export interface SealedSecret {
  /** How the session's drafts name it. */
  readonly reference: string
  readonly kind: string
  readonly sealed: Uint8Array
}

/** A session that may be removed to make room. */
export interface RemovableSession {
  readonly sessionId: number
  readonly sizeBytes: number
  /** When it was recorded, or came into this file. */
  readonly keptSinceWallMs: number
}

/** What the writer's thread can be asked to do. Several sessions may be open at a time. */
export interface WriterOperations {
  /** Opens or creates the database and brings its schema up to date; for one app, unless another one has it. */
  open(input: { databaseFile: string; forOneApp?: boolean }): { databaseBytes: number }
  beginSession(input: { name: string; startedWallMs: number; origin?: SessionOrigin }): { sessionId: number }
  /** Continues a session after a failure; tells what of it is on disk. A file that is gone is written again. */
  resumeSession(input: { sessionId: number }): { committedOrdinal: number }
  /** Writes all entries in one transaction, or none. Refuses events that do not follow `afterOrdinal`. */
  append(input: { sessionId: number; afterOrdinal: number; entries: readonly LogEntry[] }): {
    committedOrdinal: number
    databaseBytes: number
  }
  endSession(input: { sessionId: number; endedWallMs: number }): void
  /** Changes what is given and leaves the rest. */
  editSession(input: SessionEdit): void
  addNote(input: Omit<SessionNote, 'noteId'>): SessionNote
  /** A note that is gone already is no error. */
  removeNote(input: { noteId: number }): void
  /**
   * Takes a session out of every list; `removeHidden` then takes its events out of the file. Refused while another
   * process records it.
   */
  hideSession(input: { sessionId: number }): void
  /** Removes at most so many events of hidden sessions, in one transaction. `done` when nothing is left to remove. */
  removeHidden(input: { eventLimit: number }): { done: boolean }
  /** `oldest` is the oldest session that may be removed, of those before `beforeSessionId` that no other process records. */
  surveySpace(input: { beforeSessionId: number | null }): {
    usedBytes: number
    freeBytes: number
    oldest: RemovableSession | null
  }
  /** Counts what a rule would remove of the sessions before `beforeSessionId`; nothing is removed. */
  estimateRemoval(input: {
    rule: RetentionRule
    beforeSessionId: number | null
    nowWallMs: number
  }): RemovalEstimate
  /** Gives about so many bytes of free pages back to the disk, in one transaction. */
  reclaimSpace(input: { maxBytes: number }): { freeBytes: number }
  /** Brings at most so many events into the search indices, in one transaction. `done` when they hold all they can. */
  indexForSearch(input: { eventLimit: number }): { done: boolean }
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
  listNotes(input: { sessionId: number; afterNoteId: number | null; limit: number }): SessionNote[]
  readSealedSecret(input: { sessionId: number; reference: string }): Uint8Array | null
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
  /** See `TimelineService`, which describes these three. */
  sliceTime(input: { sessionId: number; sliceCount: number }): TimeSlices
  readAttempts(input: { sessionId: number; ordinals: readonly number[] }): LoginAttempt[]
  readStatusChanges(input: { sessionId: number; ordinals: readonly number[] }): StatusChange[]
  /** Number of events in each of equally long slices of the session. */
  countPerSlice(input: { sessionId: number; sliceCount: number }): number[]
  close(input: undefined): void
}
