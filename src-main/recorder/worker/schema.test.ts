import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder'
import { assertSqliteVersion, openForReading, openForWriting } from './database'
import { SCHEMA_VERSION } from './schema'

function newFile(): string {
  return join(temporaryFolder(), 'recording.db')
}

function opened(file: string): Database.Database {
  const database = openForWriting(file)
  onTestFinished(() => {
    database.close()
  })
  return database
}

describe('openForWriting', () => {
  it('creates the current schema with the pragmas of a recording', () => {
    const database = opened(newFile())
    const pragma = (name: string) => database.pragma(name, { simple: true })
    expect(pragma('user_version')).toBe(SCHEMA_VERSION)
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('foreign_keys')).toBe(1)
  })

  it('opens its own file again and leaves the schema alone', () => {
    const file = newFile()
    openForWriting(file).close()
    const objects = (database: Database.Database) => database.prepare('SELECT sql FROM sqlite_schema').all()
    const first = openForReading(file)
    const before = objects(first)
    first.close()
    expect(objects(opened(file))).toEqual(before)
  })

  it('refuses the file of a newer version with a sentence', () => {
    const file = newFile()
    const database = openForWriting(file)
    database.pragma(`user_version = ${SCHEMA_VERSION + 1}`)
    database.close()
    expect(() => openForWriting(file)).toThrow(/made by a newer Roomscope/)
    expect(() => openForReading(file)).toThrow(/made by a newer Roomscope/)
  })

  it("refuses another application's database and does not touch it", () => {
    const file = newFile()
    const foreign = new Database(file)
    foreign.exec('CREATE TABLE invoice (id INTEGER)')
    foreign.close()
    expect(() => openForWriting(file)).toThrow(/another application/)
    const after = new Database(file)
    onTestFinished(() => {
      after.close()
    })
    expect(after.pragma('journal_mode', { simple: true })).toBe('delete')
    expect(after.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['invoice'])
  })

  it('deletes all that belongs to a session with it', () => {
    const database = opened(newFile())
    database.exec(`
      INSERT INTO session (name, started_wall_ms) VALUES ('s', 0);
      INSERT INTO event (session_id, ordinal, at_ns, kind, name, payload, heartbeat) VALUES (1, 1, 0, 'frame', 'f', '{}', 0);
      INSERT INTO frame VALUES (1, 'in', 'text', 'x', 1, 0);
      DELETE FROM session;
    `)
    expect(database.prepare('SELECT count(*) FROM frame').pluck().get()).toBe(0)
  })
})

describe('the indices', () => {
  it.each([
    [
      'the last event before a moment',
      'SELECT ordinal FROM event WHERE session_id = 1 AND at_ns <= 5 ORDER BY at_ns DESC, ordinal DESC LIMIT 1',
      'event_by_time',
    ],
    [
      'the last transition of an instance',
      "SELECT event_id FROM event WHERE session_id = 1 AND instance_id = 1 AND kind = 'transition' AND ordinal <= 9 ORDER BY ordinal DESC LIMIT 1",
      'transition_by_instance',
    ],
    [
      'the next transition of any instance',
      "SELECT ordinal FROM event WHERE session_id = 1 AND kind = 'transition' AND ordinal > 9 ORDER BY ordinal LIMIT 1",
      'transition_by_ordinal',
    ],
    [
      'the last kick of an instance',
      "SELECT max(ordinal) FROM event WHERE session_id = 1 AND landmark = 'kick' AND instance_id = 1 AND ordinal <= 9",
      'landmark_by_instance',
    ],
    [
      'failures and kicks',
      "SELECT count(*) FROM event WHERE session_id = 1 AND landmark IN ('failure', 'kick')",
      'landmark_by_instance',
    ],
    ['the last ordinal', 'SELECT max(ordinal) FROM event WHERE session_id = 1', 'event_by_ordinal'],
  ])('find %s without a scan or a sort', (_, sql, index) => {
    const plan = opened(newFile()).prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all()
    const details = plan.map(({ detail }) => detail).join('\n')
    expect(details).toContain(`INDEX ${index} (session_id=?`)
    expect(details).not.toMatch(/SCAN|TEMP B-TREE/)
  })
})

describe('assertSqliteVersion', () => {
  it.each(['3.51.3', '3.52.0', '4.0.0', '3.51.10'])('accepts %s', (version) => {
    expect(() => assertSqliteVersion(version)).not.toThrow()
  })

  it.each(['3.51.2', '3.50.9', '2.99.99'])('refuses %s', (version) => {
    expect(() => assertSqliteVersion(version)).toThrow(/is too old/)
  })
})
