import type {
  ConsoleRecord,
  InstanceDescription,
  NewNote,
  RecorderStatus,
  RemovalEstimate,
  RetentionRule,
  SessionEdit,
  SessionNote,
  SessionOrigin,
} from '../../src-shared/console'
import { ReaderLink } from './reader-link'
import { createRecordingReader, type RecordingReader } from './recording-reader'
import { NO_SECRET_BOX, openSecret, sealSecret, type KnownSecret, type SecretBox } from './secret-box'
import { SessionRecorder, type SessionRecorderOptions } from './session-recorder'
import type { SessionTrack, StartedSession } from './session-track'
import type { StatusListener } from './status-announcer'
import type { RecorderWorkerFactory } from './worker-factory'
import { WriterLink } from './writer-link'

export interface RecorderOptions extends SessionRecorderOptions {
  /** Path of the SQLite file; it and its folder are created when missing. */
  readonly databaseFile: string
  /** Refuses the file while another app records into it, and keeps it from others; headless commands share it. */
  readonly forOneApp?: boolean
  readonly workerFactory: RecorderWorkerFactory
  /** No secret is kept without it. */
  readonly secretBox?: SecretBox
}

/** Takes what happens in one session after the other. */
export interface SessionSink {
  /** @throws RecorderError `sessionState` when a session is being recorded already. */
  beginSession(input: { name: string; origin?: SessionOrigin }): Promise<StartedSession>
  /** Stores or replaces what is known about a client of the session. */
  describeInstance(instance: InstanceDescription): void
  /** Keeps a secret of the session that is being recorded, sealed; where the system offers no encryption, nothing is kept. */
  keepSecret(secret: KnownSecret): void
  /** Takes a record; never blocks, never throws. A record outside a session is not kept. */
  record(record: ConsoleRecord): void
  /** Commits at once. Resolves with the last committed ordinal: all that was recorded, unless recording is interrupted. */
  flush(): Promise<number>
  /** @throws RecorderError when the end of the session could not be written; the session is over nevertheless. */
  endSession(): Promise<void>
}

/** The append-only log of everything that happens, and the queries over it. */
export interface Recorder extends RecordingReader, SessionSink {
  /** Another sink into the same file, for sessions beside the live one: replays. `status` does not count them. */
  openSideSink(): SessionSink
  /** A kept secret in the clear; null when it is not there, or cannot be opened here. */
  readSecret(input: { sessionId: number; reference: string }): Promise<string | null>
  status(): RecorderStatus
  /** Calls the listener after changes, at most 20 times a second. Returns the function that ends the subscription. */
  onStatus(listener: StatusListener): () => void
  /** @throws RecorderError `unknownSession`. */
  editSession(input: SessionEdit): Promise<void>
  /** @throws RecorderError `unknownSession` when there is no such session, or no such event in it. */
  addNote(input: NewNote): Promise<SessionNote>
  removeNote(input: { noteId: number }): Promise<void>
  /**
   * Removes a session with everything that belongs to it: out of sight at once, out of the file soon after.
   * @throws RecorderError `sessionState` for one that is being recorded, here or by another process, `unknownSession`.
   */
  deleteSession(input: { sessionId: number }): Promise<void>
  /** What a retention rule would remove now, as sessions and what they take up; nothing is removed. */
  estimateRemoval(rule: RetentionRule): Promise<RemovalEstimate>
  /** Ends every session that is being recorded, and both threads. */
  close(): Promise<void>
}

/**
 * Opens a recording and gets ready to write to it.
 * @throws RecorderError when the file cannot be used; it is left as it was.
 */
export async function openRecorder(options: RecorderOptions): Promise<Recorder> {
  const { databaseFile, forOneApp = false, workerFactory } = options
  const writer = new WriterLink(workerFactory, { databaseFile, forOneApp })
  try {
    const { databaseBytes } = await writer.open()
    return compose(options, writer, new SessionRecorder(options, writer, databaseBytes))
  } catch (cause) {
    await writer.close()
    throw cause
  }
}

function compose(options: RecorderOptions, writer: WriterLink, sessions: SessionRecorder): Recorder {
  const link = new ReaderLink(options.workerFactory, options.databaseFile)
  const box = options.secretBox ?? NO_SECRET_BOX
  return {
    ...createRecordingReader(link, (sessionId) => sessions.isLive(sessionId)),
    ...createSink(sessions, box),
    openSideSink: () => createSink(sessions.openSideTrack(), box),
    async readSecret(input) {
      const sealed = await link.call('readSealedSecret', input)
      return sealed && openSecret(box, sealed)
    },
    status: () => sessions.status(),
    onStatus: (listener) => sessions.onStatus(listener),
    editSession: (input) => writer.call('editSession', input),
    addNote: (input) =>
      writer.call('addNote', { ...input, createdWallMs: input.createdWallMs ?? options.clock.wallMs() }),
    removeNote: (input) => writer.call('removeNote', input),
    deleteSession: ({ sessionId }) => sessions.delete(sessionId),
    estimateRemoval: (rule) => sessions.estimateRemoval(rule),
    async close() {
      // The writer goes last: whoever closes the database last folds its write-ahead log into it.
      await link.close()
      await sessions.close()
    },
  }
}

function createSink(track: SessionRecorder | SessionTrack, box: SecretBox): SessionSink {
  return {
    beginSession: (input) => track.begin(input),
    describeInstance: (instance) => track.describeInstance(instance),
    keepSecret(secret) {
      const sealed = sealSecret(box, secret)
      if (sealed) track.keepSecret(sealed)
    },
    record: (record) => track.record(record),
    flush: () => track.flush(),
    endSession: () => track.end(),
  }
}
