import type { Database } from 'better-sqlite3'
import { removalReason } from '../../../src-shared/console'
import type { RemovableSession, WriterOperations } from './operations'
import type { SessionLocks } from './session-locks'

type SpaceOperations = Pick<WriterOperations, 'surveySpace' | 'estimateRemoval' | 'reclaimSpace'>

const INCREMENTAL = 2

/**
 * A file from before pages could be given back one by one is written anew as a whole, which keeps the writer for as long
 * as it takes: about a second for this much. A larger one keeps its free pages for new events.
 */
const WHOLE_FILE_BYTES = 128 * 1024 * 1024

/** What the recording takes up, who could be asked to leave, and giving free pages back to the disk. */
export function prepareSpaceOperations(
  database: Database,
  locks: Pick<SessionLocks, 'recordedByOthers'>,
): SpaceOperations {
  const pragma = (name: string) => database.pragma(name, { simple: true }) as number
  const pageBytes = pragma('page_size')
  const sizes = () => {
    const freeBytes = pragma('freelist_count') * pageBytes
    return { usedBytes: pragma('page_count') * pageBytes - freeBytes, freeBytes }
  }
  const removable = database.prepare<[number, string], RemovableSession>(
    `SELECT session_id AS sessionId, stored_bytes AS sizeBytes,
       coalesce(imported_wall_ms, started_wall_ms) AS keptSinceWallMs
     FROM session WHERE session_id < ? AND pinned = 0 AND hidden IS NULL
       AND session_id NOT IN (SELECT value FROM json_each(?))
     ORDER BY keptSinceWallMs, session_id`,
  )
  const hiddenBytes = database
    .prepare<[], number>("SELECT coalesce(sum(stored_bytes), 0) FROM session WHERE hidden = 'removed'")
    .pluck()
  /** Those of before a session that may be removed, the oldest first. */
  const removableBefore = (sessionId: number | null) => {
    const recorded = locks.recordedByOthers().map((other) => other.sessionId)
    return [sessionId ?? Number.MAX_SAFE_INTEGER, JSON.stringify(recorded)] as const
  }
  return {
    surveySpace({ beforeSessionId }) {
      return { ...sizes(), oldest: removable.get(...removableBefore(beforeSessionId)) ?? null }
    },
    estimateRemoval({ rule, beforeSessionId, nowWallMs }) {
      // What is hidden goes before the rule is asked.
      let usedBytes = sizes().usedBytes - (hiddenBytes.get() ?? 0)
      let sessionCount = 0
      let sizeBytes = 0
      for (const session of removable.iterate(...removableBefore(beforeSessionId))) {
        const { keptSinceWallMs } = session
        if (removalReason(rule, { keptSinceWallMs, usedBytes, nowWallMs }) === null) break
        usedBytes -= session.sizeBytes
        sizeBytes += session.sizeBytes
        sessionCount++
      }
      return { sessionCount, sizeBytes }
    },
    reclaimSpace({ maxBytes }) {
      if (pragma('auto_vacuum') === INCREMENTAL) {
        database.pragma(`incremental_vacuum(${Math.ceil(maxBytes / pageBytes)})`)
      } else if (sizes().usedBytes <= WHOLE_FILE_BYTES) {
        database.exec('VACUUM')
      }
      return { freeBytes: sizes().freeBytes }
    },
  }
}
