/** What sessions can be written to a file as; a ticket is a pack of one session for a vendor's support. */
export const FILE_FORMATS = ['roomscope', 'ndjson', 'har', 'mermaid', 'ticket'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** How far the running export or import is. */
export interface TransferState {
  readonly kind: 'export' | 'import' | 'traces'
  readonly doneCount: number
  /** Null where only the end of the file will tell. */
  readonly totalCount: number | null
}

export interface ExportedFile {
  /** Without its folder: where it is, the operator chose. */
  readonly fileName: string
  readonly eventCount: number
  readonly sizeBytes: number
}

/** What a collector of traces made of some logins. */
export interface SentTraces {
  readonly traceCount: number
  readonly spanCount: number
  readonly rejectedSpanCount: number
  /** The collector's first words about what it rejected, or null. */
  readonly rejection: string | null
}

export interface ImportedSessions {
  readonly sessions: readonly { readonly sessionId: number; readonly eventCount: number }[]
}

/** Part of a dropped file that travels in one call, bytes. */
export const DROPPED_PART_BYTES = 512 * 1024

/**
 * Recordings leave and come back as files, one at a time; how far it is, `transferChanged` tells. Which file, the operator
 * says in a dialog of the main process; what is dropped on the window travels as bytes: no call takes a path.
 */
export interface TransferService {
  /** Asks for a file and writes it; null when the operator chose none, or cancelled. */
  exportSessions(input: { sessionIds: number[]; format: FileFormat }): Promise<ExportedFile | null>
  /** Sends logins as traces to a collector; null when the operator cancelled. */
  sendTraces(input: {
    sessionIds: number[]
    endpoint: string
    headers: Record<string, string>
  }): Promise<SentTraces | null>
  /** Asks for a file and imports it; null when the operator chose none, or cancelled. */
  importFile(): Promise<ImportedSessions | null>
  /** Begins to take a dropped file; one that was not imported is forgotten. */
  beginDroppedFile(input: { sizeBytes: number }): Promise<void>
  /** Takes the next part of it. */
  appendDroppedFile(input: { base64: string }): Promise<void>
  /** Imports it; null when the operator cancelled. */
  importDroppedFile(): Promise<ImportedSessions | null>
  /** Ends the running transfer, if any. */
  cancelTransfer(): Promise<void>
  /** Shows the last exported file in the system's file manager. */
  showExportedFile(): Promise<void>
}
