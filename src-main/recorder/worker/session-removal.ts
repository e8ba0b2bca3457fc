import type { Database } from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import type { WriterOperations } from './operations'
import type { SessionLocks } from './session-locks'

type HidingSessions = Pick<WriterOperations, 'hideSession'>
type HiddenRemoval = Pick<WriterOperations, 'removeHidden'>

/** An import tells with every few events that it goes on; one that is silent for this long has crashed. */
const DEAD_IMPORT_MS = 60_000

/**
 * Takes sessions out of sight; one that another process is recording stays as it is. Nobody begins a session in
 * between: that takes the same lock of the file.
 */
export function prepareHidingSessions(
  database: Database,
  locks: Pick<SessionLocks, 'recordedByOthers'>,
): HidingSessions {
  const hide = database.prepare(
    "UPDATE session SET hidden = 'removed' WHERE session_id = ? AND hidden IS NULL",
  )
  const hideUnlessRecorded = database.transaction((sessionId: number) => {
    const recorded = locks.recordedByOthers().find((each) => each.sessionId === sessionId)
    if (recorded) {
      throw new RecorderError(
        'sessionState',
        `Another program, process ${recorded.processId}, is recording the session. Let it end, or end it; the session can be deleted then.`,
      )
    }
    if (hide.run(sessionId).changes > 0) return
    throw new RecorderError('unknownSession', `There is no session ${sessionId} in the recording.`)
  })
  return { hideSession: ({ sessionId }) => hideUnlessRecorded.immediate(sessionId) }
}

/**
 * Removes hidden sessions a few events at a time, so that recording never waits long for the writer. A session is hidden
 * first: nobody ever sees half of one, and what a crash left over goes the next time.
 */
export function prepareHiddenRemoval(database: Database): HiddenRemoval {
  const nextHidden = database
    .prepare<[], number>(
      "SELECT session_id FROM session WHERE hidden = 'removed' ORDER BY session_id LIMIT 1",
    )
    .pluck()
  const hideDeadImports = database.prepare(
    `UPDATE session SET hidden = 'removed'
     WHERE hidden = 'importing' AND imported_wall_ms < unixepoch('subsec') * 1000 - ${DEAD_IMPORT_MS}`,
  )
  const removeEvents = database.prepare(
    `DELETE FROM event WHERE event_id IN
       (SELECT event_id FROM event WHERE session_id = ? ORDER BY ordinal LIMIT ?)`,
  )
  const removeSession = database.prepare('DELETE FROM session WHERE session_id = ?')
  const removeSome = database.transaction((eventLimit: number): boolean => {
    hideDeadImports.run()
    const sessionId = nextHidden.get()
    if (sessionId === undefined) return true
    const { changes } = removeEvents.run(sessionId, eventLimit)
    if (changes < eventLimit) removeSession.run(sessionId)
    return false
  })
  return { removeHidden: ({ eventLimit }) => ({ done: removeSome.immediate(eventLimit) }) }
}
