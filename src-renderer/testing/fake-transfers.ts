import type {
  ExportedFile,
  FileFormat,
  ImportedSessions,
  SentTraces,
  TransferService,
} from '../../src-shared/console'

/** Exports and imports of an in-memory main process: nothing is written, and what was asked is kept. */
export class FakeTransfers implements TransferService {
  readonly exports: { readonly sessionIds: number[]; readonly format: FileFormat }[] = []
  readonly sent: Parameters<TransferService['sendTraces']>[0][] = []
  /** What was dropped, part by part. */
  droppedParts: Uint8Array[] = []
  droppedSizeBytes: number | null = null
  cancelCount = 0
  shownCount = 0
  /** Adds sessions to those that the window lists. */
  onImport: () => ImportedSessions = () => ({ sessions: [] })

  async exportSessions(input: { sessionIds: number[]; format: FileFormat }): Promise<ExportedFile | null> {
    this.exports.push(input)
    return { fileName: `session.${input.format}`, eventCount: 11, sizeBytes: 2048 }
  }

  async sendTraces(input: Parameters<TransferService['sendTraces']>[0]): Promise<SentTraces | null> {
    this.sent.push(input)
    return { traceCount: 1, spanCount: 5, rejectedSpanCount: 2, rejection: 'too old' }
  }

  importFile = async (): Promise<ImportedSessions | null> => this.onImport()

  async beginDroppedFile({ sizeBytes }: { sizeBytes: number }): Promise<void> {
    this.droppedSizeBytes = sizeBytes
    this.droppedParts = []
  }

  async appendDroppedFile({ base64 }: { base64: string }): Promise<void> {
    this.droppedParts.push(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)))
  }

  importDroppedFile = async (): Promise<ImportedSessions | null> => this.onImport()

  async cancelTransfer(): Promise<void> {
    this.cancelCount++
  }

  async showExportedFile(): Promise<void> {
    this.shownCount++
  }
}
