import type { Database } from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import { prepareAttemptQueries } from './attempt-queries'
import { fileIdentity, openForReading } from './database'
import { prepareEventIndex } from './event-index'
import { prepareEventQueries } from './event-queries'
import { prepareFilmQueries } from './film-queries'
import { prepareNoteQueries } from './note-queries'
import type { ReaderOperations } from './operations'
import { prepareSessionQueries } from './session-queries'
import { prepareTimelineQueries } from './timeline-queries'

type Queries = Omit<ReaderOperations, 'open' | 'close'>

interface OpenRecording {
  readonly databaseFile: string
  readonly identity: string | null
  readonly database: Database
  readonly queries: Queries
}

/** The reader's operations; nothing is open before `open` was called. */
export function createReader(): ReaderOperations {
  let recording: OpenRecording | null = null
  const opened = (): Queries => {
    if (!recording) throw new RecorderError('closed', 'The recording file is not open.')
    if (isReplaced(recording)) {
      recording.database.close()
      recording = openRecording(recording.databaseFile)
    }
    return recording.queries
  }
  return {
    open({ databaseFile }) {
      recording = openRecording(databaseFile)
    },
    listSessions: (input) => opened().listSessions(input),
    readSession: (input) => opened().readSession(input),
    indexEvents: (input) => opened().indexEvents(input),
    readEvents: (input) => opened().readEvents(input),
    readEvent: (input) => opened().readEvent(input),
    listAttempts: (input) => opened().listAttempts(input),
    listInstances: (input) => opened().listInstances(input),
    listNotes: (input) => opened().listNotes(input),
    readSealedSecret: (input) => opened().readSealedSecret(input),
    ordinalAt: (input) => opened().ordinalAt(input),
    neighbourOf: (input) => opened().neighbourOf(input),
    factsAt: (input) => opened().factsAt(input),
    listMarkers: (input) => opened().listMarkers(input),
    countPerSlice: (input) => opened().countPerSlice(input),
    sliceTime: (input) => opened().sliceTime(input),
    readAttempts: (input) => opened().readAttempts(input),
    readStatusChanges: (input) => opened().readStatusChanges(input),
    close() {
      recording?.database.close()
      recording = null
    },
  }
}

function openRecording(databaseFile: string): OpenRecording {
  const database = openForReading(databaseFile)
  return {
    databaseFile,
    database,
    identity: fileIdentity(databaseFile),
    queries: prepareQueries(database),
  }
}

/** The writer writes a file anew that was deleted under it; until then what was open can still be read. */
function isReplaced({ databaseFile, identity }: OpenRecording): boolean {
  const present = fileIdentity(databaseFile)
  return present !== null && present !== identity
}

function prepareQueries(database: Database): Queries {
  return {
    ...prepareSessionQueries(database),
    ...prepareNoteQueries(database),
    ...prepareEventIndex(database),
    ...prepareEventQueries(database),
    ...prepareAttemptQueries(database),
    ...prepareFilmQueries(database),
    ...prepareTimelineQueries(database),
  }
}
