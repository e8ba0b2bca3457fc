import type { Database } from 'better-sqlite3'
import type { LoginAttempt, StatusChange } from '../../../src-shared/console'
import { ATTEMPT_COLUMNS, toAttemptSummary, type StoredAttempt } from './attempt-queries'
import type { ReaderOperations } from './operations'

type TimelineQueries = Pick<ReaderOperations, 'sliceTime' | 'readAttempts' | 'readStatusChanges'>

/** What the views of the timeline ask beyond rows, each by a page of ordinals or a handful of index lookups. */
export function prepareTimelineQueries(database: Database): TimelineQueries {
  const readAttempts = database.prepare<[number, string], StoredAttempt & { readonly ordinal: number }>(
    `SELECT ${ATTEMPT_COLUMNS}, told.ordinal FROM attempt JOIN (
       SELECT session_id, instance_id, attempt_id, max(ordinal) AS ordinal FROM event INDEXED BY event_by_ordinal
       WHERE session_id = ? AND ordinal IN (SELECT value FROM json_each(?)) AND attempt_id IS NOT NULL
       GROUP BY instance_id, attempt_id
     ) AS told USING (session_id, instance_id, attempt_id)
     ORDER BY started_ns, instance_id, attempt_id`,
  )
  const readStatusChanges = database.prepare<[number, string], StatusChange>(
    `SELECT ordinal, from_state AS "from", to_state AS "to" FROM event INDEXED BY event_by_ordinal
     WHERE session_id = ? AND ordinal IN (SELECT value FROM json_each(?)) AND kind = 'transition'
       AND from_state IS NOT NULL AND to_state IS NOT NULL
     ORDER BY ordinal`,
  )
  return {
    sliceTime: prepareSlices(database),
    readAttempts: ({ sessionId, ordinals }) =>
      readAttempts
        .all(sessionId, JSON.stringify(ordinals))
        .map((stored): LoginAttempt => ({ ...toAttemptSummary(stored), ordinal: stored.ordinal })),
    readStatusChanges: ({ sessionId, ordinals }) =>
      readStatusChanges.all(sessionId, JSON.stringify(ordinals)),
  }
}

function prepareSlices(database: Database): TimelineQueries['sliceTime'] {
  const durationOf = database
    .prepare<[number], number>('SELECT coalesce(max(at_ns), 0) FROM event WHERE session_id = ?')
    .pluck()
  const lastOrdinalAt = database
    .prepare<[number, number], number>(
      `SELECT ordinal FROM event INDEXED BY event_by_time WHERE session_id = ? AND at_ns <= ?
       ORDER BY at_ns DESC, ordinal DESC LIMIT 1`,
    )
    .pluck()
  const failureOrdinals = database
    .prepare<[number], number>(
      `SELECT ordinal FROM event INDEXED BY landmark_by_instance
       WHERE session_id = ? AND landmark IN ('failure', 'kick') ORDER BY ordinal`,
    )
    .pluck()

  return ({ sessionId, sliceCount }) => {
    const durationNs = durationOf.get(sessionId) ?? 0
    const endOrdinals = Array.from(
      { length: sliceCount },
      (_, slice) => lastOrdinalAt.get(sessionId, (durationNs * (slice + 1)) / sliceCount) ?? 0,
    )
    return { durationNs, endOrdinals, failures: countUpTo(endOrdinals, failureOrdinals.all(sessionId)) }
  }
}

/** How many of the ascending ordinals lie in each slice. */
function countUpTo(endOrdinals: readonly number[], ordinals: readonly number[]): number[] {
  let next = 0
  return endOrdinals.map((end) => {
    const first = next
    while (next < ordinals.length && (ordinals[next] ?? 0) <= end) next++
    return next - first
  })
}
