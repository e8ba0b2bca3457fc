import type { Migration } from './migration'

/**
 * Format 2: what the operator adds to a session (pin, note, tags, notes on events), where a session comes from, how
 * large it is, what an instance was about to do, and sealed secrets.
 *
 * `hidden` names why nobody sees a session: it is `importing`, or was `removed` and waits for its events to go.
 * `imported_wall_ms` is when a session came into this file, which counts for its age here. A session made before is
 * measured as the writer measures: 150 bytes an event beside payload and frame.
 */
export const sessionNotes: Migration = {
  sql: `
  ALTER TABLE session ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE session ADD COLUMN note TEXT NOT NULL DEFAULT '';
  ALTER TABLE session ADD COLUMN origin_session_id INTEGER;
  ALTER TABLE session ADD COLUMN origin_mode TEXT;
  ALTER TABLE session ADD COLUMN imported_wall_ms INTEGER;
  ALTER TABLE session ADD COLUMN hidden TEXT;
  ALTER TABLE session ADD COLUMN stored_bytes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE instance ADD COLUMN draft TEXT;

  CREATE TABLE session_tag (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (session_id, tag)
  ) WITHOUT ROWID;

  CREATE TABLE note (
    note_id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    ordinal INTEGER,
    text TEXT NOT NULL,
    created_wall_ms INTEGER NOT NULL
  );
  CREATE INDEX note_by_session ON note (session_id, note_id);

  CREATE TABLE secret (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    reference TEXT NOT NULL,
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (session_id, reference)
  ) WITHOUT ROWID;

  UPDATE session SET stored_bytes = (
    SELECT coalesce(sum(150 + octet_length(payload) + coalesce(octet_length(data), 0)), 0)
    FROM event LEFT JOIN frame USING (event_id) WHERE event.session_id = session.session_id
  );
  `,
}
