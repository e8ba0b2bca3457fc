import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { EventFilter } from '../../../../src-shared/console'
import { temporaryFolder } from '../../testing/temporary-folder'
import { openForWriting } from '../database'
import { createReader } from '../reader'
import { SCHEMA_VERSION } from '../schema'
import { facetText } from '../search/facet-words'
import { createWriter } from '../writer'

/** Each file in `testing/golden` was made by the build that wrote its format, and stays as it is. */
const GOLDEN_FOLDER = join(import.meta.dirname, '../../testing/golden')
const FORMATS = [1, 2, 3, 4]
const goldenFile = (format: number) => join(GOLDEN_FOLDER, `format-${format}.db`)

type Row = Readonly<Record<string, unknown>>

/** All rows of some columns of some tables, as SQL sees them. */
function readRows(database: Database.Database, columnsOf: ReadonlyMap<string, readonly string[]>): Row[] {
  return [...columnsOf].flatMap(([table, columns]) =>
    database.prepare<[], Row>(`SELECT '${table}' AS "table", ${columns.join()} FROM "${table}"`).all(),
  )
}

function columnsOf(database: Database.Database): Map<string, string[]> {
  const tables = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all()
  const columns = database.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck()
  return new Map(tables.map((table) => [table, columns.all(table)]))
}

/** A copy of a golden file: whoever opens one with a write-ahead log puts files beside it. */
function copied(format: number): string {
  const file = join(temporaryFolder(), 'recording.db')
  copyFileSync(goldenFile(format), file)
  return file
}

/** A copy of a golden file, upgraded by this build. */
function upgraded(format: number): { file: string; database: Database.Database } {
  const file = copied(format)
  const database = openForWriting(file)
  onTestFinished(() => {
    database.close()
  })
  return { file, database }
}

function openedReader(file: string) {
  const reader = createReader()
  reader.open({ databaseFile: file })
  onTestFinished(() => reader.close(undefined))
  return reader
}

describe.each(FORMATS)('a recording of format %i', (format) => {
  it('is upgraded with every row that it held', () => {
    const golden = new Database(copied(format), { readonly: true })
    const columns = columnsOf(golden)
    const before = readRows(golden, columns)
    const goldenVersion = golden.pragma('user_version', { simple: true })
    golden.close()
    const { database } = upgraded(format)
    expect(goldenVersion).toBe(format)
    expect(before.length).toBeGreaterThan(20)
    expect(readRows(database, columns)).toEqual(before)
    expect(database.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION)
    expect(database.pragma('foreign_key_check')).toEqual([])
  })

  it('has the same tables and indices as a new one then', () => {
    const objects = (database: Database.Database) =>
      database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all()
    const fresh = openForWriting(join(temporaryFolder(), 'fresh.db'))
    const expected = objects(fresh)
    fresh.close()
    expect(objects(upgraded(format).database)).toEqual(expected)
  })
})

describe('a recording of an older format that is only read', () => {
  it('shows everything and stays as it is', () => {
    const file = copied(1)
    const reader = openedReader(file)
    expect(reader.listSessions({ beforeSessionId: null, limit: 10 })).toHaveLength(2)
    expect(reader.readEvent({ sessionId: 1, ordinal: 17 })?.payload).toMatchObject({
      serverExtension: '再见',
    })
    reader.close(undefined)
    expect(readFileSync(file).equals(readFileSync(goldenFile(1)))).toBe(true)
  })

  it('shows what is in its write-ahead log as well', () => {
    const file = copied(1)
    const older = new Database(file)
    onTestFinished(() => {
      older.close()
    })
    older.pragma('journal_mode = WAL')
    older.exec("INSERT INTO session (name, started_wall_ms) VALUES ('in the log', 0)")
    const [newest] = openedReader(file).listSessions({ beforeSessionId: null, limit: 1 })
    expect(newest?.name).toBe('in the log')
  })
})

describe('what a recording of format 1 did not know', () => {
  it('reads as nothing, and its sessions are measured', () => {
    const reader = openedReader(upgraded(1).file)
    const sessions = reader.listSessions({ beforeSessionId: null, limit: 10 })
    const unknown = { pinned: false, note: '', tags: [], origin: null }
    expect(sessions).toMatchObject([
      { name: 'not closed', endedWallMs: null, eventCount: 1, ...unknown },
      {
        name: 'ended',
        endedWallMs: 1_700_000_060_000,
        eventCount: 17,
        failureCount: 1,
        kickCount: 1,
        ...unknown,
      },
    ])
    // 17 events of 150 bytes each, their payloads, and 824 bytes of frames.
    expect(sessions[1]?.sizeBytes).toBeGreaterThan(17 * 150 + 824)
    expect(sessions[1]?.sizeBytes).toBeLessThan(5000)
    expect(reader.listInstances({ sessionId: 1 }).map(({ draft }) => draft)).toEqual([null, null])
  })
})

