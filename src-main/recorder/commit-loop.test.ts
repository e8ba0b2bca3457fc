import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ManualClock } from '../../src-shared/time'
import { CommitLoop } from './commit-loop'
import { toRecorderError } from './recorder-error'
import { eventEntries, openDirectRecording } from './testing/direct-recording'
import { sampleInstance, sampleRecord } from './testing/sample-records'
import type { LogEntry } from './worker/operations'
import { explainSqliteError } from './worker/sqlite-problem'

const SIZE_BYTES = 100

/** A loop over a real file, whose writer answers a microtask later, as a thread would. */
function setUp({ limitBytes = 1_000_000 } = {}) {
  const { writer, reader, databaseFile } = openDirectRecording()
  const { sessionId } = writer.beginSession({ name: 'loop', startedWallMs: 0 })
  const clock = new ManualClock()
  const batchSizes: number[] = []
  const answer = async <T>(work: () => T): Promise<T> => {
    await Promise.resolve()
    try {
      return work()
    } catch (cause) {
      throw toRecorderError(explainSqliteError(cause))
    }
  }
  const loop = new CommitLoop({
    clock,
    limitBytes,
    onChange: () => undefined,
    writer: {
      append: (input) => {
        batchSizes.push(input.entries.length)
        return answer(() => writer.append({ sessionId, ...input }))
      },
      resume: () => answer(() => writer.resumeSession({ sessionId })),
    },
  })
  onTestFinished(() => loop.stop())
  const storedOrdinals = () =>
    reader.indexEvents({ sessionId, filter: {}, afterOrdinal: 0, limit: 10_000 }).ordinals
  return { loop, clock, batchSizes, storedOrdinals, databaseFile }
}

function events(count: number, firstOrdinal = 1): LogEntry[] {
  return eventEntries(
    Array.from({ length: count }, () => sampleRecord()),
    firstOrdinal,
  )
}

function acceptAll(loop: CommitLoop, entries: readonly LogEntry[]): boolean[] {
  return entries.map((entry) => loop.accept(entry, SIZE_BYTES))
}

/** Another program in the middle of a write. Returns the function that ends it. */
function lockDatabase(databaseFile: string): () => void {
  const other = new Database(databaseFile)
  other.exec('BEGIN IMMEDIATE')
  return () => other.close()
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('CommitLoop', () => {
  it('commits a few events 50 ms after the first of them', async () => {
    const { loop, clock, batchSizes } = setUp()
    acceptAll(loop, events(2))
    await clock.advance(30)
    acceptAll(loop, events(1, 3))
    await clock.advance(19)
    expect(batchSizes).toEqual([])
    await clock.advance(1)
    expect(batchSizes).toEqual([3])
    expect(loop).toMatchObject({ committedOrdinal: 3, pendingCount: 0 })
    expect(clock.pendingCount).toBe(0)
  })

  it('commits 500 events without waiting', async () => {
    const { loop, clock, batchSizes } = setUp()
    acceptAll(loop, events(1200))
    await clock.advance(0)
    expect(batchSizes).toEqual([500, 500])
    await clock.advance(50)
    expect(batchSizes).toEqual([500, 500, 200])
  })

  it('sends no more than four batches before the first is committed', async () => {
    const { loop, clock, batchSizes, storedOrdinals } = setUp()
    acceptAll(loop, events(4000))
    expect(batchSizes).toEqual([500, 500, 500, 500])
    await clock.advance(0)
    expect(storedOrdinals()).toEqual(upTo(4000))
  })

  it('flushes what waits and resolves when it is committed', async () => {
    const { loop, storedOrdinals } = setUp()
    acceptAll(loop, events(3))
    await loop.flush()
    expect(loop.committedOrdinal).toBe(3)
    expect(storedOrdinals()).toEqual([1, 2, 3])
  })

  it('refuses entries beyond its memory and takes them again after a commit', async () => {
    const { loop } = setUp({ limitBytes: 2 * SIZE_BYTES })
    expect(acceptAll(loop, events(3))).toEqual([true, true, false])
    await loop.flush()
    expect(acceptAll(loop, events(1, 3))).toEqual([true])
  })

  it('takes a single entry that is larger than its memory', () => {
    const { loop } = setUp({ limitBytes: 10 })
    expect(acceptAll(loop, events(1))).toEqual([true])
  })

  it('holds events while the file is locked, and commits each once when it is released', async () => {
    const { loop, clock, storedOrdinals, databaseFile } = setUp()
    acceptAll(loop, events(1))
    await loop.flush()
    const release = lockDatabase(databaseFile)
    acceptAll(loop, events(1100, 2))
    await loop.flush()
    expect(loop).toMatchObject({ committedOrdinal: 1, pendingCount: 1100 })
    expect(loop.problem).toContain('locked by another program')
    release()
    await clock.advance(1000)
    expect(loop).toMatchObject({ committedOrdinal: 1101, pendingCount: 0, problem: null })
    expect(storedOrdinals()).toEqual(upTo(1101))
  })

  it('tries again at once when flushed while interrupted', async () => {
    const { loop, clock, databaseFile } = setUp()
    const release = lockDatabase(databaseFile)
    acceptAll(loop, events(2))
    await loop.flush()
    release()
    await clock.advance(0)
    await loop.flush()
    expect(loop).toMatchObject({ committedOrdinal: 2, problem: null })
  })

  it('sends descriptions of instances again after a failure', async () => {
    const { loop, clock, databaseFile } = setUp()
    const release = lockDatabase(databaseFile)
    loop.accept({ kind: 'instance', instance: sampleInstance(1) }, 0)
    await loop.flush()
    expect(loop.pendingCount).toBe(1)
    release()
    await clock.advance(1000)
    expect(loop).toMatchObject({ pendingCount: 0, problem: null })
  })

  it('leaves no timer and no waiting flush behind when stopped', async () => {
    const { loop, clock, databaseFile } = setUp()
    const release = lockDatabase(databaseFile)
    acceptAll(loop, events(1))
    const flushed = loop.flush()
    loop.stop()
    await flushed
    await clock.advance(0)
    release()
    expect(clock.pendingCount).toBe(0)
  })
})
