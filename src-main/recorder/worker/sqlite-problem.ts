import Database from 'better-sqlite3'
import { RecorderError, type RecorderErrorCode } from '../recorder-error'

interface Problem {
  readonly code: RecorderErrorCode
  readonly reason: string
}

/** What SQLite's primary result codes mean to the operator (https://sqlite.org/rescode.html). */
const PROBLEMS: Readonly<Record<string, Problem>> = {
  SQLITE_CANTOPEN: {
    code: 'cannotOpen',
    reason: 'The recording file cannot be opened. Check that its folder exists and can be written to.',
  },
  SQLITE_READONLY: {
    code: 'readOnly',
    reason: 'The recording file or its folder is read-only. Choose another folder or allow writing to it.',
  },
  SQLITE_PERM: {
    code: 'readOnly',
    reason: 'The recording file must not be written to by this user. Choose another folder or allow writing.',
  },
  SQLITE_NOTADB: {
    code: 'notARecording',
    reason: 'The file is not a Roomscope recording. It was left as it is; choose another file.',
  },
  SQLITE_CORRUPT: {
    code: 'damaged',
    reason: 'The recording file is damaged. It was left as it is; choose another file.',
  },
  SQLITE_BUSY: {
    code: 'locked',
    reason: 'The recording file is locked by another program. Recording goes on when it is released.',
  },
  SQLITE_LOCKED: {
    code: 'locked',
    reason: 'The recording file is locked by another program. Recording goes on when it is released.',
  },
  SQLITE_IOERR: {
    code: 'diskError',
    reason: 'The disk of the recording cannot be read or written. Recording goes on when it can.',
  },
  SQLITE_FULL: {
    code: 'diskFull',
    reason: 'The disk is full. Recording goes on when there is room again.',
  },
}

/** Gives an SQLite error its RecorderError; anything else is returned as it is. */
export function explainSqliteError(cause: unknown): unknown {
  if (!(cause instanceof Database.SqliteError)) return cause
  const problem = PROBLEMS[primaryCode(cause.code)]
  if (problem) return new RecorderError(problem.code, problem.reason, { cause })
  return new RecorderError('failed', `The recording file cannot be used: ${cause.message} (${cause.code}).`, {
    cause,
  })
}

/** Extended codes append a word: `SQLITE_BUSY_SNAPSHOT` is a kind of `SQLITE_BUSY`. */
function primaryCode(code: string): string {
  return code.split('_').slice(0, 2).join('_')
}