describe('what a recording of format 2 knows', () => {
  it('is still known', () => {
    const reader = openedReader(upgraded(2).file)
    expect(reader.readSession({ sessionId: 1 })).toMatchObject({
      ...{ name: 'noted', pinned: true, note: '客户反馈', tags: ['kick', '工单'] },
      ...{ origin: null, eventCount: 12 },
    })
    expect(reader.readSession({ sessionId: 2 })?.origin).toEqual({ mode: 'rerun', sessionId: 1 })
    expect(reader.listNotes({ sessionId: 1, afterNoteId: null, limit: 10 })).toMatchObject([
      { ordinal: 12, text: 'thrown out here' },
      { ordinal: null, text: '已回复' },
    ])
    expect(reader.listInstances({ sessionId: 1 })[0]?.draft).toMatchObject({ roomId: '3001' })
    const sealed = reader.readSealedSecret({ sessionId: 1, reference: '1.staticToken.value' })
    expect(sealed && [...sealed]).toEqual([9, 8, 7])
  })
})

describe('what a recording of format 3 knows', () => {
  it('is found by its search indices, which end in the middle, and after them', () => {
    const reader = openedReader(upgraded(3).file)
    const ordinalsOf = (filter: EventFilter) =>
      reader.indexEvents({ sessionId: 1, filter, afterOrdinal: 0, limit: 50 }).ordinals
    expect(ordinalsOf({ text: 'linkProvider' })).toEqual([5])
    expect(ordinalsOf({ text: '再见' })).toEqual([11])
    expect(ordinalsOf({ query: 'kind:transition' })).toEqual([3, 8, 12])
  })
})

describe('the agreed end of a connection, which format 3 told as an error', () => {
  const closed = (code: number, byClient: boolean) => ({
    ...{ kind: 'error', name: 'socketClosed', code },
    payload: JSON.stringify({ address: '127.0.0.1:1', reason: '', byClient, failure: null }),
  })

  /** A recording of format 3 with three connections that ended, in the search indices as well. */
  function recordedByOldRule(): string {
    const file = copied(3)
    const database = new Database(file)
    const change = database.prepare(
      'UPDATE event SET kind = @kind, name = @name, code = @code, payload = @payload WHERE ordinal = @ordinal',
    )
    const forget = database.prepare('DELETE FROM event_facet WHERE rowid = (1 << 32 | ?)')
    const index = database.prepare('INSERT INTO event_facet (rowid, facets) VALUES (1 << 32 | ?, ?)')
    const none = { from: null, to: null, heartbeat: 0, landmark: null, direction: null, stage: null }
    const events = [
      { ordinal: 4, ...closed(1000, true) },
      { ordinal: 5, ...closed(1000, false) },
      { ordinal: 6, ...closed(1006, true) },
    ]
    for (const event of events) {
      change.run(event)
      forget.run(event.ordinal)
      index.run(event.ordinal, facetText({ ...event, ...none, instanceId: 1 }))
    }
    database.close()
    return file
  }

  it('is a frame, where it is read, looked for and found by the indices', () => {
    const file = recordedByOldRule()
    const writer = createWriter()
    writer.open({ databaseFile: file })
    onTestFinished(() => writer.close(undefined))
    const reader = openedReader(file)
    const ordinalsOf = (query: string) =>
      reader.indexEvents({ sessionId: 1, filter: { query }, afterOrdinal: 0, limit: 50 }).ordinals
    const kinds = () => reader.readEvents({ sessionId: 1, ordinals: [4, 5, 6] }).map(({ kind }) => kind)
    const isTold = () => {
      expect(kinds()).toEqual(['frame', 'error', 'error'])
      expect(ordinalsOf('kind:error')).toEqual([5, 6])
      expect(ordinalsOf('kind:frame')).toEqual([4, 7, 10])
    }
    isTold()
    while (!writer.indexForSearch({ eventLimit: 5 }).done);
    isTold()
  })
})

describe('what a recording of format 4 knows', () => {
  it('is which connections ended as agreed', () => {
    const reader = openedReader(upgraded(4).file)
    const ordinalsOf = (query: string) =>
      reader.indexEvents({ sessionId: 1, filter: { query }, afterOrdinal: 0, limit: 9 }).ordinals
    expect(ordinalsOf('name:socketClosed kind:frame')).toEqual([15])
    expect(ordinalsOf('name:socketClosed kind:error')).toEqual([16])
    expect(reader.readSession({ sessionId: 1 })).toMatchObject({ failureCount: 0, kickCount: 1 })
  })
})
