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

/** The thread of one export or import in the built app. */
export const createTransferWorker: TransferWorkerFactory = (task) =>
  createTransferThread({ name: 'recorder-transfer', workerData: task })
