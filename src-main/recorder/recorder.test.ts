import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ConsoleRecord, RecorderStatus } from '../../src-shared/console'
import { ManualClock } from '../../src-shared/time'
import type { Recorder } from './index'
import { openTestRecorder, testWorkers } from './testing/open-test-recorder'
import { sampleInstance, sampleLogin, sampleRecord } from './testing/sample-records'
import { temporaryFolder } from './testing/temporary-folder'

beforeAll(async () => {
  await testWorkers()
})

const newFile = () => join(temporaryFolder(), 'folder', 'recording.db')

function recordAll(recorder: Recorder, records: readonly ConsoleRecord[]): void {
  for (const record of records) recorder.record(record)
}

describe('recording', () => {
  it('brings every record to disk, in the order in which they were made', async () => {
    const recorder = await openTestRecorder({ databaseFile: newFile() })
    const { sessionId, startedNs } = await recorder.beginSession({ name: 'order' })
    const names = Array.from({ length: 2345 }, (_, index) => `event-${index + 1}`)
    recordAll(
      recorder,
      names.map((name, index) => sampleRecord({ name, atNs: startedNs + index })),
    )
    expect(recorder.status()).toMatchObject({ recording: true, pendingCount: 2345, committedOrdinal: 0 })
    expect(await recorder.flush()).toBe(2345)
    expect(recorder.status()).toMatchObject({ pendingCount: 0, committedOrdinal: 2345, problem: null })

    const { ordinals } = await recorder.indexEvents({ sessionId, filter: {}, afterOrdinal: 0, limit: 5000 })
    const rows = await recorder.readEvents({ sessionId, ordinals })
    expect(rows.map(({ name }) => name)).toEqual(names)
    expect(rows.at(-1)).toMatchObject({ ordinal: 2345, atNs: 2344 })
  })

  it('keeps a session, its clients and its attempts over a restart of the program', async () => {
    const databaseFile = newFile()
    const first = await openTestRecorder({ databaseFile })
    const { sessionId, startedNs } = await first.beginSession({ name: 'before' })
    first.describeInstance(sampleInstance(1))
    recordAll(first, sampleLogin(1, 1, startedNs))
    await first.close()

    const second = await openTestRecorder({ databaseFile })
    const session = await second.readSession({ sessionId })
    expect(session).toMatchObject({ name: 'before', eventCount: 11, instanceCount: 1, live: false })
    expect(session?.endedWallMs).not.toBeNull()
    expect(await second.listInstances({ sessionId })).toEqual([sampleInstance(1)])
    expect(await second.listAttempts({ sessionId, after: null, limit: 5 })).toMatchObject([
      { outcome: 'entered' },
    ])
    const next = await second.beginSession({ name: 'after' })
    const listed = await second.listSessions({ beforeSessionId: null, limit: 10 })
    expect(listed.map(({ name, live }) => [name, live])).toEqual([
      ['after', true],
      ['before', false],
    ])
    expect(next.sessionId).toBeGreaterThan(sessionId)
  })

  it('keeps times in order when a record is told late', async () => {
    const recorder = await openTestRecorder({ databaseFile: newFile() })
    const { sessionId, startedNs } = await recorder.beginSession({ name: 'late' })
    recordAll(
      recorder,
      [-5, 20, 10, 30].map((afterNs) => sampleRecord({ atNs: startedNs + afterNs })),
    )
    await recorder.flush()
    const rows = await recorder.readEvents({ sessionId, ordinals: [1, 2, 3, 4] })
    expect(rows.map(({ atNs }) => atNs)).toEqual([0, 20, 20, 30])
  })

  it('keeps nothing outside a session and allows one session at a time', async () => {
    const recorder = await openTestRecorder({ databaseFile: newFile() })
    recorder.record(sampleRecord())
    expect(recorder.status()).toMatchObject({ recording: false, pendingCount: 0 })
    const { sessionId } = await recorder.beginSession({ name: 'one' })
    await expect(recorder.beginSession({ name: 'two' })).rejects.toMatchObject({ code: 'sessionState' })
    await recorder.endSession()
    recorder.record(sampleRecord())
    const session = await recorder.readSession({ sessionId })
    expect(session).toMatchObject({ eventCount: 0, live: false })
    await expect(recorder.beginSession({ name: 'two' })).resolves.toBeDefined()
  })

  it('records a session beside the live one, each with its own events', async () => {
    const databaseFile = newFile()
    const recorder = await openTestRecorder({ databaseFile })
    const live = await recorder.beginSession({ name: 'live' })
    const sink = recorder.openSideSink()
    const side = await sink.beginSession({
      name: 'side',
      origin: { mode: 'rerun', sessionId: live.sessionId },
    })
    for (let round = 0; round < 700; round++) {
      recorder.record(sampleRecord({ name: 'onLive' }))
      if (round % 2 === 0) sink.record(sampleRecord({ name: 'onSide' }))
    }
    await Promise.all([recorder.flush(), sink.flush()])
    const [newest, older] = await recorder.listSessions({ beforeSessionId: null, limit: 2 })
    expect(newest).toMatchObject({ name: 'side', eventCount: 350, live: true, origin: { mode: 'rerun' } })
    expect(older).toMatchObject({ name: 'live', eventCount: 700, live: true })
    const rows = await recorder.readEvents({ sessionId: side.sessionId, ordinals: [1, 350] })
    expect(rows.map(({ name }) => name)).toEqual(['onSide', 'onSide'])
    await expect(recorder.deleteSession(side)).rejects.toMatchObject({ code: 'sessionState' })
    await sink.endSession()
    expect(recorder.status()).toMatchObject({ recording: true, sessionId: live.sessionId })
    expect(await recorder.readSession(side)).toMatchObject({ live: false })
  })

  it('ends a session beside the live one when it is closed', async () => {
    const databaseFile = newFile()
    const recorder = await openTestRecorder({ databaseFile })
    await recorder.beginSession({ name: 'live' })
    const sink = recorder.openSideSink()
    const { sessionId } = await sink.beginSession({ name: 'side' })
    sink.record(sampleRecord())
    await recorder.close()
    const next = await openTestRecorder({ databaseFile })
    const session = await next.readSession({ sessionId })
    expect(session).toMatchObject({ eventCount: 1, endedWallMs: expect.any(Number) as number })
  })

  it('writes what still waits when the session ends', async () => {
    const recorder = await openTestRecorder({ databaseFile: newFile() })
    const { sessionId } = await recorder.beginSession({ name: 'end' })
    recordAll(recorder, sampleLogin(1, 1, 0))
    await recorder.endSession()
    expect((await recorder.readSession({ sessionId }))?.eventCount).toBe(11)
  })

  it('announces its progress, coalesced, and leaves no timer behind', async () => {
    const clock = new ManualClock()
    const seen: RecorderStatus[] = []
    const recorder = await openTestRecorder({
      databaseFile: newFile(),
      clock,
      onStatus: (status) => seen.push(status),
    })
    await recorder.beginSession({ name: 'status' })
    for (let round = 0; round < 5; round++) {
      recorder.record(sampleRecord())
      await recorder.flush()
    }
    await clock.advance(50)
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({ recording: true, committedOrdinal: 5, pendingCount: 0 })
    expect(seen[0]?.databaseBytes).toBeGreaterThan(0)
    await recorder.close()
    expect(clock.pendingCount).toBe(0)
  })
})
