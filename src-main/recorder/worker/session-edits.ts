import type { Database } from 'better-sqlite3'
import type { SessionEdit } from '../../../src-shared/console'
import { RecorderError } from '../recorder-error'
import type { WriterOperations } from './operations'

type SessionEdits = Pick<WriterOperations, 'editSession' | 'addNote' | 'removeNote'>

/** What the operator adds to sessions and changes in them; the recorded events stay as they are. */
export function prepareSessionEdits(database: Database): SessionEdits {
  const update = database.prepare(
    `UPDATE session SET name = coalesce(@name, name), note = coalesce(@note, note),
       pinned = coalesce(@pinned, pinned)
     WHERE session_id = @sessionId AND hidden IS NULL`,
  )
  const replaceTags = prepareTagReplacement(database)
  const edit = database.transaction(({ sessionId, name, note, tags, pinned }: SessionEdit) => {
    // Null is what is not given: `coalesce` then leaves the column alone.
    const given = {
      name: name ?? null,
      note: note ?? null,
      pinned: pinned === undefined ? null : Number(pinned),
    }
    if (update.run({ sessionId, ...given }).changes === 0) throw unknownSession(sessionId)
    if (tags) replaceTags(sessionId, tags)
  })
  const insertNote = database.prepare(
    `INSERT INTO note (session_id, ordinal, text, created_wall_ms)
     SELECT @sessionId, @ordinal, @text, @createdWallMs FROM session WHERE session_id = @sessionId AND hidden IS NULL
       AND (@ordinal IS NULL OR EXISTS (SELECT 1 FROM event WHERE session_id = @sessionId AND ordinal = @ordinal))`,
  )
  const deleteNote = database.prepare('DELETE FROM note WHERE note_id = ?')

  return {
    editSession: (input) => edit.immediate(input),
    addNote(input) {
      const { changes, lastInsertRowid } = insertNote.run(input)
      if (changes === 0) throw unknownSession(input.sessionId, input.ordinal)
      return { noteId: Number(lastInsertRowid), ...input }
    },
    removeNote({ noteId }) {
      deleteNote.run(noteId)
    },
  }
}

function prepareTagReplacement(database: Database): (sessionId: number, tags: readonly string[]) => void {
  const clear = database.prepare('DELETE FROM session_tag WHERE session_id = ?')
  const insert = database.prepare('INSERT OR IGNORE INTO session_tag (session_id, tag) VALUES (?, ?)')
  return (sessionId, tags) => {
    clear.run(sessionId)
    for (const tag of tags) insert.run(sessionId, tag)
  }
}

function unknownSession(sessionId: number, ordinal: number | null = null): RecorderError {
  const what = ordinal === null ? `no session ${sessionId}` : `no event ${ordinal} in a session ${sessionId}`
  return new RecorderError('unknownSession', `There is ${what} in the recording.`)
}
