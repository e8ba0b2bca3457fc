import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import { checkSchema, isUpToDate, migrate } from './schema'

/** First release without the known faults of WAL checkpoints. */
const OLDEST_SQLITE = [3, 51, 3] as const

/** Long enough for another program's short write; longer waits are the recorder's retries. */
const BUSY_TIMEOUT_MS = 500

/** What a copy of an older recording may take up in memory. */
const LARGEST_COPY_BYTES = 512 * 1024 * 1024

/** Where a database says that it has a write-ahead log, which one in memory has not (https://sqlite.org/fileformat.html §1.3). */
const FORMAT_VERSION_BYTES = [18, 20] as const
const ROLLBACK_JOURNAL = 1

/**
 * Opens the recording for its one writer, creating file, folder and schema as needed.
 * @throws RecorderError or SqliteError; the file of a refused database is left as it was.
 */
export function openForWriting(databaseFile: string): Database.Database {
  makeRecordingFolder(databaseFile)
  return configured(new Database(databaseFile, { timeout: BUSY_TIMEOUT_MS }), (database) => {
    checkSchema(database)
    // Decided before there is a page: the file can shrink in small steps then. Changes an older file at its next VACUUM.
    database.pragma('auto_vacuum = INCREMENTAL')
    useWriteAheadLog(database)
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    migrate(database)
  })
}

/**
 * Opens an existing recording for queries; the file cannot be changed through this connection. One of an older format is
 * read from an upgraded copy in memory: who only reads leaves the file as it is.
 */
export function openForReading(databaseFile: string): Database.Database {
  const connection = new Database(databaseFile, {
    readonly: true,
    fileMustExist: true,
    timeout: BUSY_TIMEOUT_MS,
  })
  const database = configured(connection, checkSchema)
  return isUpToDate(database) ? database : upgradedCopy(database)
}

function upgradedCopy(database: Database.Database): Database.Database {
  try {
    const sizeBytes = databaseSizeBytes(database.name)
    if (sizeBytes > LARGEST_COPY_BYTES) {
      throw new RecorderError(
        'olderSchema',
        'The recording was made by an older Roomscope and is too large to be read as it is. Start the app on it once: ' +
          'that upgrades it, with everything in it.',
      )
    }
    const image = database.serialize()
    image.fill(ROLLBACK_JOURNAL, ...FORMAT_VERSION_BYTES)
    return configured(new Database(image), migrate)
  } finally {
    database.close()
  }
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

/** Tells one file from another under the same name; null when there is none. */
export function fileIdentity(file: string): string | null {
  const stats = statSync(file, { throwIfNoEntry: false, bigint: true })
  return stats ? `${stats.dev}:${stats.ino}` : null
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

/** @throws RecorderError `cannotOpen` when the folder of the recording is not there and cannot be made. */
export function makeRecordingFolder(databaseFile: string): void {
  const folder = dirname(databaseFile)
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
