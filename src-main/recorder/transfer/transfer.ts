import type { Worker } from 'node:worker_threads'
import { RecorderError, type RecorderErrorCode } from '../recorder-error'
import type { ExportRequest, ExportResult } from './export-sessions'
import type { ImportRequest, ImportResult } from './import-sessions'
import type { TransferProgress } from './transfer-monitor'

type TransferRequest =
  ({ readonly kind: 'export' } & ExportRequest) | ({ readonly kind: 'import' } & ImportRequest)
export type TransferResult =
  ({ readonly kind: 'export' } & ExportResult) | ({ readonly kind: 'import' } & ImportResult)

/** What a transfer's thread is started with. A one in `cancelFlag` ends the transfer at its next page. */
export interface TransferTask {
  readonly request: TransferRequest
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
export async function exportSessions(
  request: ExportRequest,
  options: TransferOptions,
): Promise<ExportResult> {
  const result = await transfer({ kind: 'export', ...request }, options)
  if (result.kind === 'export') return result
  throw new RecorderError('failed', 'The export answered as an import.')
}

/**
 * Imports a `.roomscope` or NDJSON file on a thread of its own.
 * @throws RecorderError `invalidImport`, `tooLarge`, `newerSchema`, `cancelled` …; then nothing was imported.
 */
export async function importSessions(
  request: ImportRequest,
  options: TransferOptions,
): Promise<ImportResult> {
  const result = await transfer({ kind: 'import', ...request }, options)
  if (result.kind === 'import') return result
  throw new RecorderError('failed', 'The import answered as an export.')
}

async function transfer(request: TransferRequest, options: TransferOptions): Promise<TransferResult> {
  const cancelFlag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const cancel = () => Atomics.store(new Int32Array(cancelFlag), 0, 1)
  if (options.signal?.aborted) cancel()
  options.signal?.addEventListener('abort', cancel)
  const worker = options.createWorker({ request, cancelFlag })
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
