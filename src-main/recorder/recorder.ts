import type { ConsoleRecord, InstanceDescription, RecorderStatus } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import { ReaderLink } from './reader-link'
import { createRecordingReader, type RecordingReader } from './recording-reader'
import { SessionRecorder, type StartedSession } from './session-recorder'
import type { StatusListener } from './status-announcer'
import type { RecorderWorkerFactory } from './worker-factory'
import { WriterLink } from './writer-link'

export interface RecorderOptions {
  /** Path of the SQLite file; it and its folder are created when missing. */
  readonly databaseFile: string
  readonly clock: Clock
  readonly workerFactory: RecorderWorkerFactory
  readonly onStatus?: StatusListener
  /** Memory that uncommitted events may hold, bytes; beyond it events are lost, visibly. 64 MiB unless told. */
  readonly limitBytes?: number
}

/** The append-only log of everything that happens, and the queries over it. */
export interface Recorder extends RecordingReader {
  /** @throws RecorderError `sessionState` when a session is being recorded already. */
  beginSession(input: { name: string }): Promise<StartedSession>
  /** Stores or replaces what is known about a client of the session. */
  describeInstance(instance: InstanceDescription): void
  /** Takes a record; never blocks, never throws. A record outside a session is not kept. */
  record(record: ConsoleRecord): void
  /** Commits at once. Resolves with the last committed ordinal: all that was recorded, unless recording is interrupted. */
  flush(): Promise<number>
  status(): RecorderStatus
  /** Calls the listener after changes, at most 20 times a second. Returns the function that ends the subscription. */
  onStatus(listener: StatusListener): () => void
  /** @throws RecorderError when the end of the session could not be written; the session is over nevertheless. */
  endSession(): Promise<void>
  /** Ends the session, if any, and both threads. */
  close(): Promise<void>
}

/**
 * Opens a recording and gets ready to write to it.
 * @throws RecorderError when the file cannot be used; it is left as it was.
 */
export async function openRecorder(options: RecorderOptions): Promise<Recorder> {
  const writer = new WriterLink(options.workerFactory, options.databaseFile)
  try {
    const { databaseBytes } = await writer.open()
    return compose(options, new SessionRecorder(options, writer, databaseBytes))
  } catch (cause) {
    await writer.close()
    throw cause
  }
}

function compose(options: RecorderOptions, sessions: SessionRecorder): Recorder {
  const reader = new ReaderLink(options.workerFactory, options.databaseFile)
  return {
    ...createRecordingReader(reader, () => sessions.liveSessionId),
    beginSession: (input) => sessions.begin(input),
    describeInstance: (instance) => sessions.describeInstance(instance),
    record: (record) => sessions.record(record),
    flush: () => sessions.flush(),
    status: () => sessions.status(),
    onStatus: (listener) => sessions.onStatus(listener),
    endSession: () => sessions.end(),
    async close() {
      // The writer goes last: whoever closes the database last folds its write-ahead log into it.
      await reader.close()
      await sessions.close()
    },
  }
}
