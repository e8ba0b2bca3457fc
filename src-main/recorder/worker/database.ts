import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import { checkSchema, migrate } from './schema'

/** First release without the known faults of WAL checkpoints. */
const OLDEST_SQLITE = [3, 51, 3] as const

/** Long enough for another program's short write; longer waits are the recorder's retries. */
const BUSY_TIMEOUT_MS = 500

/**
 * Opens the recording for its one writer, creating file, folder and schema as needed.
 * @throws RecorderError or SqliteError; the file of a refused database is left as it was.
 */
export function openForWriting(databaseFile: string): Database.Database {
  makeFolder(dirname(databaseFile))
  return configured(new Database(databaseFile, { timeout: BUSY_TIMEOUT_MS }), (database) => {
    checkSchema(database)
    useWriteAheadLog(database)
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    migrate(database)
  })
}

/** Opens an existing recording for queries; it cannot be changed through this connection. */
export function openForReading(databaseFile: string): Database.Database {
  const connection = new Database(databaseFile, {
    readonly: true,
    fileMustExist: true,
    timeout: BUSY_TIMEOUT_MS,
  })
  return configured(connection, checkSchema)
}

/** Size of the recording on disk with its write-ahead log, bytes. */
export function databaseSizeBytes(databaseFile: string): number {
  return sizeOf(databaseFile) + sizeOf(`${databaseFile}-wal`)
}

/** @throws RecorderError `sqliteTooOld` below the oldest release that recordings can be trusted to. */
export function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number)
  const [major = 0, minor = 0, patch = 0] = parts
  const [oldMajor, oldMinor, oldPatch] = OLDEST_SQLITE
  const difference = major - oldMajor || minor - oldMinor || patch - oldPatch
  if (difference < 0) {
    throw new RecorderError(
      'sqliteTooOld',
      `SQLite ${version} is too old for recordings: ${OLDEST_SQLITE.join('.')} is needed. Reinstall the application.`,
    )
  }
}

function configured(
  database: Database.Database,
  configure: (database: Database.Database) => void,
): Database.Database {
  try {
    assertSqliteVersion(database.prepare('SELECT sqlite_version()').pluck().get() as string)
    configure(database)
    return database
  } catch (cause) {
    database.close()
    throw cause
  }
}

function useWriteAheadLog(database: Database.Database): void {
  const mode = database.pragma('journal_mode = WAL', { simple: true })
  if (mode === 'wal') return
  throw new RecorderError(
    'cannotOpen',
    'The file system of the recording offers no shared memory, which network drives lack. Choose a local folder.',
  )
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    throw new RecorderError('cannotOpen', `The folder ${folder} of the recording cannot be created.`, {
      cause,
    })
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
