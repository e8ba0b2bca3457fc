import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RECORD_KINDS, type ConsoleRecord, type EventFilter } from '../../../src-shared/console'
import { openDirectRecording } from '../testing/direct-recording'
import { sampleRecord } from '../testing/sample-records'
import type { ReaderOperations } from './operations'

/** Follows the index page by page to its end. */
function indexAll(reader: ReaderOperations, sessionId: number, filter: EventFilter, limit: number): number[] {
  const found: number[] = []
  let afterOrdinal = 0
  for (;;) {
    const page = reader.indexEvents({ sessionId, filter, afterOrdinal, limit })
    expect(page.ordinals.length).toBeLessThanOrEqual(limit)
    found.push(...page.ordinals)
    if (page.scannedTo === page.lastOrdinal) return found
    expect(page.scannedTo).toBeGreaterThan(afterOrdinal)
    afterOrdinal = page.scannedTo
  }
}

function matches(record: ConsoleRecord, filter: EventFilter): boolean {
  const { instanceIds, kinds, hideHeartbeats, text } = filter
  if (instanceIds && (record.instanceId === null || !instanceIds.includes(record.instanceId))) return false
  if (kinds && !kinds.includes(record.kind)) return false
  if (hideHeartbeats && record.kind === 'frame' && record.payload['command'] === 'heartbeat') return false
  if (!text) return true
  const searched = [record.name, String(record.code ?? ''), JSON.stringify(record.payload)]
  return searched.some((value) => value.toLowerCase().includes(text.toLowerCase()))
}

const word = fc.constantFrom('Login', 'kick', '50%', 'a_b', 'back\\slash', '聊天室', '')
const record = fc
  .record({
    instanceId: fc.option(fc.integer({ min: 1, max: 3 })),
    kind: fc.constantFrom(...RECORD_KINDS),
    name: word,
    code: fc.option(fc.constantFrom(200, 302, 13003)),
    payload: fc.record({ reason: word, command: fc.constantFrom('heartbeat', 'v2ChatroomLogin') }),
  })
  .map(sampleRecord)
const filter: fc.Arbitrary<EventFilter> = fc.record(
  {
    instanceIds: fc.uniqueArray(fc.integer({ min: 1, max: 4 })),
    kinds: fc.uniqueArray(fc.constantFrom(...RECORD_KINDS), { maxLength: 3 }),
    hideHeartbeats: fc.boolean(),
    text: fc.constantFrom('log', 'KICK', '%', '_', '\\\\', '302', '聊天', '', 'nowhere'),
  },
  { requiredKeys: [] },
)

describe('indexEvents', () => {
  it('finds, page by page, exactly the events that match', () => {
    const { reader, recordSession } = openDirectRecording()
    const sessions = fc.array(record, { maxLength: 40 })
    fc.assert(
      fc.property(sessions, filter, fc.integer({ min: 1, max: 50 }), (records, wanted, limit) => {
        const sessionId = recordSession(records)
        const expected = records.flatMap((each, index) => (matches(each, wanted) ? [index + 1] : []))
        expect(indexAll(reader, sessionId, wanted, limit)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('looks at a bounded stretch when nothing matches, and says how far it came', () => {
    const { reader, recordSession } = openDirectRecording()
    const sessionId = recordSession(Array.from({ length: 20_500 }, () => sampleRecord()))
    const index = reader.indexEvents({ sessionId, filter: { text: 'nowhere' }, afterOrdinal: 0, limit: 100 })
    expect(index).toEqual({ ordinals: [], scannedTo: 20_000, lastOrdinal: 20_500 })
    expect(indexAll(reader, sessionId, { text: 'onSample' }, 50_000)).toHaveLength(20_500)
  })

  it('has nothing to show of a session that does not exist', () => {
    const { reader } = openDirectRecording()
    const index = reader.indexEvents({ sessionId: 99, filter: {}, afterOrdinal: 0, limit: 10 })
    expect(index).toEqual({ ordinals: [], scannedTo: 0, lastOrdinal: 0 })
  })
})
