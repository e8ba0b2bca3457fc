import type { Migration } from './migration'

/** Format 1: sessions with their instances, login attempts, events and frames. */
export const sessionsAndEvents: Migration = {
  sql: `
  CREATE TABLE session (
    session_id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    started_wall_ms INTEGER NOT NULL,
    ended_wall_ms INTEGER
  );

  CREATE TABLE instance (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    instance_id INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    room_id TEXT NOT NULL,
    client_type INTEGER NOT NULL,
    auth_type INTEGER NOT NULL,
    transport TEXT NOT NULL,
    engine TEXT NOT NULL,
    PRIMARY KEY (session_id, instance_id)
  ) WITHOUT ROWID;

  CREATE TABLE attempt (
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    instance_id INTEGER NOT NULL,
    attempt_id INTEGER NOT NULL,
    trigger TEXT NOT NULL,
    started_ns INTEGER NOT NULL,
    link_ns INTEGER,
    connect_ns INTEGER,
    auth_ns INTEGER,
    enter_ns INTEGER,
    ended_ns INTEGER,
    outcome TEXT,
    failed_stage TEXT,
    code INTEGER,
    PRIMARY KEY (session_id, instance_id, attempt_id)
  ) WITHOUT ROWID;

  CREATE TABLE event (
    event_id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    at_ns INTEGER NOT NULL,
    instance_id INTEGER,
    attempt_id INTEGER,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    from_state TEXT,
    to_state TEXT,
    code INTEGER,
    payload TEXT NOT NULL,
    heartbeat INTEGER NOT NULL,
    landmark TEXT
  );
  CREATE UNIQUE INDEX event_by_ordinal ON event (session_id, ordinal);
  CREATE INDEX event_by_time ON event (session_id, at_ns, ordinal);
  CREATE INDEX transition_by_ordinal ON event (session_id, ordinal) WHERE kind = 'transition';
  CREATE INDEX transition_by_instance ON event (session_id, instance_id, ordinal) WHERE kind = 'transition';
  CREATE INDEX landmark_by_instance ON event (session_id, landmark, instance_id, ordinal)
    WHERE landmark IS NOT NULL;

  CREATE TABLE frame (
    event_id INTEGER PRIMARY KEY REFERENCES event ON DELETE CASCADE,
    direction TEXT NOT NULL,
    transport TEXT NOT NULL,
    data BLOB NOT NULL,
    size_bytes INTEGER NOT NULL,
    redacted INTEGER NOT NULL
  );
  `,
}
