import type { Database } from 'better-sqlite3'
import { RecorderError } from '../recorder-error'

/** Marks a database as ours, so that no other application's database is ever written to: 'RmSc'. */
const APPLICATION_ID = 0x526d5363

/**
 * Each step brings a database from the version before it to its own (PRAGMA user_version). A released step never
 * changes: recordings made with it exist. Columns carry no types to enforce: odd evidence is stored, not refused.
 */
const MIGRATIONS: readonly string[] = [
  `
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
]

/** The version that this build writes. */
export const SCHEMA_VERSION = MIGRATIONS.length

/**
 * Refuses a database that this build must not touch.
 * @throws RecorderError `notARecording` for another application's database, `newerSchema` for a later version's.
 */
export function checkSchema(database: Database): void {
  const version = readPragma(database, 'user_version')
  const applicationId = readPragma(database, 'application_id')
  if (applicationId !== APPLICATION_ID && !isEmpty(database)) {
    throw new RecorderError(
      'notARecording',
      'The file is the database of another application. It was left as it is; choose another file.',
    )
  }
  if (version > SCHEMA_VERSION) {
    throw new RecorderError(
      'newerSchema',
      `The recording has format ${version}, made by a newer Roomscope; this one reads up to format ${SCHEMA_VERSION}. ` +
        'Open it with a newer Roomscope, or choose another file.',
    )
  }
}

/** Brings an accepted database up to `SCHEMA_VERSION`, all steps or none. */
export function migrate(database: Database): void {
  const upgrade = database.transaction(() => {
    const version = readPragma(database, 'user_version')
    for (const step of MIGRATIONS.slice(version)) database.exec(step)
    database.pragma(`application_id = ${APPLICATION_ID}`)
    database.pragma(`user_version = ${SCHEMA_VERSION}`)
  })
  if (readPragma(database, 'user_version') < SCHEMA_VERSION) upgrade.immediate()
}

function readPragma(database: Database, name: 'user_version' | 'application_id'): number {
  return database.pragma(name, { simple: true }) as number
}

function isEmpty(database: Database): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
}
