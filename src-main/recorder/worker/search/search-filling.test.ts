import { describe, expect, it } from 'vitest'
import { openDirectRecording, type DirectRecording } from '../../testing/direct-recording'
import { sampleInstance, sampleLogin, sampleRecord } from '../../testing/sample-records'
import { openForReading } from '../database'
import { searchAll } from './testing/naive-search'

const INSTANCE = sampleInstance(1)

function fill({ writer }: DirectRecording, eventLimit = 100): number {
  for (let steps = 1; ; steps++) {
    if (writer.indexForSearch({ eventLimit }).done) return steps
    if (steps > 5000) throw new Error('Filling does not come to an end.')
  }
}

/** Everything that the index of the texts has on disk. */
function textBytes(databaseFile: string): string {
  const database = openForReading(databaseFile)
  const blocks = database.prepare('SELECT block FROM event_text_data').pluck().all() as Uint8Array[]
  database.close()
  return blocks.map((block) => Buffer.from(block).toString('latin1')).join('\n')
}

describe('filling the search indices', () => {
  it('takes a bounded number of events a step and comes to an end', () => {
    const recording = openDirectRecording()
    const sessionId = recording.recordSession(sampleLogin(1, 1, 0), [INSTANCE])
    recording.writer.endSession({ sessionId, endedWallMs: 1 })
    expect(fill(recording, 5)).toBe(4)
    expect(fill(recording, 5)).toBe(1)
  })

  it('leaves the last moment of a live session to the search of single events', () => {
    const recording = openDirectRecording()
    const records = [1, 2, 3, 3].map((atNs) => sampleRecord({ atNs, name: `at${atNs}` }))
    const sessionId = recording.recordSession(records)
    fill(recording)
    const database = openForReading(recording.databaseFile)
    const progress = database.prepare('SELECT indexed_to FROM search_progress').pluck()
    expect(progress.get()).toBe(2)
    recording.writer.endSession({ sessionId, endedWallMs: 1 })
    fill(recording)
    expect(progress.get()).toBe(4)
    database.close()
    expect(searchAll(recording.reader, sessionId, { query: 'name:at3' })).toEqual([3, 4])
  })

  it('catches up with sessions of before, of a crash and of other programs', () => {
    const recording = openDirectRecording()
    const sessionIds = [1, 2, 3].map(() => recording.recordSession(sampleLogin(1, 1, 0), [INSTANCE]))
    fill(recording)
    const database = openForReading(recording.databaseFile)
    const indexed = database
      .prepare('SELECT session_id FROM search_progress ORDER BY session_id')
      .pluck()
      .all()
    database.close()
    expect(indexed).toEqual(sessionIds)
  })

  it('forgets a session that is deleted, bytes and all, and finds the others as before', () => {
    const recording = openDirectRecording()
    const { reader, writer, recordSession, databaseFile } = recording
    const withText = (reason: string) => [
      ...sampleLogin(1, 1, 0),
      sampleRecord({ payload: { reason }, atNs: 20 }),
    ]
    const kept = recordSession(withText('staying'), [INSTANCE])
    const deleted = recordSession(withText('qzxqzxvanishing'), [INSTANCE])
    for (const sessionId of [kept, deleted]) writer.endSession({ sessionId, endedWallMs: 1 })
    fill(recording)
    expect(textBytes(databaseFile)).toContain('qzx')
    expect(searchAll(reader, deleted, { query: 'vanishing' })).toEqual([12])

    writer.hideSession({ sessionId: deleted })
    while (!writer.removeHidden({ eventLimit: 5 }).done);
    expect(searchAll(reader, deleted, { query: 'vanishing' })).toEqual([])
    fill(recording)
    expect(textBytes(databaseFile)).not.toContain('qzx')
    expect(searchAll(reader, kept, { query: 'staying' })).toEqual([12])
    expect(searchAll(reader, kept, { query: 'kind:frame' })).toHaveLength(3)
  })
})
