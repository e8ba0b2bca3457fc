import {
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ManualClock } from '../../src-shared/time'
import type { Recorder, RecorderWorkerFactory } from './index'
import { advanceUntil } from './testing/advance-until'
import { bundleScript } from './testing/bundled-workers'
import { openTestRecorder, testWorkers } from './testing/open-test-recorder'
import { sampleRecord } from './testing/sample-records'
import { temporaryFolder } from './testing/temporary-folder'

let crowdedWriter: string
beforeAll(async () => {
  await testWorkers()
  crowdedWriter = await bundleScript('testing/crowded-writer.ts')
})

interface Recording {
  readonly databaseFile: string
  readonly clock: ManualClock
  readonly recorder: Recorder
  readonly sessionId: number
  /** Records events with names of their own; what the clients do goes on whatever the disk does. */
  readonly happen: (count: number) => void
  /** The names of all committed events, in order. */
  readonly names: () => Promise<string[]>
}

async function startRecording(options: { workerFactory?: RecorderWorkerFactory; limitBytes?: number } = {}) {
  const databaseFile = join(temporaryFolder(), 'recording.db')
  const clock = new ManualClock()
  const recorder = await openTestRecorder({ databaseFile, clock, ...options })
  const { sessionId } = await recorder.beginSession({ name: 'fault' })
  let count = 0
  const recording: Recording = {
    databaseFile,
    clock,
    recorder,
    sessionId,
    happen(more) {
      for (const end = count + more; count < end; count++)
        recorder.record(sampleRecord({ name: `event-${count}`, atNs: clock.nowNs() }))
    },
    async names() {
      const { ordinals } = await recorder.indexEvents({ sessionId, filter: {}, afterOrdinal: 0, limit: 5000 })
      return (await recorder.readEvents({ sessionId, ordinals })).map(({ name }) => name)
    },
  }
  return recording
}

const eventNames = (count: number) => Array.from({ length: count }, (_, index) => `event-${index}`)

describe('a full disk', () => {
  const onFullDisk = async (limitBytes?: number) => {
    const plain = await testWorkers()
    const workerFactory: RecorderWorkerFactory = (thread) =>
      thread === 'writer' ? new Worker(crowdedWriter, { eval: true }) : plain(thread)
    const recording = await startRecording(limitBytes ? { workerFactory, limitBytes } : { workerFactory })
    const fill = () => writeFileSync(`${recording.databaseFile}.crowded`, '')
    const makeRoom = () => rmSync(`${recording.databaseFile}.crowded`)
    return { ...recording, fill, makeRoom }
  }

  it('is told of, and recording goes on without a gap when there is room again', async () => {
    const { recorder, clock, happen, names, fill, makeRoom } = await onFullDisk()
    happen(100)
    await recorder.flush()
    fill()
    happen(1000)
    expect(await recorder.flush()).toBeLessThan(1100)
    expect(recorder.status()).toMatchObject({ recording: false })
    expect(recorder.status().problem).toBe('The disk is full. Recording goes on when there is room again.')
    makeRoom()
    await advanceUntil(clock, () => recorder.status().committedOrdinal === 1100)
    expect(recorder.status()).toMatchObject({ recording: true, problem: null, pendingCount: 0 })
    expect(await names()).toEqual(eventNames(1100))
  })

  it('leaves a mark where events are missing when memory ends before there is room', async () => {
    const { recorder, clock, happen, names, fill, makeRoom } = await onFullDisk(100_000)
    fill()
    happen(3000)
    await recorder.flush()
    const kept = recorder.status().pendingCount + recorder.status().committedOrdinal
    expect(kept).toBeLessThan(3000)
    expect(recorder.status().problem).toMatch(/The disk is full.*\d+ events were not recorded/)
    makeRoom()
    await advanceUntil(clock, () => recorder.status().recording)
    happen(1)
    await recorder.flush()
    expect(await names()).toEqual([...eventNames(kept), 'recordingGap', 'event-3000'])
  })
})

