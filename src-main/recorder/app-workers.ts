import createReaderWorker from './worker/reader-worker?nodeWorker'
import createWriterWorker from './worker/writer-worker?nodeWorker'
import type { RecorderWorkerFactory } from './worker-factory'

/** The recorder's threads in the built app: electron-vite bundles each worker beside the main file. */
export const createAppWorker: RecorderWorkerFactory = (thread) =>
  thread === 'writer'
    ? createWriterWorker({ name: 'recorder-writer' })
    : createReaderWorker({ name: 'recorder-reader' })
