import { closeSync, copyFileSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../../src-shared/time'
import { RecorderError } from '../recorder-error'
import { openForWriting } from '../worker/database'
import { importRows } from './import-rows'
import { readNdjson } from './ndjson'
import { PacedBatches } from './paced-batches'
import { checkNotInUse, openRoomscopeCopy, readRoomscopeItems } from './roomscope-file'
import { SessionImport, type WrittenSession } from './session-import'
import { tooLarge, type PlacedItem } from './transfer-item'
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

/** What an import needs besides its files. */
export interface ImportSurroundings {
  readonly observer: TransferObserver
  readonly clock: Clock
  readonly limits?: TransferLimits
}

/**
 * Adds the sessions of a `.roomscope` or NDJSON file to a recording: all of them or nothing. The kind of file is read
 * from its first bytes. Who records into the same file meanwhile waits some milliseconds at a time. Synchronous: meant
 * for a thread of its own (`transfer.ts`).
 * @throws RecorderError
 */
export function importSessions(
  { databaseFile, inputFile }: ImportRequest,
  { observer, clock, limits = TRANSFER_LIMITS }: ImportSurroundings,
): ImportResult {
  const monitor = new TransferMonitor(observer, 'Nothing was imported.')
  const isDatabase = explained(inputFile, () => {
    const { size } = statSync(inputFile)
    if (size > limits.fileBytes) throw tooLarge(inputFile, `it is larger than ${limits.fileBytes} bytes`)
    return startsWith(inputFile, SQLITE_MAGIC)
  })
  monitor.report()
  const importItems = (items: Iterable<PlacedItem>) => ({
    sessions: writeSessions(databaseFile, monitor.watchPlaced(items), { monitor, clock, limits }),
  })
  return isDatabase
    ? withRoomscopeCopy(inputFile, (copy) => {
        const source = openRoomscopeCopy(copy, limits)
        try {
          return importItems(readRoomscopeItems(source, monitor))
        } finally {
          source.close()
        }
      })
    : importItems(readNdjson(inputFile, limits))
}

function writeSessions(
  databaseFile: string,
  items: Iterable<PlacedItem>,
  {
    monitor,
    clock,
    limits,
  }: { readonly monitor: TransferMonitor; readonly clock: Clock; readonly limits: TransferLimits },
): WrittenSession[] {
  const database = openForWriting(databaseFile)
  try {
    const sessions = new SessionImport(database)
    try {
      new PacedBatches(clock).writeAll(importRows(items, limits), (batch) =>
        sessions.write(batch, clock.wallMs()),
      )
      monitor.report()
      return sessions.finish()
    } catch (cause) {
      abandon(sessions)
      throw cause
    }
  } finally {
    database.close()
  }
}

/** What cannot be removed now stays hidden, and goes when the recording is tidied up next. */
function abandon(sessions: SessionImport): void {
  try {
    sessions.abandon()
  } catch {
    return
  }
}

function withRoomscopeCopy<T>(inputFile: string, work: (copy: string) => T): T {
  checkNotInUse(inputFile)
  const folder = mkdtempSync(join(tmpdir(), 'roomscope-import-'))
  try {
    const copy = join(folder, 'import.roomscope')
    explained(inputFile, () => copyFileSync(inputFile, copy))
    return work(copy)
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
