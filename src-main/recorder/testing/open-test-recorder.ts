import { onTestFinished } from 'vitest'
import { SystemClock } from '../../../src-shared/time'
import { openRecorder, type Recorder, type RecorderOptions } from '../recorder'
import type { RecorderWorkerFactory } from '../worker-factory'
import { bundleWorkers } from './bundled-workers'

let workers: Promise<RecorderWorkerFactory> | null = null

/** The threads' factory, bundled once for all tests of a file. */
export function testWorkers(): Promise<RecorderWorkerFactory> {
  workers ??= bundleWorkers()
  return workers
}

/** Opens a recorder with real threads for the running test; it is closed when the test ends. */
export async function openTestRecorder(
  options: Pick<RecorderOptions, 'databaseFile'> & Partial<RecorderOptions>,
): Promise<Recorder> {
  const workerFactory = options.workerFactory ?? (await testWorkers())
  const recorder = await openRecorder({ clock: new SystemClock(), ...options, workerFactory })
  // A test that broke the recorder on purpose has no clean end to wait for.
  onTestFinished(() => recorder.close().catch(() => undefined))
  return recorder
}
