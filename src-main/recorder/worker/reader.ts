import type { Database } from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import { prepareAttemptQueries } from './attempt-queries'
import { openForReading } from './database'
import { prepareEventIndex } from './event-index'
import { prepareEventQueries } from './event-queries'
import { prepareFilmQueries } from './film-queries'
import type { ReaderOperations } from './operations'
import { prepareSessionQueries } from './session-queries'

type Queries = Omit<ReaderOperations, 'open' | 'close'>

/** The reader's operations; nothing is open before `open` was called. */
export function createReader(): ReaderOperations {
  let database: Database | null = null
  let queries: Queries | null = null
  const opened = (): Queries => {
    if (!queries) throw new RecorderError('closed', 'The recording file is not open.')
    return queries
  }
  return {
    open({ databaseFile }) {
      database = openForReading(databaseFile)
      queries = prepareQueries(database)
    },
    listSessions: (input) => opened().listSessions(input),
    readSession: (input) => opened().readSession(input),
    indexEvents: (input) => opened().indexEvents(input),
    readEvents: (input) => opened().readEvents(input),
    readEvent: (input) => opened().readEvent(input),
    listAttempts: (input) => opened().listAttempts(input),
    listInstances: (input) => opened().listInstances(input),
    ordinalAt: (input) => opened().ordinalAt(input),
    neighbourOf: (input) => opened().neighbourOf(input),
    factsAt: (input) => opened().factsAt(input),
    listMarkers: (input) => opened().listMarkers(input),
    countPerSlice: (input) => opened().countPerSlice(input),
    close() {
      database?.close()
      database = null
      queries = null
    },
  }
}

function prepareQueries(database: Database): Queries {
  return {
    ...prepareSessionQueries(database),
    ...prepareEventIndex(database),
    ...prepareEventQueries(database),
    ...prepareAttemptQueries(database),
    ...prepareFilmQueries(database),
  }
}
