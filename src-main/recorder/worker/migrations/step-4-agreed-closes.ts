import type { Database } from 'better-sqlite3'
import type { Migration } from './migration'

interface ChangedSession {
  readonly sessionId: number
  readonly firstOrdinal: number
}

const AGREED_CLOSE = `kind = 'error' AND name = 'socketClosed' AND code = 1000
  AND CASE WHEN json_valid(payload) THEN json_type(payload, '$.byClient') END = 'true'`

/**
 * Format 4: the agreed end of a connection is told as a frame, which was an error before. The search indices of a session
 * end before the first of these; the rest is filled in behind the events again.
 */
export const agreedCloses: Migration = {
  sql: '',
  complete(database) {
    const changed = database
      .prepare<[], ChangedSession>(
        `SELECT session_id AS sessionId, min(ordinal) AS firstOrdinal FROM event WHERE ${AGREED_CLOSE} GROUP BY 1`,
      )
      .all()
    database.exec(`UPDATE event SET kind = 'frame' WHERE ${AGREED_CLOSE}`)
    for (const session of changed) endIndicesBefore(database, session)
  },
}

function endIndicesBefore(database: Database, { sessionId, firstOrdinal }: ChangedSession): void {
  const rows = 'rowid BETWEEN (@sessionId << 32 | @firstOrdinal) AND (@sessionId << 32 | 0xffffffff)'
  const place = { sessionId, firstOrdinal }
  database.prepare(`DELETE FROM event_text WHERE ${rows}`).run(place)
  const { changes } = database.prepare(`DELETE FROM event_facet WHERE ${rows}`).run(place)
  database.prepare('UPDATE search_upkeep SET removed_count = removed_count + ?').run(changes)
  database
    .prepare(
      `UPDATE search_progress SET indexed_to = min(indexed_to, @firstOrdinal - 1), finished = 0
       WHERE session_id = @sessionId`,
    )
    .run(place)
}
