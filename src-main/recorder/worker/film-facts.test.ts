import { describe, expect, it } from 'vitest'
import type { ConsoleRecord } from '../../../src-shared/console'
import { SeededRandom } from '../../../src-shared/time'
import { openDirectRecording } from '../testing/direct-recording'
import { sampleInstance, sampleRecord } from '../testing/sample-records'
import { openForReading } from './database'

const INSTANCE_IDS = [1, 2, 3, 4]
const EVENT_COUNT = 12_000
const HAPPENINGS: readonly Partial<ConsoleRecord>[] = [
  { kind: 'transition', name: 'statusChanged', to: 'CONNECTING' },
  { kind: 'transition', name: 'statusChanged', to: 'ENTERED', code: 200 },
  { kind: 'transition', name: 'statusChanged', to: null },
  { kind: 'operation', name: 'enter' },
  { kind: 'callback', name: 'onChatroomKicked' },
  { kind: 'frame', name: 'heartbeat' },
]

/** A long story by chance; the last instance is quiet after its beginning. */
function longStory(): ConsoleRecord[] {
  const random = new SeededRandom(7)
  return Array.from({ length: EVENT_COUNT }, (_, atNs) => {
    const instanceId = random.between(1, atNs < 50 ? 4 : 3)
    return sampleRecord({ instanceId, atNs, ...HAPPENINGS[random.between(0, HAPPENINGS.length - 1)] })
  })
}

describe('what a film knows of its instances', () => {
  it('is the same through snapshots as through looking every instance up', () => {
    const { reader, writer, recordSession, databaseFile } = openDirectRecording()
    const story = longStory()
    const described = INSTANCE_IDS.map(sampleInstance)
    // Without snapshots the end of the story is too far from its beginning to be gone through.
    const plainId = recordSession(story, described)
    const snapshotId = recordSession(story, described)
    writer.endSession({ sessionId: snapshotId, endedWallMs: 1 })
    for (let ordinal = 0; ordinal < EVENT_COUNT; ordinal += 700) writer.indexForSearch({ eventLimit: 700 })
    const database = openForReading(databaseFile)
    const snapshotCount = database.prepare('SELECT count(*) FROM film_snapshot WHERE session_id = ?').pluck()
    expect(snapshotCount.get(snapshotId)).toBe(8)
    expect(snapshotCount.get(plainId)).toBe(0)
    database.close()
    for (const ordinal of [0, 1, 999, 1400, 1401, 6543, 10_001, 11_999, EVENT_COUNT]) {
      const facts = reader.factsAt({ sessionId: snapshotId, ordinal })
      expect(facts, String(ordinal)).toEqual(reader.factsAt({ sessionId: plainId, ordinal }))
      expect(facts.map(({ instanceId }) => instanceId)).toEqual(INSTANCE_IDS)
    }
  })
})
