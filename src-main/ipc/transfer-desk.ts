import type {
  ExportedFile,
  FileFormat,
  ImportedSessions,
  SentTraces,
  TransferService,
  TransferState,
} from '../../src-shared/console'
import { basename } from 'node:path'
import {
  exportSessions,
  exportTicket,
  importSessions,
  RecorderError,
  sendTraces,
  type ExportResult,
  type Recorder,
  type TransferOptions,
  type TransferWorkerFactory,
} from '../recorder'
import { firstFindings } from '../replay'
import { ConsoleError } from './console-error'
import { DroppedFile } from './dropped-file'

/** Findings that a ticket brings along. */
const MAX_TICKET_FINDINGS = 500

/** The ways of the operator to say which file is meant; all answers are paths, or null for none. */
export interface FileDialogs {
  readonly chooseExportFile: (suggestedName: string) => Promise<string | null>
  /** @param extensions that are offered first; those of recordings when left out. */
  readonly chooseImportFile: (extensions?: readonly string[]) => Promise<string | null>
  /** Shows a file in the system's file manager. */
  readonly showFile: (file: string) => void
}

export interface TransferPorts {
  readonly createWorker: TransferWorkerFactory
  readonly dialogs: FileDialogs
}

export interface TransferDeskOptions {
  /** Null where files can neither be chosen nor written. */
  readonly ports: TransferPorts | null
  readonly databaseFile: string
  readonly recorder: Recorder
  /** Of the app and what it stands on, by name; they go into tickets. */
  readonly versions: Readonly<Record<string, string>>
  readonly onChange: () => void
}

interface RunningTransfer {
  state: TransferState
  readonly cancel: AbortController
}

/** Exports and imports for the window, one at a time. */
export class TransferDesk implements TransferService {
  private running: RunningTransfer | null = null
  private dropped: DroppedFile | null = null
  private lastExport: string | null = null

  constructor(private readonly options: TransferDeskOptions) {}

  /** How far the running transfer is; null while none runs. */
  get state(): TransferState | null {
    return this.running?.state ?? null
  }

  async exportSessions(input: { sessionIds: number[]; format: FileFormat }): Promise<ExportedFile | null> {
    this.assertIdle()
    const { dialogs } = this.ports
    const outputFile = await dialogs.chooseExportFile(suggestedName(input.sessionIds, input.format))
    if (outputFile === null) return null
    const result = await this.run('export', (control) => this.writeFile(input, outputFile, control))
    if (result === null) return null
    this.lastExport = result.outputFile
    const { eventCount, sizeBytes } = result
    return { fileName: basename(result.outputFile), eventCount, sizeBytes }
  }

  async sendTraces(input: Parameters<TransferService['sendTraces']>[0]): Promise<SentTraces | null> {
    const { databaseFile } = this.options
    return this.run('traces', (control) => sendTraces({ databaseFile, ...input }, control))
  }

  async importFile(): Promise<ImportedSessions | null> {
    this.assertIdle()
    const inputFile = await this.ports.dialogs.chooseImportFile()
    return inputFile === null ? null : this.import(inputFile)
  }

  /** Imports a file that the operator named outside of the window; null when the operator cancelled. */
  async importNamedFile(inputFile: string): Promise<ImportedSessions | null> {
    return this.import(inputFile)
  }

  async beginDroppedFile({ sizeBytes }: { sizeBytes: number }): Promise<void> {
    this.forgetDropped()
    this.dropped = new DroppedFile(sizeBytes)
  }

  async appendDroppedFile({ base64 }: { base64: string }): Promise<void> {
    this.expectDropped().append(Buffer.from(base64, 'base64'))
  }

  async importDroppedFile(): Promise<ImportedSessions | null> {
    try {
      return await this.import(this.expectDropped().finish())
    } finally {
      this.forgetDropped()
    }
  }

  async cancelTransfer(): Promise<void> {
    this.running?.cancel.abort()
  }

  async showExportedFile(): Promise<void> {
    if (this.lastExport !== null) this.ports.dialogs.showFile(this.lastExport)
  }

  /** Ends what runs and forgets what was dropped. */
  close(): void {
    this.running?.cancel.abort()
    this.forgetDropped()
  }

  private async writeFile(
    { sessionIds, format }: { readonly sessionIds: number[]; readonly format: FileFormat },
    outputFile: string,
    control: TransferOptions,
  ): Promise<ExportResult> {
    const { databaseFile, recorder, versions } = this.options
    if (format !== 'ticket') return exportSessions({ databaseFile, sessionIds, format, outputFile }, control)
    const [sessionId = 0] = sessionIds
    const findings = await firstFindings(recorder, sessionId, MAX_TICKET_FINDINGS)
    return exportTicket({ databaseFile, sessionId, outputFile, findings, versions }, control)
  }

  private async import(inputFile: string): Promise<ImportedSessions | null> {
    const { databaseFile } = this.options
    const result = await this.run('import', (control) => importSessions({ databaseFile, inputFile }, control))
    return (
      result && { sessions: result.sessions.map(({ sessionId, eventCount }) => ({ sessionId, eventCount })) }
    )
  }

  /** Null when the operator cancelled. */
  private async run<T>(
    kind: TransferState['kind'],
    work: (control: TransferOptions) => Promise<T>,
  ): Promise<T | null> {
    this.assertIdle()
    const cancel = new AbortController()
    const running: RunningTransfer = { state: { kind, doneCount: 0, totalCount: null }, cancel }
    const show = (state: TransferState) => {
      running.state = state
      this.options.onChange()
    }
    this.running = running
    show(running.state)
    try {
      return await work({
        createWorker: this.ports.createWorker,
        signal: cancel.signal,
        onProgress: (progress) => show({ kind, ...progress }),
      })
    } catch (error) {
      if (error instanceof RecorderError && error.code === 'cancelled') return null
      throw error
    } finally {
      this.running = null
      this.options.onChange()
    }
  }

  private assertIdle(): void {
    if (this.running === null) return
    throw refused('another export or import is running; wait for it or cancel it')
  }

  private expectDropped(): DroppedFile {
    if (this.dropped === null) throw refused('no file was dropped')
    return this.dropped
  }

  private forgetDropped(): void {
    this.dropped?.remove()
    this.dropped = null
  }

  private get ports(): TransferPorts {
    if (this.options.ports === null) throw refused('this console has no access to files')
    return this.options.ports
  }
}

const EXTENSIONS: Readonly<Record<FileFormat, string>> = {
  roomscope: '.roomscope',
  ndjson: '.ndjson',
  har: '.har',
  mermaid: '.mmd',
  ticket: '-ticket.zip',
}

function suggestedName(sessionIds: readonly number[], format: FileFormat): string {
  const [first = 0] = sessionIds
  const sessions = sessionIds.length === 1 ? `session-${first}` : `${sessionIds.length}-sessions`
  return `roomscope-${sessions}${EXTENSIONS[format]}`
}

function refused(message: string): ConsoleError {
  return new ConsoleError({ code: 'recorder', message, field: null, chatroomCode: null })
}
