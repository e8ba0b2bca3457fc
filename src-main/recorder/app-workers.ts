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
 * Starts the threads of a recording now, so that they come up while the rest of the app is loaded, and hands each out
 * once. One that could not start is not handed out: its successor tells whoever listens why.
 */
export function startAppWorkersEarly(): RecorderWorkerFactory {
  const early = new Map((['writer', 'reader'] as const).map((thread) => [thread, createAppWorker(thread)]))
  for (const [thread, worker] of early) worker.once('error', () => early.delete(thread))
  return (thread) => {
    const worker = early.get(thread) ?? createAppWorker(thread)
    early.delete(thread)
    return worker
  }
}

/** The thread of one export or import in the built app. */
export const createTransferWorker: TransferWorkerFactory = (task) =>
  createTransferThread({ name: 'recorder-transfer', workerData: task })
