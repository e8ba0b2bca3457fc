import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../src-shared/time'
import { SessionLog } from './session-log'
import { sampleInstance, sampleRecord } from './testing/sample-records'
import type { LogEntry } from './worker/operations'

const LIMIT_BYTES = 1000

/** A log whose disk answers only when the test says so. */
function setUp() {
  const clock = new ManualClock()
  const written: LogEntry[] = []
  let finishCommit: () => void = () => undefined
  const log = new SessionLog({
    sessionId: 1,
    startedNs: 100,
    clock,
    limitBytes: LIMIT_BYTES,
    onChange: () => undefined,
    writer: {
      append: ({ entries, afterOrdinal }) =>
        new Promise((resolve) => {
          finishCommit = () => {
            written.push(...entries)
            const committedOrdinal = entries.findLast((entry) => entry.kind === 'event')?.event.ordinal
            resolve({ committedOrdinal: committedOrdinal ?? afterOrdinal, databaseBytes: 1 })
          }
        }),
      resume: () => Promise.reject(new Error('nothing failed')),
    },
  })
  const record = (name: string, payloadLength = 0) =>
    log.record(sampleRecord({ name, payload: { text: 'x'.repeat(payloadLength) } }))
  const commit = async () => {
    await clock.advance(50)
    finishCommit()
    await clock.advance(0)
  }
  const names = () => written.map((entry) => (entry.kind === 'event' ? entry.event.name : 'instance'))
  return { log, clock, record, commit, written, names }
}

describe('SessionLog', () => {
  it('loses no record without marking the gap exactly where it is', async () => {
    const { log, record, commit, written, names } = setUp()
    record('kept', 400)
    record('too large', LIMIT_BYTES)
    // It would fit, but behind it nobody could tell where the lost ones were.
    record('small')
    expect(log.problem).toContain('2 events were not recorded')
    await commit()
    expect(log.problem).toBeNull()
    record('after')
    await commit()
    expect(names()).toEqual(['kept', 'recordingGap', 'after'])
    expect(written[1]).toMatchObject({ event: { ordinal: 2, kind: 'error', payload: '{"lostCount":2}' } })
  })

  it('takes descriptions of clients while records are lost', async () => {
    const { log, record, commit, names } = setUp()
    record('kept', LIMIT_BYTES / 2)
    record('lost', LIMIT_BYTES)
    log.describeInstance(sampleInstance(1))
    await commit()
    expect(names()).toEqual(['kept', 'instance'])
  })

  it('marks a gap that is open when the session ends', async () => {
    const { log, clock, record, commit, names } = setUp()
    record('kept')
    record('lost', LIMIT_BYTES)
    const finished = log.finish()
    await commit()
    await commit()
    await finished
    expect(names()).toEqual(['kept', 'recordingGap'])
    expect(clock.pendingCount).toBe(0)
  })
})