describe('a recording that is deleted while it is written', () => {
  it('is written again with everything in it', async () => {
    const { recorder, databaseFile, clock, happen, names, sessionId } = await startRecording()
    happen(100)
    await recorder.flush()
    expect(await names()).toHaveLength(100)
    for (const end of ['', '-wal', '-shm']) rmSync(databaseFile + end)
    happen(100)
    await recorder.flush()
    expect(recorder.status().problem).toContain('was deleted or moved away')
    await advanceUntil(clock, () => recorder.status().committedOrdinal === 200)
    expect(recorder.status()).toMatchObject({ recording: true, problem: null })
    expect(await names()).toEqual(eventNames(200))
    await recorder.endSession()
    expect(await recorder.readSession({ sessionId })).toMatchObject({ eventCount: 200, name: 'fault' })
  })

  it('is written again at the end when nothing happened since', async () => {
    const { recorder, databaseFile, happen } = await startRecording()
    happen(10)
    await recorder.flush()
    rmSync(databaseFile)
    await recorder.close()
    const reopened = await openTestRecorder({ databaseFile })
    const [session] = await reopened.listSessions({ beforeSessionId: null, limit: 1 })
    expect(session?.eventCount).toBe(10)
    expect(session?.endedWallMs).not.toBeNull()
  })

  it('leaves a file alone that was put in its place, until that is moved away', async () => {
    const { recorder, databaseFile, clock, happen, names } = await startRecording()
    happen(10)
    await recorder.flush()
    renameSync(databaseFile, `${databaseFile}.moved`)
    writeFileSync(databaseFile, 'mine')
    happen(10)
    await recorder.flush()
    await advanceUntil(clock, () => recorder.status().problem?.includes('replaced by another file') ?? false)
    expect(readFileSync(databaseFile, 'utf8')).toBe('mine')
    rmSync(databaseFile)
    await advanceUntil(clock, () => recorder.status().committedOrdinal === 20)
    expect(await names()).toEqual(eventNames(20))
  })
})

describe('what a crash and a broken disk leave', () => {
  /** The files of a recorder that was never closed, with 40 commits of five events each in the write-ahead log. */
  async function crashImage(): Promise<string> {
    const { recorder, databaseFile, happen } = await startRecording()
    for (let commit = 0; commit < 40; commit++) {
      happen(5)
      await recorder.flush()
    }
    const image = join(temporaryFolder(), 'recording.db')
    copyFileSync(databaseFile, image)
    copyFileSync(`${databaseFile}-wal`, `${image}-wal`)
    return image
  }

  function storedNames(databaseFile: string): { integrity: unknown; names: unknown[] } {
    const database = new Database(databaseFile)
    try {
      const names = database.prepare('SELECT name FROM event ORDER BY ordinal').pluck().all()
      return { integrity: database.pragma('integrity_check', { simple: true }), names }
    } finally {
      database.close()
    }
  }

  it('opens with whole commits up to where the write-ahead log is cut off', async () => {
    const image = await crashImage()
    const walBytes = statSync(`${image}-wal`).size
    const counts: number[] = []
    for (const share of [1, 0.93, 0.7, 0.5]) {
      const cut = join(temporaryFolder(), 'recording.db')
      copyFileSync(image, cut)
      copyFileSync(`${image}-wal`, `${cut}-wal`)
      truncateSync(`${cut}-wal`, Math.floor(walBytes * share))
      const recorder = await openTestRecorder({ databaseFile: cut })
      await recorder.close()
      const { integrity, names } = storedNames(cut)
      expect(integrity).toBe('ok')
      expect(names.length % 5).toBe(0)
      expect(names).toEqual(eventNames(names.length))
      counts.push(names.length)
    }
    expect(counts[0]).toBe(200)
    expect(counts).toEqual(counts.toSorted((left, right) => right - left))
    expect(new Set(counts).size).toBe(4)
  })

  it('opens without the write-ahead log when that is garbage, and records', async () => {
    const image = await crashImage()
    writeFileSync(`${image}-wal`, Buffer.alloc(statSync(`${image}-wal`).size, 'noise'))
    const recorder = await openTestRecorder({ databaseFile: image })
    await recorder.beginSession({ name: 'after' })
    recorder.record(sampleRecord())
    expect(await recorder.flush()).toBe(1)
  })

  it('is told as damage where a page is destroyed', async () => {
    const { recorder, databaseFile, happen } = await startRecording()
    happen(2000)
    await recorder.close()
    const bytes = readFileSync(databaseFile)
    bytes.fill(0xa5, 4096)
    writeFileSync(databaseFile, bytes)
    const opening = openTestRecorder({ databaseFile }).then((opened) => opened.beginSession({ name: 'x' }))
    await expect(opening).rejects.toMatchObject({ name: 'RecorderError', code: 'damaged' })
    expect(readFileSync(databaseFile).equals(bytes)).toBe(true)
  })
})

describe('a recording that another program holds', () => {
  it('is refused with a sentence, and left as it is', async () => {
    const databaseFile = join(temporaryFolder(), 'recording.db')
    const other = new Database(databaseFile)
    onTestFinished(() => {
      other.close()
    })
    other.exec('CREATE TABLE mine (x); BEGIN EXCLUSIVE; INSERT INTO mine VALUES (1)')
    await expect(openTestRecorder({ databaseFile })).rejects.toMatchObject({
      code: 'locked',
      reason: expect.stringContaining('locked by another program') as string,
    })
    other.exec('COMMIT')
    expect(other.prepare('SELECT x FROM mine').pluck().all()).toEqual([1])
    expect(existsSync(`${databaseFile}-wal`)).toBe(false)
  })
})
