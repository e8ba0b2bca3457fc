import type { Database } from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import { MIGRATIONS } from './migrations/migrations'

/** Marks a database as ours, so that no other application's database is ever written to: 'RmSc'. */
const APPLICATION_ID = 0x526d5363

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

/** Does an accepted database have the format that this build writes? An empty one has none yet. */
export function isUpToDate(database: Database): boolean {
  return readPragma(database, 'user_version') === SCHEMA_VERSION
}

/** Brings an accepted database up to `SCHEMA_VERSION`, all steps or none. */
export function migrate(database: Database): void {
  const upgrade = database.transaction(() => {
    const version = readPragma(database, 'user_version')
    for (const { sql, complete } of MIGRATIONS.slice(version)) {
      database.exec(sql)
      complete?.(database)
    }
    database.pragma(`application_id = ${APPLICATION_ID}`)
    database.pragma(`user_version = ${SCHEMA_VERSION}`)
  })
  if (!isUpToDate(database)) upgrade.immediate()
}

function readPragma(database: Database, name: 'user_version' | 'application_id'): number {
  return database.pragma(name, { simple: true }) as number
}

function isEmpty(database: Database): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
}
