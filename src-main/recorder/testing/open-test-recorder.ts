import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
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

/**
 * One recorder for all tests of a file, which record one session after the other: its threads are most of what a test
 * would wait for. Called where tests are described; the recorder is there once they run.
 */
export function recorderOfFile(): () => Recorder {
  const folder = mkdtempSync(join(tmpdir(), 'roomscope-recorder-'))
  let recorder: Recorder | null = null
  beforeAll(async () => {
    const workerFactory = await testWorkers()
    const databaseFile = join(folder, 'recording.db')
    recorder = await openRecorder({ clock: new SystemClock(), databaseFile, workerFactory })
  })
  afterAll(async () => {
    await recorder?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return () => {
    if (recorder === null) throw new Error('The recorder of this file is opened before its first test.')
    return recorder
  }
}
