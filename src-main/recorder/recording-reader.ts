import type { SessionSummary } from '../../src-shared/console'
import { ReaderLink } from './reader-link'
import type { ReaderOperations, StoredSession } from './worker/operations'
import type { RecorderWorkerFactory } from './worker-factory'

type SessionQuery = 'listSessions' | 'readSession'
/** What a sealed secret is good for, only the recorder knows. */
type PlainQuery = Exclude<keyof ReaderOperations, SessionQuery | 'readSealedSecret' | 'open' | 'close'>
type Input<N extends keyof ReaderOperations> = Parameters<ReaderOperations[N]>[0]

/**
 * The queries over a recording, answered by the reader's thread; `ReaderOperations` describes each. Only committed
 * events are seen. All reject with RecorderError.
 */
export type RecordingReader = {
  readonly [N in PlainQuery]: (input: Input<N>) => Promise<ReturnType<ReaderOperations[N]>>
} & {
  readonly listSessions: (input: Input<'listSessions'>) => Promise<SessionSummary[]>
  readonly readSession: (input: Input<'readSession'>) => Promise<SessionSummary | null>
}

/** A recording opened for reading only: an app that is recording into the same file goes on undisturbed. */
export interface OpenedRecording extends RecordingReader {
  /** Ends the reader's thread. */
  close(): Promise<void>
}

/**
 * Opens a recording for reading alone, as the headless commands do; no session counts as live.
 * @throws RecorderError when the file cannot be read as a recording, at the first query.
 */
export function openRecordingReader(options: {
  readonly databaseFile: string
  readonly workerFactory: RecorderWorkerFactory
}): OpenedRecording {
  const link = new ReaderLink(options.workerFactory, options.databaseFile)
  return { ...createRecordingReader(link, () => false), close: () => link.close() }
}

/** @param isLive tells which sessions are being recorded now: the file cannot know, as a crash leaves no trace. */
export function createRecordingReader(
  link: ReaderLink,
  isLive: (sessionId: number) => boolean,
): RecordingReader {
  const withLive = (session: StoredSession): SessionSummary => ({
    ...session,
    live: isLive(session.sessionId),
  })
  return {
    listSessions: async (input) => (await link.call('listSessions', input)).map(withLive),
    readSession: async (input) => {
      const session = await link.call('readSession', input)
      return session && withLive(session)
    },
    indexEvents: (input) => link.call('indexEvents', input),
    readEvents: (input) => link.call('readEvents', input),
    readEvent: (input) => link.call('readEvent', input),
    listAttempts: (input) => link.call('listAttempts', input),
    listInstances: (input) => link.call('listInstances', input),
    listNotes: (input) => link.call('listNotes', input),
    ordinalAt: (input) => link.call('ordinalAt', input),
    neighbourOf: (input) => link.call('neighbourOf', input),
    factsAt: (input) => link.call('factsAt', input),
    listMarkers: (input) => link.call('listMarkers', input),
    countPerSlice: (input) => link.call('countPerSlice', input),
    sliceTime: (input) => link.call('sliceTime', input),
    readAttempts: (input) => link.call('readAttempts', input),
    readStatusChanges: (input) => link.call('readStatusChanges', input),
  }
}
