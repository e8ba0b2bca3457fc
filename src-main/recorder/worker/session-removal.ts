import type { Database } from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import type { WriterOperations } from './operations'

type SessionRemoval = Pick<WriterOperations, 'hideSession' | 'removeHidden'>

/** An import tells with every few events that it goes on; one that is silent for this long has crashed. */
const DEAD_IMPORT_MS = 60_000

/**
 * Removes sessions a few events at a time, so that recording never waits long for the writer. A session is hidden first:
 * nobody ever sees half of one, and what a crash left over goes the next time.
 */
export function prepareSessionRemoval(database: Database): SessionRemoval {
  const hide = database.prepare(
    "UPDATE session SET hidden = 'removed' WHERE session_id = ? AND hidden IS NULL",
  )
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

  return {
    hideSession({ sessionId }) {
      if (hide.run(sessionId).changes > 0) return
      throw new RecorderError('unknownSession', `There is no session ${sessionId} in the recording.`)
    },
    removeHidden: ({ eventLimit }) => ({ done: removeSome.immediate(eventLimit) }),
  }
}
