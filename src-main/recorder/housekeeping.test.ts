import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import type { RetentionRule } from '../../src-shared/console'
import { ManualClock } from '../../src-shared/time'
import type { Recorder, RemovedSession } from './index'
import { advanceUntil } from './testing/advance-until'
import { openTestRecorder, testWorkers } from './testing/open-test-recorder'
import { sampleRecord } from './testing/sample-records'
import { temporaryFolder } from './testing/temporary-folder'

beforeAll(async () => {
  await testWorkers()
})

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** Between two steps of a round. */
const PAUSE_MS = 10
const MEBIBYTE = 1024 * 1024
const NO_LIMIT: RetentionRule = { maxAgeDays: null, maxDatabaseBytes: null }

interface Keeping {
  readonly recorder: Recorder
  readonly databaseFile: string
  readonly clock: ManualClock
  readonly removed: RemovedSession[]
  /** Changes what the recorder is told at its next round. */
  readonly keep: (rule: RetentionRule) => void
  /** Records a session of about so many mebibytes and ends it. */
  readonly recordEnded: (mebibytes?: number) => Promise<number>
  readonly listed: () => Promise<number[]>
  /** Lets hours pass until another round is over. */
  readonly nextRound: () => Promise<void>
}

async function startKeeping(): Promise<Keeping> {
  const databaseFile = join(temporaryFolder(), 'recording.db')
  const clock = new ManualClock()
  const removed: RemovedSession[] = []
  let rule = NO_LIMIT
  const recorder = await openTestRecorder({
    databaseFile,
    clock,
    retention: () => rule,
    onRemoval: (session) => removed.push(session),
  })
  return {
    recorder,
    databaseFile,
    clock,
    removed,
    keep(next) {
      rule = next
    },
    async recordEnded(mebibytes = 0) {
      const { sessionId } = await recorder.beginSession({ name: 'past' })
      const text = 'x'.repeat(MEBIBYTE)
      for (let count = 0; count < mebibytes; count++) recorder.record(sampleRecord({ payload: { text } }))
      await recorder.flush()
      await recorder.endSession()
      return sessionId
    },
    async listed() {
      const sessions = await recorder.listSessions({ beforeSessionId: null, limit: 100 })
      return sessions.map(({ sessionId }) => sessionId)
    },
    async nextRound() {
      const last = recorder.status().housekeeping
      await clock.advance(HOUR_MS)
      await advanceUntil(clock, () => recorder.status().housekeeping !== last, PAUSE_MS)
    },
  }
}

