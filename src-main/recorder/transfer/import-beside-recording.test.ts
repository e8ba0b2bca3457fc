import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { SystemClock } from '../../../src-shared/time'
import { bundleScript } from '../testing/bundled-workers'
import { openTestRecorder } from '../testing/open-test-recorder'
import { sampleRecord } from '../testing/sample-records'
import { createReader } from '../worker/reader'
import { createWriter } from '../worker/writer'
import { importSessions as importHere } from './import-sessions'
import { TransferBench } from './testing/transfer-bench'
import { importSessions, type TransferWorkerFactory } from './transfer'

const MANY = 20_000
const manyRecords = Array.from({ length: MANY }, (_, atNs) =>
  sampleRecord({ atNs, payload: { number: atNs } }),
)
const clock = new SystemClock()

let createWorker: TransferWorkerFactory
beforeAll(async () => {
  const script = await bundleScript('transfer/transfer-worker.ts')
  createWorker = (task) => new Worker(script, { eval: true, workerData: task })
})

/** A file to import with many events. */
function largeFile(): { bench: TransferBench; inputFile: string; databaseFile: string } {
  const bench = new TransferBench()
  const inputFile = bench.export(bench.source.recordSession(manyRecords), 'ndjson')
  return { bench, inputFile, databaseFile: bench.target.databaseFile }
}

describe('an import into a recording that goes on', () => {
  it('makes no gap in it', async () => {
    const { inputFile } = largeFile()
    const databaseFile = join(new TransferBench().folder, 'live.db')
    const recorder = await openTestRecorder({ databaseFile, clock })
    const { sessionId } = await recorder.beginSession({ name: 'live' })
    let importing = true
    const imported = importSessions({ databaseFile, inputFile }, { createWorker }).finally(
      () => (importing = false),
    )
    let recordedCount = 0
    while (importing) {
      for (let count = 0; count < 20; count++) {
        recordedCount++
        recorder.record(sampleRecord({ atNs: clock.nowNs(), payload: { recordedCount } }))
      }
      await new Promise<void>((resolve) => clock.setTimeout(resolve, 5))
    }
    expect(await imported).toMatchObject({ sessions: [{ eventCount: MANY }] })
    expect(await recorder.flush()).toBe(recordedCount)
    expect(recorder.status().problem).toBeNull()
    const errors = await recorder.indexEvents({
      sessionId,
      filter: { kinds: ['error'] },
      afterOrdinal: 0,
      limit: 10,
    })
    expect(errors.ordinals).toEqual([])
  })

  it('lets go of the file between its transactions, and shows nothing before the last', () => {
    const { bench, inputFile, databaseFile } = largeFile()
    const other = new Database(databaseFile, { timeout: 0 })
    let reports = 0
    const report = () => {
      reports++
      other.exec('BEGIN IMMEDIATE; COMMIT')
      expect(bench.importedCount()).toBe(0)
    }
    importHere({ databaseFile, inputFile }, { observer: { isCancelled: () => false, report }, clock })
    other.close()
    expect(reports).toBeGreaterThan(5)
    expect(bench.importedCount()).toBe(1)
  })
})

describe('an import that a crash cut off', () => {
  /** The recording as a crash in the middle of an import leaves it. */
  function cutOff(): string {
    const { bench, inputFile, databaseFile } = largeFile()
    const left = join(bench.folder, 'left.db')
    let reports = 0
    const report = () => {
      if (++reports !== 5) return
      for (const beside of ['', '-wal']) {
        if (existsSync(databaseFile + beside)) copyFileSync(databaseFile + beside, left + beside)
      }
    }
    importHere({ databaseFile, inputFile }, { observer: { isCancelled: () => false, report }, clock })
    return left
  }

  function tidiedUp(databaseFile: string): { visible: number; events: number } {
    const writer = createWriter()
    const reader = createReader()
    writer.open({ databaseFile })
    while (!writer.removeHidden({ eventLimit: 5000 }).done);
    reader.open({ databaseFile })
    const visible = reader.listSessions({ beforeSessionId: null, limit: 10 }).length
    reader.close(undefined)
    writer.close(undefined)
    const database = new Database(databaseFile)
    const events = database.prepare<[], number>('SELECT count(*) FROM event').pluck().get() ?? 0
    database.close()
    return { visible, events }
  }

  it('is never seen, and is removed when it stood still for a minute', () => {
    const databaseFile = cutOff()
    const fresh = tidiedUp(databaseFile)
    expect(fresh.visible).toBe(0)
    expect(fresh.events).toBeGreaterThan(1000)
    const database = new Database(databaseFile)
    database.exec('UPDATE session SET imported_wall_ms = imported_wall_ms - 61000')
    database.close()
    expect(tidiedUp(databaseFile)).toEqual({ visible: 0, events: 0 })
  })

  it('says so when it was taken for dead and removed', () => {
    const { bench, inputFile, databaseFile } = largeFile()
    let reports = 0
    const report = () => {
      if (++reports !== 5) return
      const database = new Database(databaseFile)
      database.exec("UPDATE session SET hidden = 'removed'")
      database.close()
    }
    const observer = { isCancelled: () => false, report }
    expect(() => importHere({ databaseFile, inputFile }, { observer, clock })).toThrow('stood still')
    expect(bench.importedCount()).toBe(0)
  })
})

it('an import that fails late leaves no event behind', () => {
  const { bench, inputFile, databaseFile } = largeFile()
  let asked = 0
  const observer = { isCancelled: () => ++asked === 8, report: () => undefined }
  expect(() => importHere({ databaseFile, inputFile }, { observer, clock })).toThrow(
    'The transfer was cancelled. Nothing was imported.',
  )
  expect(bench.importedCount()).toBe(0)
  const database = new Database(databaseFile)
  expect(database.prepare('SELECT count(*) FROM event').pluck().get()).toBe(0)
  database.close()
})
