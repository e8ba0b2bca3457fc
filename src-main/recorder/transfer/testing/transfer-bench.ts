import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SystemClock } from '../../../../src-shared/time'
import { openDirectRecording, type DirectRecording } from '../../testing/direct-recording'
import { temporaryFolder } from '../../testing/temporary-folder'
import type { ExportFormat } from '../export-formats'
import { exportSessions } from '../export-sessions'
import { importSessions, type ImportResult } from '../import-sessions'
import { storedItems } from '../stored-items'
import type { TransferItem } from '../transfer-item'
import type { TransferLimits } from '../transfer-limits'
import type { TransferObserver } from '../transfer-monitor'
import { openForReading } from '../../worker/database'

const unobserved: TransferObserver = { isCancelled: () => false, report: () => undefined }

/** A recording to export from, one to import into, and a folder for the files between them. */
export class TransferBench {
  readonly source: DirectRecording = openDirectRecording()
  readonly target: DirectRecording = openDirectRecording()
  readonly folder = temporaryFolder()

  /** Exports sessions and returns the file. */
  export(sessionIds: number | readonly number[], format: ExportFormat, observer = unobserved): string {
    const outputFile = join(this.folder, `export.${format}`)
    const ids = typeof sessionIds === 'number' ? [sessionIds] : sessionIds
    exportSessions({ databaseFile: this.source.databaseFile, sessionIds: ids, format, outputFile }, observer)
    return outputFile
  }

  exportText(sessionId: number, format: ExportFormat): string {
    return readFileSync(this.export(sessionId, format), 'utf8')
  }

  import(
    inputFile: string,
    { limits, observer = unobserved }: { limits?: TransferLimits; observer?: TransferObserver } = {},
  ): ImportResult {
    return importSessions(
      { databaseFile: this.target.databaseFile, inputFile },
      { observer, clock: new SystemClock(), ...(limits && { limits }) },
    )
  }

  /** Sessions in the recording that was imported into. */
  importedCount(): number {
    return this.target.reader.listSessions({ beforeSessionId: null, limit: 100 }).length
  }

  outputExists(format: ExportFormat): boolean {
    return existsSync(join(this.folder, `export.${format}`))
  }
}

/** Everything about one session, read straight from the file. */
export function sessionItems({ databaseFile }: DirectRecording, sessionId: number): TransferItem[] {
  const database = openForReading(databaseFile)
  try {
    return [...storedItems(database, sessionId)]
  } finally {
    database.close()
  }
}

/** What an import makes of the items of a session: it says where the session came from, which here is nowhere. */
export function asImported(items: readonly TransferItem[]): TransferItem[] {
  return items.map((item) =>
    item.type === 'session'
      ? { ...item, origin: { mode: item.origin?.mode ?? 'import', sessionId: null } }
      : item,
  )
}
