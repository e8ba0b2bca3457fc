import type { Worker } from 'node:worker_threads'

/** The recorder's threads: the one that writes, and the one that answers queries. */
export type RecorderThread = 'writer' | 'reader'

/**
 * Starts one of the recorder's threads. How a worker's file is found depends on what bundled the program, so the
 * composition root brings the factory along: the app's and the benchmarks' is `app-workers.ts`, that of tests is
 * `testing/bundled-workers.ts`.
 */
export type RecorderWorkerFactory = (thread: RecorderThread) => Worker
