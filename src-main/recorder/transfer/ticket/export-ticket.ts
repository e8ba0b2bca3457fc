import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { Clock } from '../../../../src-shared/time'
import { openForReading } from '../../worker/database'
import { followCancel } from '../cancel-signal'
import type { ExportResult } from '../export-sessions'
import { writeRoomscopeFile } from '../roomscope-copy'
import { TransferMonitor, type TransferObserver } from '../transfer-monitor'
import { beginWholeFile, explainWriteError, writeWholeText } from '../whole-file'
import { summaryText, type TicketVersions } from './summary'
import { SUMMARY_FILES } from './summary-texts'
import { readTicketFacts, type TicketFacts, type TicketFinding } from './ticket-facts'
import { writeViewerPage } from './viewer-page'
import { writeZip } from './zip-file'

export interface TicketRequest {
  readonly databaseFile: string
  readonly sessionId: number
  /** Replaced when it exists. */
  readonly outputFile: string
  /** What the caller's check found in the session. */
  readonly findings: readonly TicketFinding[]
  readonly versions: TicketVersions
}

/** Where the parts of a ticket are made, and who watches. */
interface TicketMaking {
  readonly database: Database
  readonly folder: string
  readonly monitor: TransferMonitor
}

/**
 * Packs what a vendor's support needs of a session into one zip: recording, summary, identifiers, findings, versions and a
 * page to look at. The file appears whole, or not at all.
 * @throws RecorderError `unknownSession`, `cannotWrite`, `cancelled` …
 */
export async function exportTicket(
  request: TicketRequest,
  observer: TransferObserver,
  clock: Clock,
): Promise<ExportResult> {
  const { sessionId, outputFile } = request
  const database = openForReading(request.databaseFile)
  const cancel = followCancel(clock, observer.isCancelled)
  const monitor = new TransferMonitor(observer)
  try {
    const facts = readTicketFacts(database, sessionId, request.findings)
    const { eventCount, startedWallMs } = facts.session
    // Every event is read twice: for the recording and for the page.
    monitor.expect(2 * eventCount)
    monitor.report()
    const zip = beginWholeFile(outputFile)
    try {
      const files = writeParts(facts, request, { database, folder: zip.folder, monitor })
      const mtime = new Date(startedWallMs)
      await writeZip(zip.temporaryFile, files, { mtime, signal: cancel.signal })
      monitor.report()
      zip.keep()
    } catch (cause) {
      monitor.report()
      throw explainWriteError(outputFile, cause)
    } finally {
      zip.discard()
    }
    return { outputFile, eventCount, sizeBytes: statSync(outputFile).size }
  } finally {
    cancel.stop()
    database.close()
  }
}

/** @returns the parts by their names in the zip. */
function writeParts(
  facts: TicketFacts,
  { databaseFile, versions }: TicketRequest,
  { database, folder, monitor }: TicketMaking,
): Record<string, string> {
  const files: Record<string, string> = {}
  const place = (name: string) => (files[name] = join(folder, name))
  const writeText = (name: string, text: string) => writeWholeText(place(name), (write) => write(text))

  const { session, instances, findings } = facts
  for (const [name, texts] of Object.entries(SUMMARY_FILES)) {
    writeText(name, summaryText(facts, versions, texts))
  }
  writeText('identifiers.json', toJson({ session, instances }))
  writeText('findings.json', toJson(findings))
  writeText('versions.json', toJson(versions))
  writeWholeText(place('viewer.html'), (write) =>
    writeViewerPage(database, facts, { writeText: write, monitor }),
  )
  const sessionIds = [session.sessionId]
  writeRoomscopeFile(place('recording.roomscope'), { databaseFile, sessionIds }, monitor)
  return files
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
