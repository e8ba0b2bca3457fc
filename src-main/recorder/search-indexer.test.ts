import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ManualClock } from '../../src-shared/time'
import { openForReading } from './worker/database'
import { SearchIndexer, type SearchIndexerOptions } from './search-indexer'
import { openDirectRecording } from './testing/direct-recording'
import { openTestRecorder } from './testing/open-test-recorder'
import { sampleRecord } from './testing/sample-records'
import { temporaryFolder } from './testing/temporary-folder'

/** An indexer over a real file, on a clock that stands still. */
function openIndexer(pendingCount = () => 0) {
  const recording = openDirectRecording()
  const clock = new ManualClock()
  const steps: number[] = []
  const writer = {
    call: (_: string, input: { eventLimit: number }) => {
      steps.push(input.eventLimit)
      return Promise.resolve(recording.writer.indexForSearch(input))
    },
  } as SearchIndexerOptions['writer']
  const indexer = new SearchIndexer({ clock, writer, pendingCount })
  onTestFinished(() => indexer.stop())
  return { ...recording, indexer, steps, clock }
}

const events = (count: number) => Array.from({ length: count }, (_, atNs) => sampleRecord({ atNs }))

describe('the search indexer', () => {
  it('waits for a pause and then goes on step by step until everything is indexed', async () => {
    const { indexer, steps, clock, recordSession } = openIndexer()
    recordSession(events(600))
    indexer.wake()
    await clock.advance(19)
    indexer.wake()
    await clock.advance(19)
    expect(steps).toHaveLength(0)
    await clock.advance(1)
    expect(steps).toEqual([250, 250, 250, 250])
  })

  it('looks again now and then, for what other programs have added', async () => {
    const { indexer, steps, clock, recordSession } = openIndexer()
    indexer.wake()
    await clock.advance(20)
    expect(steps).toHaveLength(1)
    recordSession(events(2))
    await clock.advance(5000)
    expect(steps).toHaveLength(3)
  })

  it('goes on soon when something was committed during its last step', async () => {
    const { indexer, steps, clock, recordSession } = openIndexer()
    indexer.wake()
    const looking = clock.advance(20)
    expect(steps).toHaveLength(1)
    recordSession(events(2))
    indexer.wake()
    await looking
    await clock.advance(20)
    expect(steps).toHaveLength(3)
    await clock.advance(4000)
    expect(steps).toHaveLength(3)
  })

  it('leaves the writer to recording while many events wait', async () => {
    let pending = 5000
    const { indexer, steps, clock } = openIndexer(() => pending)
    indexer.wake()
    await clock.advance(20)
    await clock.advance(20)
    expect(steps).toHaveLength(0)
    pending = 3
    await clock.advance(20)
    expect(steps).toHaveLength(1)
  })

  it('leaves no timer behind', async () => {
    const { indexer, steps, clock } = openIndexer()
    indexer.wake()
    await indexer.stop()
    indexer.wake()
    await clock.advance(60_000)
    expect(steps).toHaveLength(0)
    expect(clock.pendingCount).toBe(0)
  })
})

describe('a recorder', () => {
  it('has indexed a session soon after its end', async () => {
    const databaseFile = join(temporaryFolder(), 'recording.db')
    const recorder = await openTestRecorder({ databaseFile })
    const { sessionId } = await recorder.beginSession({ name: 'indexed' })
    for (const record of events(700)) recorder.record(record)
    await recorder.endSession()
    const database = openForReading(databaseFile)
    const progress = database.prepare('SELECT indexed_to, finished FROM search_progress WHERE session_id = ?')
    await expect
      .poll(() => progress.get(sessionId), { timeout: 15_000 })
      .toEqual({ indexed_to: 700, finished: 1 })
    database.close()
  })
})
