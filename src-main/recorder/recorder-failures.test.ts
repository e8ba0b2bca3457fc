import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ManualClock } from '../../src-shared/time'
import type { RecorderWorkerFactory } from './index'
import { advanceUntil } from './testing/advance-until'
import { openTestRecorder, testWorkers } from './testing/open-test-recorder'
import { sampleRecord } from './testing/sample-records'
import { temporaryFolder } from './testing/temporary-folder'

beforeAll(async () => {
  await testWorkers()
})

const NOBODY = 65534

/** Gives the folder to an ordinary user, who may not write to it, and runs the rest of the test as one. */
function becomeReaderOf(folder: string): void {
  const isRoot = process.getuid?.() === 0
  for (const path of [...readdirSync(folder).map((name) => join(folder, name)), folder]) {
    if (isRoot) chownSync(path, NOBODY, NOBODY)
    chmodSync(path, statSync(path).isDirectory() ? 0o555 : 0o444)
  }
  onTestFinished(() => chmodSync(folder, 0o755))
  // Root may write anywhere, whatever the mode of a file says.
  if (!isRoot) return
  process.seteuid?.(NOBODY)
  onTestFinished(() => process.seteuid?.(0))
}

/** The real threads, and a hold on each of them. */
async function watchedWorkers(): Promise<{
  factory: RecorderWorkerFactory
  writers: Worker[]
  readers: Worker[]
}> {
  const create = await testWorkers()
  const writers: Worker[] = []
  const readers: Worker[] = []
  const factory: RecorderWorkerFactory = (thread) => {
    const worker = create(thread)
    ;(thread === 'writer' ? writers : readers).push(worker)
    return worker
  }
  return { factory, writers, readers }
}

describe('opening', () => {
  it('refuses a garbage file and leaves it as it was', async () => {
    const databaseFile = join(temporaryFolder(), 'recording.db')
    const garbage = 'this is a shopping list, not a database. '.repeat(200)
    writeFileSync(databaseFile, garbage)
    await expect(openTestRecorder({ databaseFile })).rejects.toMatchObject({
      name: 'RecorderError',
      code: 'notARecording',
      reason: expect.stringContaining('not a Roomscope recording') as string,
    })
    expect(readFileSync(databaseFile, 'utf8')).toBe(garbage)
  })

  it('refuses a folder in place of the file', async () => {
    const databaseFile = join(temporaryFolder(), 'recording.db')
    mkdirSync(databaseFile)
    await expect(openTestRecorder({ databaseFile })).rejects.toMatchObject({ code: 'cannotOpen' })
  })

  it('refuses a read-only folder', async () => {
    const folder = temporaryFolder()
    becomeReaderOf(folder)
    const opening = openTestRecorder({ databaseFile: join(folder, 'recording.db') })
    await expect(opening).rejects.toMatchObject({ code: 'cannotOpen' })
  })

  it('refuses a read-only file', async () => {
    const folder = temporaryFolder()
    const databaseFile = join(folder, 'recording.db')
    const first = await openTestRecorder({ databaseFile })
    await first.close()
    becomeReaderOf(folder)
    await expect(openTestRecorder({ databaseFile })).rejects.toMatchObject({ code: 'readOnly' })
  })

  it('refuses a file that another app records into, before it changes anything in it', async () => {
    const databaseFile = join(temporaryFolder(), 'recording.db')
    const first = await openTestRecorder({ databaseFile, forOneApp: true })
    await first.beginSession({ name: 'first' })
    await expect(openTestRecorder({ databaseFile, forOneApp: true })).rejects.toMatchObject({ code: 'inUse' })
    const headless = await openTestRecorder({ databaseFile })
    expect(await headless.beginSession({ name: 'headless' })).toMatchObject({ sessionId: 2 })
    await first.close()
    await openTestRecorder({ databaseFile, forOneApp: true })
  })

  it('refuses the recording of a newer version', async () => {
    const databaseFile = join(temporaryFolder(), 'recording.db')
    const first = await openTestRecorder({ databaseFile })
    await first.close()
    const database = new Database(databaseFile)
    database.pragma('user_version = 99')
    database.close()
    await expect(openTestRecorder({ databaseFile })).rejects.toMatchObject({ code: 'newerSchema' })
  })
})