describe('keeping the recording within its limits', () => {
  it('removes sessions that are too old, but none that is pinned or being recorded', async () => {
    const { recorder, clock, removed, keep, recordEnded, listed, nextRound } = await startKeeping()
    const old = await recordEnded()
    const pinned = await recordEnded()
    await recorder.editSession({ sessionId: pinned, pinned: true })
    await clock.advance(10 * DAY_MS)
    const young = await recordEnded()
    const { sessionId: live } = await recorder.beginSession({ name: 'live' })
    await nextRound()
    expect(await listed()).toEqual([live, young, pinned, old])

    keep({ maxAgeDays: 5, maxDatabaseBytes: null })
    // Of the days that passed at once, a round may still be under way that asked for the rule before.
    await nextRound()
    await nextRound()
    expect(await listed()).toEqual([live, young, pinned])
    expect(removed).toMatchObject([{ sessionId: old, reason: 'age' }])
    await clock.advance(30 * DAY_MS)
    await nextRound()
    expect(await listed()).toEqual([live, pinned])
  })

  it('removes the oldest until the rest fits, and tells what it did', async () => {
    const { recorder, removed, keep, recordEnded, listed, nextRound } = await startKeeping()
    const [first, second, third] = [await recordEnded(8), await recordEnded(8), await recordEnded(8)]
    const { sessionId: live } = await recorder.beginSession({ name: 'live' })
    keep({ maxAgeDays: null, maxDatabaseBytes: 12 * MEBIBYTE })
    await nextRound()
    expect(await listed()).toEqual([live, third])
    expect(removed).toMatchObject([
      { sessionId: first, reason: 'size' },
      { sessionId: second, reason: 'size' },
    ])
    const report = recorder.status().housekeeping
    expect(report).toMatchObject({ removedCount: 2, problem: null })
    expect(report?.removedBytes).toBeGreaterThan(16 * MEBIBYTE)
    expect(report?.removedBytes).toBeLessThan(17 * MEBIBYTE)
  })

  it('counts beforehand what a rule would remove, and removes nothing by that', async () => {
    const { recorder, clock, removed, keep, recordEnded, listed, nextRound } = await startKeeping()
    const ofAge = (maxAgeDays: number): RetentionRule => ({ maxAgeDays, maxDatabaseBytes: null })
    await recordEnded(2)
    const pinned = await recordEnded(2)
    await recorder.editSession({ sessionId: pinned, pinned: true })
    await clock.advance(10 * DAY_MS)
    await recordEnded(8)
    await recordEnded(8)
    await recorder.beginSession({ name: 'live' })
    await nextRound()
    const ofSize = { maxAgeDays: null, maxDatabaseBytes: 12 * MEBIBYTE }
    expect(await recorder.estimateRemoval(NO_LIMIT)).toEqual({ sessionCount: 0, sizeBytes: 0 })
    expect(await recorder.estimateRemoval(ofAge(11))).toEqual({ sessionCount: 0, sizeBytes: 0 })
    expect(await recorder.estimateRemoval(ofAge(5))).toMatchObject({ sessionCount: 1 })
    const estimate = await recorder.estimateRemoval(ofSize)
    expect(estimate.sessionCount).toBe(2)
    expect(await listed()).toHaveLength(5)

    keep(ofSize)
    await nextRound()
    await nextRound()
    expect(removed).toHaveLength(2)
    expect(removed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBe(estimate.sizeBytes)
  })

  it('leaves the live session alone even when it alone is too large', async () => {
    const { recorder, keep, listed, nextRound } = await startKeeping()
    const { sessionId: live } = await recorder.beginSession({ name: 'live' })
    keep({ maxAgeDays: null, maxDatabaseBytes: 1 })
    recorder.record(sampleRecord())
    await nextRound()
    expect(await listed()).toEqual([live])
    expect(recorder.status()).toMatchObject({ recording: true, housekeeping: { removedCount: 0 } })
  })

  it('goes on after a round that failed, and says why it did', async () => {
    const { recorder, databaseFile, keep, recordEnded, listed, nextRound } = await startKeeping()
    await recordEnded()
    await recorder.beginSession({ name: 'live' })
    keep({ maxAgeDays: null, maxDatabaseBytes: 1 })
    const other = new Database(databaseFile)
    other.exec('BEGIN IMMEDIATE')
    await nextRound()
    expect(recorder.status().housekeeping).toMatchObject({ removedCount: 0 })
    expect(recorder.status().housekeeping?.problem).toContain('locked by another program')
    other.close()
    await nextRound()
    expect(recorder.status().housekeeping).toMatchObject({ problem: null, removedCount: 1 })
    expect(await listed()).toHaveLength(1)
  })
})

describe('deleting a session', () => {
  it('takes it out of sight at once and out of the file soon after', async () => {
    const { recorder, clock, recordEnded, listed } = await startKeeping()
    const sessionId = await recordEnded(4)
    const { sessionId: live } = await recorder.beginSession({ name: 'live' })
    await recorder.deleteSession({ sessionId })
    expect(await listed()).toEqual([live])
    await advanceUntil(clock, () => recorder.status().housekeeping !== null, PAUSE_MS)
    expect(recorder.status().housekeeping).toMatchObject({ removedCount: 0, problem: null })
    await expect(recorder.deleteSession({ sessionId })).rejects.toMatchObject({ code: 'unknownSession' })
  })

  it('is refused for the one that is being recorded', async () => {
    const { recorder } = await startKeeping()
    const { sessionId } = await recorder.beginSession({ name: 'live' })
    await expect(recorder.deleteSession({ sessionId })).rejects.toMatchObject({ code: 'sessionState' })
  })

  it('is finished at the next start when the app ended in between', async () => {
    const databaseFile = join(temporaryFolder(), 'recording.db')
    const firstClock = new ManualClock()
    const first = await openTestRecorder({ databaseFile, clock: firstClock })
    const { sessionId } = await first.beginSession({ name: 'gone' })
    for (let count = 0; count < 3000; count++) first.record(sampleRecord({ payload: { count } }))
    await first.endSession()
    await first.beginSession({ name: 'live' })
    await first.deleteSession({ sessionId })
    await firstClock.advance(0)
    // The writer answers in order: the round stands in its first pause then.
    await first.removeNote({ noteId: 1 })
    expect(firstClock.pendingCount).toBeGreaterThan(0)
    await first.close()
    expect(firstClock.pendingCount).toBe(0)

    const clock = new ManualClock()
    const second = await openTestRecorder({ databaseFile, clock })
    await second.beginSession({ name: 'live again' })
    await clock.advance(HOUR_MS)
    await advanceUntil(clock, () => second.status().housekeeping !== null, PAUSE_MS)
    expect(await second.readEvents({ sessionId, ordinals: [1, 3000] })).toEqual([])
  })
})
