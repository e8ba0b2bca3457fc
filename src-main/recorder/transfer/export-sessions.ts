import { statSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import { openForReading } from '../worker/database'
import { EventLines } from './event-line'
import type { ExportFormat } from './export-formats'
import { writeHar } from './har'
import { writeMermaid } from './mermaid'
import { writeNdjson } from './ndjson'
import { writeRoomscopeFile } from './roomscope-copy'
import { countEvents, storedItems, storedParts } from './stored-items'
import type { TransferItem } from './transfer-item'
import { TransferMonitor, type TransferObserver } from './transfer-monitor'
import { writeWholeFile, writeWholeText } from './whole-file'

export interface ExportRequest {
  readonly databaseFile: string
  readonly sessionIds: readonly number[]
  readonly format: ExportFormat
  /** Replaced when it exists. */
  readonly outputFile: string
}

export interface ExportResult {
  readonly outputFile: string
  /** Events in the exported sessions; a diagram and a HAR show some of them. */
  readonly eventCount: number
  readonly sizeBytes: number
}

/**
 * Writes sessions to a file, a page of events at a time. The file appears whole, or not at all. Synchronous: meant for
 * a thread of its own (`transfer.ts`).
 * @throws RecorderError
 */
export function exportSessions(request: ExportRequest, observer: TransferObserver): ExportResult {
  const { databaseFile, sessionIds, outputFile } = request
  const monitor = new TransferMonitor(observer)
  const database = openForReading(databaseFile)
  try {
    refuseSameFile(databaseFile, outputFile)
    const eventCount = countEvents(database, sessionIds)
    monitor.expect(eventCount)
    monitor.report()
    write(database, request, monitor)
    monitor.report()
    return { outputFile, eventCount, sizeBytes: statSync(outputFile).size }
  } finally {
    database.close()
  }
}

function write(database: Database, request: ExportRequest, monitor: TransferMonitor): void {
  const { sessionIds, outputFile, format } = request
  switch (format) {
    case 'roomscope':
      return writeWholeFile(outputFile, (file) => writeRoomscopeFile(file, request, monitor))
    case 'ndjson':
      return writeWholeText(outputFile, (writeText) =>
        writeNdjson(monitor.watch(linesOf(database, sessionIds)), writeText),
      )
    case 'har':
      return writeWholeText(outputFile, (writeText) => writeHar(database, sessionIds, { writeText, monitor }))
    case 'mermaid':
      return writeWholeText(outputFile, (writeText) =>
        writeMermaid(monitor.watch(itemsOf(database, sessionIds)), writeText),
      )
    default:
      return format satisfies never
  }
}

function* itemsOf(
  database: Database,
  sessionIds: readonly number[],
): Generator<TransferItem, void, undefined> {
  for (const sessionId of sessionIds) yield* storedItems(database, sessionId)
}

function* linesOf(database: Database, sessionIds: readonly number[]) {
  const lines = new EventLines()
  for (const sessionId of sessionIds) {
    yield* storedParts(database, sessionId, (stored) => lines.lineOf(stored))
  }
}

function refuseSameFile(databaseFile: string, outputFile: string): void {
  const output = statSync(outputFile, { throwIfNoEntry: false })
  const database = statSync(databaseFile)
  if (output?.ino !== database.ino || output.dev !== database.dev) return
  throw new RecorderError('cannotWrite', `${outputFile} is the recording itself. Choose another file.`)
}