describe('while the file is locked', () => {
  it('takes records up to its memory, counts the rest, and marks the gap where they are missing', async () => {
    const databaseFile = join(temporaryFolder(), 'recording.db')
    const clock = new ManualClock()
    const recorder = await openTestRecorder({ databaseFile, clock, limitBytes: 10_000 })
    const { sessionId } = await recorder.beginSession({ name: 'gap' })
    const record = (name: string) => recorder.record(sampleRecord({ name, atNs: clock.nowNs() }))
    record('first')
    await recorder.flush()

    const other = new Database(databaseFile)
    onTestFinished(() => {
      other.close()
    })
    other.exec('BEGIN IMMEDIATE')
    for (let count = 0; count < 100; count++) record('meanwhile')
    expect(await recorder.flush()).toBe(1)
    const interrupted = recorder.status()
    const kept = interrupted.pendingCount
    expect(kept).toBeGreaterThan(10)
    expect(kept).toBeLessThan(100)
    expect(interrupted).toMatchObject({ recording: false, committedOrdinal: 1 })
    expect(interrupted.problem).toMatch(/locked by another program.*\d+ events were not recorded/)

    other.exec('ROLLBACK')
    await advanceUntil(clock, () => recorder.status().recording)
    record('last')
    expect(await recorder.flush()).toBe(kept + 3)
    const rows = await recorder.readEvents({ sessionId, ordinals: [kept + 1, kept + 2, kept + 3] })
    expect(rows).toMatchObject([
      { name: 'meanwhile' },
      { kind: 'error', name: 'recordingGap', instanceId: null, payload: { lostCount: 100 - kept } },
      { name: 'last' },
    ])
  })
})

describe('the death of the writer thread', () => {
  it('is survived once: every record is there, each once', async () => {
    const { factory, writers } = await watchedWorkers()
    const clock = new ManualClock()
    const databaseFile = join(temporaryFolder(), 'recording.db')
    const recorder = await openTestRecorder({ databaseFile, clock, workerFactory: factory, forOneApp: true })
    const { sessionId } = await recorder.beginSession({ name: 'death' })
    const names = Array.from({ length: 3000 }, (_, index) => `event-${index}`)
    for (const name of names.slice(0, 2000)) recorder.record(sampleRecord({ name }))
    await writers[0]?.terminate()
    for (const name of names.slice(2000)) recorder.record(sampleRecord({ name }))
    expect(recorder.status()).toMatchObject({ recording: false })
    expect(recorder.status().problem).toContain("The recorder's thread stopped")

    await advanceUntil(clock, () => recorder.status().committedOrdinal === 3000)
    expect(recorder.status()).toMatchObject({ recording: true, problem: null })
    const { ordinals } = await recorder.indexEvents({ sessionId, filter: {}, afterOrdinal: 0, limit: 5000 })
    const rows = await recorder.readEvents({ sessionId, ordinals })
    expect(rows.map(({ name }) => name)).toEqual(names)
    expect(writers).toHaveLength(2)
  })

  it('ends the recording the second time, and says so; the clients run on', async () => {
    const { factory, writers } = await watchedWorkers()
    const clock = new ManualClock()
    const databaseFile = join(temporaryFolder(), 'recording.db')
    const recorder = await openTestRecorder({ databaseFile, clock, workerFactory: factory })
    const { sessionId } = await recorder.beginSession({ name: 'deaths' })
    recorder.record(sampleRecord())
    await writers[0]?.terminate()
    await advanceUntil(clock, () => recorder.status().committedOrdinal === 1)
    recorder.record(sampleRecord())
    await writers[1]?.terminate()
    await advanceUntil(clock, () => recorder.status().problem?.includes('Restart the application') ?? false)
    recorder.record(sampleRecord())
    expect(recorder.status()).toMatchObject({ recording: false, pendingCount: 2 })
    expect((await recorder.readSession({ sessionId }))?.eventCount).toBe(1)
    await expect(recorder.close()).rejects.toMatchObject({ name: 'RecorderError' })
  })
})

describe('the death of the reader thread', () => {
  it('fails the query under way and starts a new thread for the next', async () => {
    const { factory, readers } = await watchedWorkers()
    const databaseFile = join(temporaryFolder(), 'recording.db')
    const recorder = await openTestRecorder({ databaseFile, workerFactory: factory })
    const { sessionId } = await recorder.beginSession({ name: 'reader' })
    const query = recorder.readSession({ sessionId })
    await readers[0]?.terminate()
    await expect(query).rejects.toMatchObject({ code: 'workerDied' })
    expect((await recorder.readSession({ sessionId }))?.name).toBe('reader')
    expect(readers).toHaveLength(2)
  })
})
