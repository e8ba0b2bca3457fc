import type { Database } from 'better-sqlite3'
import type { SessionNote } from '../../../src-shared/console'
import type { ReaderOperations } from './operations'

type NoteQueries = Pick<ReaderOperations, 'listNotes' | 'readSealedSecret'>

/** Notes of a session in the order in which they were written, and its sealed secrets. */
export function prepareNoteQueries(database: Database): NoteQueries {
  const list = database.prepare<[number, number, number], SessionNote>(
    `SELECT note_id AS noteId, session_id AS sessionId, ordinal, text, created_wall_ms AS createdWallMs
     FROM note WHERE session_id = ? AND note_id > ? ORDER BY note_id LIMIT ?`,
  )
  const readSealed = database
    .prepare<[number, string], Uint8Array>('SELECT sealed FROM secret WHERE session_id = ? AND reference = ?')
    .pluck()
  return {
    listNotes: ({ sessionId, afterNoteId, limit }) => list.all(sessionId, afterNoteId ?? 0, limit),
    readSealedSecret: ({ sessionId, reference }) => readSealed.get(sessionId, reference) ?? null,
  }
}
