import { Worker } from 'node:worker_threads'
import { SystemClock } from '../../../src-shared/time'
import { openRecorder } from '../recorder'
import { sampleRecord } from './sample-records'

/**
 * A program that records without end, for tests that kill it. Arguments: database file, writer's file, reader's file.
 * Prints the last committed ordinal whenever it learns it.
 */
const [, , databaseFile = '', writerFile = '', readerFile = ''] = process.argv
const RECORDS_PER_TURN = 40

async function recordWithoutEnd(): Promise<void> {
  const clock = new SystemClock()
  const recorder = await openRecorder({
    databaseFile,
    clock,
    workerFactory: (thread) => new Worker(thread === 'writer' ? writerFile : readerFile),
  })
  await recorder.beginSession({ name: 'crash' })
  let printedOrdinal = 0
  for (let recordedCount = 0; ;) {
    for (let count = 0; count < RECORDS_PER_TURN; count++) {
      recordedCount++
      recorder.record(sampleRecord({ atNs: clock.nowNs(), payload: { number: recordedCount } }))
    }
    const { committedOrdinal } = recorder.status()
    if (committedOrdinal > printedOrdinal) process.stdout.write(`${committedOrdinal}\n`)
    printedOrdinal = committedOrdinal
    await new Promise((resolve) => setImmediate(resolve))
  }
}

void recordWithoutEnd()
