import type { Worker } from 'node:worker_threads'
import { RecorderError, type RecorderErrorCode } from '../recorder-error'
import type { ExportRequest, ExportResult } from './export-sessions'
import type { ImportRequest, ImportResult } from './import-sessions'
import type { TraceRequest, TraceResult } from './otlp/send-traces'
import type { TicketRequest } from './ticket/export-ticket'
import type { TransferProgress } from './transfer-monitor'

/** Every kind of transfer with what it is asked and what it answers. */
interface Transfers {
  readonly export: { readonly request: ExportRequest; readonly result: ExportResult }
  readonly import: { readonly request: ImportRequest; readonly result: ImportResult }
  readonly ticket: { readonly request: TicketRequest; readonly result: ExportResult }
  readonly traces: { readonly request: TraceRequest; readonly result: TraceResult }
}
type TransferKind = keyof Transfers
export type TransferResult = Transfers[TransferKind]['result']

/** What a transfer's thread is asked to do. */
export type TransferJob = {
  readonly [K in TransferKind]: { readonly kind: K; readonly request: Transfers[K]['request'] }
}[TransferKind]

/** What a transfer's thread is started with. A one in `cancelFlag` ends the transfer at its next page. */
export interface TransferTask {
  readonly job: TransferJob
  readonly cancelFlag: SharedArrayBuffer
}

export type TransferMessage =
  | { readonly type: 'progress'; readonly progress: TransferProgress }
  | { readonly type: 'done'; readonly result: TransferResult }
  | { readonly type: 'failed'; readonly code: RecorderErrorCode; readonly reason: string }

/** Starts the thread of one transfer, with the task as its `workerData`. */
export type TransferWorkerFactory = (task: TransferTask) => Worker

export interface TransferOptions {
  readonly createWorker: TransferWorkerFactory
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: TransferProgress) => void
}

/**
 * Exports sessions on a thread of its own.
 * @throws RecorderError `unknownSession`, `cannotWrite`, `cancelled` …; then no file was made.
 */
export function exportSessions(request: ExportRequest, options: TransferOptions): Promise<ExportResult> {
  return transfer({ kind: 'export', request }, options) as Promise<ExportResult>
}

/**
 * Packs a session for a vendor's support, on a thread of its own.
 * @throws RecorderError `unknownSession`, `cannotWrite`, `cancelled` …; then no file was made.
 */
export function exportTicket(request: TicketRequest, options: TransferOptions): Promise<ExportResult> {
  return transfer({ kind: 'ticket', request }, options) as Promise<ExportResult>
}

/**
 * Imports a `.roomscope` or NDJSON file on a thread of its own.
 * @throws RecorderError `invalidImport`, `tooLarge`, `newerSchema`, `cancelled` …; then nothing was imported.
 */
export function importSessions(request: ImportRequest, options: TransferOptions): Promise<ImportResult> {
  return transfer({ kind: 'import', request }, options) as Promise<ImportResult>
}

/**
 * Sends the logins of sessions to a collector of traces, on a thread of its own.
 * @throws RecorderError `unknownSession`, `invalidCollector`, `cannotSend`, `cancelled` …; then a part may have been sent.
 */
export function sendTraces(request: TraceRequest, options: TransferOptions): Promise<TraceResult> {
  return transfer({ kind: 'traces', request }, options) as Promise<TraceResult>
}

/** The thread answers what it was asked: the result is that of the job's kind. */
async function transfer(job: TransferJob, options: TransferOptions): Promise<TransferResult> {
  const cancelFlag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const cancel = () => Atomics.store(new Int32Array(cancelFlag), 0, 1)
  if (options.signal?.aborted) cancel()
  options.signal?.addEventListener('abort', cancel)
  const worker = options.createWorker({ job, cancelFlag })
  try {
    return await outcomeOf(worker, options.onProgress)
  } finally {
    options.signal?.removeEventListener('abort', cancel)
    await worker.terminate()
  }
}

function outcomeOf(worker: Worker, onProgress: TransferOptions['onProgress']): Promise<TransferResult> {
  return new Promise((resolve, reject) => {
    const die = (detail: string) =>
      reject(new RecorderError('workerDied', `The thread of the transfer stopped: ${detail}.`))
    worker.on('message', (message: TransferMessage) => {
      switch (message.type) {
        case 'progress':
          return onProgress?.(message.progress)
        case 'done':
          return resolve(message.result)
        case 'failed':
          return reject(new RecorderError(message.code, message.reason))
        default:
          return message satisfies never
      }
    })
    worker.on('error', (cause: Error) => die(cause.message))
    worker.on('exit', (exitCode) => die(`it ended with exit code ${exitCode}`))
  })
}
