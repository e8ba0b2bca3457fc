import type { Worker } from 'node:worker_threads'
import createTransferThread from './transfer/transfer-worker?nodeWorker'
import createReaderWorker from './worker/reader-worker?nodeWorker'
import createWriterWorker from './worker/writer-worker?nodeWorker'
import type { TransferWorkerFactory } from './transfer/transfer'
import type { RecorderWorkerFactory } from './worker-factory'

/** The recorder's threads in the built app: electron-vite bundles each worker beside the main file. */
export const createAppWorker: RecorderWorkerFactory = (thread) =>
  thread === 'writer'
    ? createWriterWorker({ name: 'recorder-writer' })
    : createReaderWorker({ name: 'recorder-reader' })

/**
 * Starts the thread that writes now, so that it comes up while the rest of the app is loaded, and hands it out once. One
 * that could not start is not handed out: its successor tells whoever listens why. Nothing is read before the window
 * asks, so the thread that reads comes up by then.
 */
export function startAppWriterEarly(): RecorderWorkerFactory {
  let early: Worker | null = createAppWorker('writer')
  early.once('error', () => (early = null))
  return (thread) => {
    const worker = thread === 'writer' ? early : null
    if (worker !== null) early = null
    return worker ?? createAppWorker(thread)
  }
}

/** The thread of one export or import in the built app. */
export const createTransferWorker: TransferWorkerFactory = (task) =>
  createTransferThread({ name: 'recorder-transfer', workerData: task })
