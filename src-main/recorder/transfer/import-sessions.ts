import { closeSync, copyFileSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import { openForWriting } from '../worker/database'
import { writeItems, type WrittenSession } from './item-writer'
import { readNdjson } from './ndjson'
import { checkNotInUse, openRoomscopeCopy, readRoomscopeItems } from './roomscope-file'
import { tooLarge } from './transfer-item'
import { TRANSFER_LIMITS, type TransferLimits } from './transfer-limits'
import { TransferMonitor, type TransferObserver } from './transfer-monitor'

/** First bytes of a database (https://sqlite.org/fileformat.html §1.3). */
const SQLITE_MAGIC = 'SQLite format 3\0'

export interface ImportRequest {
  readonly databaseFile: string
  readonly inputFile: string
}

export interface ImportResult {
  /** The sessions under their new ids. */
  readonly sessions: readonly WrittenSession[]
}

/**
 * Adds the sessions of a `.roomscope` or NDJSON file to a recording: all of them or nothing. The kind of file is read
 * from its first bytes. Synchronous: meant for a thread of its own (`transfer.ts`).
 * @throws RecorderError
 */
export function importSessions(
  { databaseFile, inputFile }: ImportRequest,
  observer: TransferObserver,
  limits: TransferLimits = TRANSFER_LIMITS,
): ImportResult {
  const monitor = new TransferMonitor(observer)
  const isDatabase = explained(inputFile, () => {
    const { size } = statSync(inputFile)
    if (size > limits.fileBytes) throw tooLarge(inputFile, `it is larger than ${limits.fileBytes} bytes`)
    return startsWith(inputFile, SQLITE_MAGIC)
  })
  const database = openForWriting(databaseFile)
  try {
    monitor.report()
    const sessions = isDatabase
      ? importDatabase(database, inputFile, { limits, monitor })
      : writeItems(database, readNdjson(inputFile, limits), { limits, monitor })
    return { sessions }
  } finally {
    database.close()
  }
}

function importDatabase(
  database: Database,
  inputFile: string,
  options: { readonly limits: TransferLimits; readonly monitor: TransferMonitor },
): WrittenSession[] {
  checkNotInUse(inputFile)
  const folder = mkdtempSync(join(tmpdir(), 'roomscope-import-'))
  try {
    const copy = join(folder, 'import.roomscope')
    explained(inputFile, () => copyFileSync(inputFile, copy))
    const source = openRoomscopeCopy(copy, options.limits)
    try {
      return writeItems(database, readRoomscopeItems(source, options.monitor), options)
    } finally {
      source.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function startsWith(file: string, magic: string): boolean {
  const descriptor = openSync(file, 'r')
  try {
    const head = Buffer.alloc(magic.length)
    readSync(descriptor, head)
    return head.toString('latin1') === magic
  } finally {
    closeSync(descriptor)
  }
}

function explained<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof RecorderError) throw cause
    const { code = '', message } = cause as NodeJS.ErrnoException
    throw new RecorderError(
      'cannotRead',
      `${file} cannot be read (${code || message}). Choose another file.`,
      {
        cause,
      },
    )
  }
}
