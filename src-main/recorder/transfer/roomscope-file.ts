import type { Database } from 'better-sqlite3'
import { existsSync, statSync } from 'node:fs'
import SqliteDatabase from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import { checkSchema, migrate } from '../worker/schema'
import { explainSqliteError } from '../worker/sqlite-problem'
import { countEvents, storedItems } from './stored-items'
import { invalidImport, parseItem, tooLarge, type PlacedItem } from './transfer-item'
import type { TransferLimits } from './transfer-limits'
import type { TransferMonitor } from './transfer-monitor'

/**
 * Opens a copy of a foreign `.roomscope` file and makes sure that it is what it says it is: its tables and indexes are
 * exactly ours, it holds no trigger and no view, its pages are intact, no value is too large to be read.
 * @param copy a file that nobody else uses: one of an older format is upgraded in place.
 * @throws RecorderError `notARecording`, `newerSchema`, `damaged`, `invalidImport`, `tooLarge`.
 */
export function openRoomscopeCopy(copy: string, limits: TransferLimits): Database {
  const database = new SqliteDatabase(copy)
  try {
    // Functions that a file's own schema calls must not do more than compute.
    database.pragma('trusted_schema = OFF')
    database.pragma('cell_size_check = ON')
    checkSchema(database)
    checkPages(database)
    migrate(database)
    checkObjects(database)
    checkSizes(database, limits)
    return database
  } catch (cause) {
    database.close()
    throw explainSqliteError(cause)
  }
}

/** Every session of an accepted file, each item checked. */
export function* readRoomscopeItems(
  database: Database,
  monitor: TransferMonitor,
): Generator<PlacedItem, void, undefined> {
  const sessionIds = database
    .prepare<[], number>('SELECT session_id FROM session ORDER BY session_id')
    .pluck()
    .all()
  monitor.expect(countEvents(database, sessionIds))
  for (const sessionId of sessionIds) {
    for (const item of storedItems(database, sessionId)) {
      const place =
        item.type === 'event' ? `session ${sessionId}, event ${item.ordinal}` : `session ${sessionId}`
      yield parseItem(item, 'stored', place)
    }
  }
}

/**
 * A database in use keeps part of itself in a file beside it, which a copy would miss.
 * @throws RecorderError `locked`.
 */
export function checkNotInUse(file: string): void {
  const companion = [`${file}-wal`, `${file}-journal`].find(
    (beside) => existsSync(beside) && statSync(beside).size > 0,
  )
  if (!companion) return
  throw new RecorderError(
    'locked',
    `The file is in use, or was not closed properly: ${companion} holds a part of it. Export the session and import that.`,
  )
}

function checkPages(database: Database): void {
  if (database.pragma('quick_check(1)', { simple: true }) === 'ok') return
  throw new RecorderError('damaged', 'The file is damaged. Nothing was imported; export the session again.')
}

/** Compares every object of the file with those of an empty recording. */
function checkObjects(database: Database): void {
  const pristine = new SqliteDatabase(':memory:')
  try {
    migrate(pristine)
    const expected = new Set(describeObjects(pristine))
    const actual = describeObjects(database)
    const foreign = actual.find((object) => !expected.has(object))
    if (foreign !== undefined || actual.length !== expected.size) {
      throw invalidImport(
        'its tables',
        `they are not those of a recording (${foreign?.slice(0, 60) ?? 'one is missing'})`,
      )
    }
  } finally {
    pristine.close()
  }
}

function describeObjects(database: Database): string[] {
  return database
    .prepare<[], string>(`SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema`)
    .pluck()
    .all()
}

/** SQLite knows the length of a value without reading it: what is too large never comes into memory. */
function checkSizes(database: Database, limits: TransferLimits): void {
  const largest = (table: string, columns: readonly string[]) => {
    const sizes = columns.map((column) => `coalesce(octet_length(${column}), 0)`)
    const size = sizes.length > 1 ? `max(${sizes.join(', ')})` : sizes.join('')
    return database.prepare<[], number>(`SELECT coalesce(max(${size}), 0) FROM ${table}`).pluck().get() ?? 0
  }
  const instanceColumns = ['account_id', 'room_id', 'client_type', 'auth_type', 'transport', 'engine']
  const eventColumns = [
    'kind',
    'name',
    'from_state',
    'to_state',
    'code',
    'at_ns',
    'instance_id',
    'attempt_id',
  ]
  const found: readonly (readonly [string, number, number])[] = [
    ['session', largest('session', ['name']), limits.textCharacters],
    ['instance', largest('instance', instanceColumns), limits.textCharacters],
    ['event', largest('event', eventColumns), limits.textCharacters],
    ['payload', largest('event', ['payload']), limits.payloadCharacters],
    [
      'frame',
      largest('frame', ['data', 'direction', 'transport', 'size_bytes', 'redacted']),
      limits.frameBytes,
    ],
  ]
  for (const [place, sizeBytes, limitBytes] of found) {
    if (sizeBytes > limitBytes) {
      throw tooLarge(place, `a value of ${sizeBytes} bytes is above the limit of ${limitBytes}`)
    }
  }
}
