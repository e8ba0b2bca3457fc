import type { Database } from 'better-sqlite3'
import { prepareFilmSnapshots } from '../film-facts'
import type { WriterOperations } from '../operations'
import { facetText, searchedText, type IndexedEvent } from './facet-words'
import { STAGE_SQL } from './term-conditions'

type SearchFilling = Pick<WriterOperations, 'indexForSearch'>

/** A session with events that the indices do not hold yet. */
interface LaggingSession {
  readonly sessionId: number
  readonly indexedTo: number
  readonly lastOrdinal: number
  readonly ended: number
}

/** Pages that one step of tidying writes: about a millisecond. */
const UPKEEP_PAGES = 4

/**
 * Fills the search indices and the film's snapshots behind the events, a few at a time, so that recording never waits
 * long for the writer.
 *
 * Which stage an event belongs to is known only when no event of the same moment can follow, so the last moment of a
 * session waits until the session has ended.
 */
export function prepareSearchFilling(database: Database): SearchFilling {
  const nextLagging = database.prepare<[], LaggingSession>(
    `SELECT * FROM (
       SELECT s.session_id AS sessionId, coalesce(indexed_to, 0) AS indexedTo, ended_wall_ms IS NOT NULL AS ended,
         iif(ended_wall_ms IS NULL,
           (SELECT ordinal FROM event e INDEXED BY event_by_time WHERE e.session_id = s.session_id AND at_ns <
              (SELECT max(at_ns) FROM event l WHERE l.session_id = s.session_id)
            ORDER BY at_ns DESC, ordinal DESC LIMIT 1),
           (SELECT max(ordinal) FROM event e WHERE e.session_id = s.session_id)) AS lastOrdinal
       FROM session s LEFT JOIN search_progress p USING (session_id)
       WHERE hidden IS NULL AND coalesce(finished, 0) = 0
     ) WHERE lastOrdinal > indexedTo OR ended ORDER BY sessionId DESC LIMIT 1`,
  )
  const fill = prepareFill(database)
  const tidyUp = prepareUpkeep(database)
  const step = database.transaction((eventLimit: number): boolean => {
    const session = nextLagging.get()
    if (!session) return tidyUp()
    fill(session, eventLimit)
    return false
  })
  return {
    indexForSearch({ eventLimit }) {
      // A lost step is done again; the commit of an event makes those before it durable.
      database.pragma('synchronous = NORMAL')
      try {
        return { done: step.immediate(eventLimit) }
      } finally {
        database.pragma('synchronous = FULL')
      }
    },
  }
}

function prepareFill(database: Database): (session: LaggingSession, eventLimit: number) => void {
  const read = database.prepare<[number, number, number, number], IndexedEvent>(
    `SELECT ordinal, e.instance_id AS instanceId, kind, e.name, from_state AS "from", to_state AS "to", e.code, payload,
       heartbeat, landmark, direction, ${STAGE_SQL} AS stage
     FROM event e INDEXED BY event_by_ordinal LEFT JOIN frame USING (event_id)
       LEFT JOIN attempt a ON a.session_id = e.session_id AND a.instance_id = e.instance_id
         AND a.attempt_id = e.attempt_id
     WHERE e.session_id = ? AND ordinal > ? AND ordinal <= ? ORDER BY ordinal LIMIT ?`,
  )
  const addFacets = database.prepare('INSERT INTO event_facet (rowid, facets) VALUES (? << 32 | ?, ?)')
  const addText = database.prepare('INSERT INTO event_text (rowid, text) VALUES (? << 32 | ?, ?)')
  const advance = database.prepare(
    `INSERT INTO search_progress VALUES (@sessionId, @indexedTo, @finished)
     ON CONFLICT DO UPDATE SET indexed_to = excluded.indexed_to, finished = excluded.finished`,
  )
  const takeSnapshot = prepareFilmSnapshots(database)
  return ({ sessionId, indexedTo, lastOrdinal, ended }, eventLimit) => {
    const events = read.all(sessionId, indexedTo, lastOrdinal ?? 0, eventLimit)
    for (const event of events) {
      addFacets.run(sessionId, event.ordinal, facetText(event))
      addText.run(sessionId, event.ordinal, searchedText(event))
    }
    const finished = ended === 1 && events.length < eventLimit ? 1 : 0
    const filledTo = events.at(-1)?.ordinal ?? indexedTo
    advance.run({ sessionId, indexedTo: filledTo, finished })
    takeSnapshot(sessionId, filledTo)
  }
}

/** Merges away what removed events left in the indices, one step a call; tells when nothing is left to do. */
function prepareUpkeep(database: Database): () => boolean {
  const removedCount = database.prepare<[], number>('SELECT removed_count FROM search_upkeep').pluck()
  const forget = database.prepare('UPDATE search_upkeep SET removed_count = 0')
  const changes = database.prepare<[], number>('SELECT total_changes()').pluck()
  const merges = ['event_text', 'event_facet'].map((table) =>
    database.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`),
  )
  /** A negative number of pages takes up every segment, a positive one goes on where that stopped. */
  let pages = -UPKEEP_PAGES
  return () => {
    if (removedCount.get() === 0) return true
    const before = changes.get() ?? 0
    for (const merge of merges) merge.run(pages)
    // The statement itself counts as one change; a second one says that something was merged.
    const isFinished = pages > 0 && (changes.get() ?? 0) - before < 2 * merges.length
    pages = isFinished ? -UPKEEP_PAGES : UPKEEP_PAGES
    if (isFinished) forget.run()
    return isFinished
  }
}
