import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { SystemClock } from '../../../src-shared/time'
import { openRecorder } from '../recorder'
import { sampleRecord } from './sample-records'

/**
 * A program that records a session until it is told to end it, for tests that have the file open as well. Arguments:
 * database file, writer's file, reader's file. Each line that it reads is recorded, and answered with the last committed
 * ordinal; the end of its input ends the session.
 */
const [, , databaseFile = '', writerFile = '', readerFile = ''] = process.argv

async function recordLines(): Promise<void> {
  const clock = new SystemClock()
  const recorder = await openRecorder({
    databaseFile,
    clock,
    workerFactory: (thread) => new Worker(thread === 'writer' ? writerFile : readerFile),
  })
  await recorder.beginSession({ name: 'elsewhere' })
  process.stdin.on('data', () => {
    recorder.record(sampleRecord({ atNs: clock.nowNs() }))
    void recorder.flush().then((ordinal) => process.stdout.write(`${ordinal}\n`))
  })
  await once(process.stdin, 'end')
  await recorder.endSession()
  await recorder.close()
}

void recordLines()
