import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDirectRecording } from '../testing/direct-recording'
import { sampleLogin, sampleRecord } from '../testing/sample-records'

describe('timeline queries', () => {
  it('cut a session into slices that end where the next begins', () => {
    const { reader, recordSession } = openDirectRecording()
    const steps = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 })
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 20 }), (waits, sliceCount) => {
        let atNs = 0
        const sessionId = recordSession(waits.map((wait) => sampleRecord({ atNs: (atNs += wait) })))
        const { durationNs, endOrdinals } = reader.sliceTime({ sessionId, sliceCount })
        expect(durationNs).toBe(atNs)
        expect(endOrdinals).toHaveLength(sliceCount)
        expect(endOrdinals).toEqual([...endOrdinals].sort((a, b) => a - b))
        expect(endOrdinals.at(-1)).toBe(waits.length)
      }),
      { numRuns: 40 },
    )
  })

  it('count failed logins and kicks in their slices', () => {
    const { reader, recordSession } = openDirectRecording()
    const failed = { kind: 'attempt', name: 'attemptEnded', to: 'refused', attemptId: 1 } as const
    const sessionId = recordSession([
      sampleRecord({ atNs: 0 }),
      sampleRecord({ ...failed, atNs: 10 }),
      sampleRecord({ kind: 'callback', name: 'onChatroomKicked', atNs: 90 }),
      sampleRecord({ ...failed, atNs: 100 }),
    ])
    expect(reader.sliceTime({ sessionId, sliceCount: 4 }).failures).toEqual([1, 0, 0, 2])
  })

  it('find the attempts of events, each once, with the last event that was asked about', () => {
    const { reader, recordSession } = openDirectRecording()
    const sessionId = recordSession([...sampleLogin(2, 1, 100), ...sampleLogin(1, 1, 200)])
    const attempts = reader.readAttempts({ sessionId, ordinals: [1, 2, 3, 10, 14] })
    expect(attempts).toMatchObject([
      { instanceId: 2, attemptId: 1, startedNs: 101, endedNs: 109, outcome: 'entered', ordinal: 10 },
      { instanceId: 1, attemptId: 1, startedNs: 201, ordinal: 14 },
    ])
    expect(attempts[0]?.stageStartedNs).toEqual({ link: 102, connect: 103, auth: 105 })
    expect(reader.readAttempts({ sessionId, ordinals: [1] })).toEqual([])
  })

  it('read status changes and pass over everything else', () => {
    const { reader, recordSession } = openDirectRecording()
    const sessionId = recordSession(sampleLogin(1, 1, 0))
    const everything = Array.from({ length: 11 }, (_, index) => index + 1)
    expect(reader.readStatusChanges({ sessionId, ordinals: everything })).toEqual([
      { ordinal: 5, from: 'EXITED', to: 'CONNECTING' },
      { ordinal: 9, from: 'CONNECTING', to: 'ENTERED' },
    ])
    expect(reader.readStatusChanges({ sessionId, ordinals: [9] })).toHaveLength(1)
  })
})
