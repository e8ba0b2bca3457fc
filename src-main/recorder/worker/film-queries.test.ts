import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDirectRecording } from '../testing/direct-recording'
import { sampleRecord } from '../testing/sample-records'

/** Times that never fall, with several events at the same moment. */
const times = fc
  .array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 })
  .map((steps) => steps.map((_, index) => steps.slice(0, index + 1).reduce((sum, step) => sum + step, 0)))

describe('film queries', () => {
  it('find the last event at or before a moment', () => {
    const { reader, recordSession } = openDirectRecording()
    fc.assert(
      fc.property(times, fc.integer({ min: -1, max: 220 }), (moments, atNs) => {
        const sessionId = recordSession(moments.map((moment) => sampleRecord({ atNs: moment })))
        const expected = moments.filter((moment) => moment <= atNs).length
        expect(reader.ordinalAt({ sessionId, atNs })).toBe(expected)
      }),
      { numRuns: 50 },
    )
  })

  it('count every event in exactly one slice', () => {
    const { reader, recordSession } = openDirectRecording()
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 30 }), (moments, sliceCount) => {
        const sessionId = recordSession(moments.map((moment) => sampleRecord({ atNs: moment })))
        const counts = reader.countPerSlice({ sessionId, sliceCount })
        const width = (moments.at(-1) ?? 0) / sliceCount
        const expected = new Array<number>(sliceCount).fill(0)
        for (const moment of moments) {
          const slice = width === 0 ? 0 : Math.max(0, Math.ceil(moment / width - 1e-9) - 1)
          expected[slice] = (expected[slice] ?? 0) + 1
        }
        expect(counts).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })

  it('step to the next event or transition and stop at the ends', () => {
    const { reader, recordSession } = openDirectRecording()
    const sessionId = recordSession([
      sampleRecord({ kind: 'transition', to: 'CONNECTING', atNs: 10 }),
      sampleRecord({ atNs: 20 }),
      sampleRecord({ kind: 'transition', to: 'ENTERED', atNs: 30, instanceId: 2 }),
    ])
    const step = (ordinal: number, direction: 'back' | 'forward', unit: 'event' | 'transition') =>
      reader.neighbourOf({ sessionId, ordinal, direction, unit })
    expect(step(0, 'forward', 'event')).toEqual({ ordinal: 1, atNs: 10 })
    expect(step(1, 'forward', 'event')).toEqual({ ordinal: 2, atNs: 20 })
    expect(step(1, 'forward', 'transition')).toEqual({ ordinal: 3, atNs: 30 })
    expect(step(3, 'back', 'transition')).toEqual({ ordinal: 1, atNs: 10 })
    expect(step(3, 'forward', 'event')).toBeNull()
    expect(step(1, 'back', 'transition')).toBeNull()
  })

  it('mark failures and kicks, evenly thinned out when there are too many', () => {
    const { reader, recordSession } = openDirectRecording()
    const kick = sampleRecord({ name: 'onChatroomKicked', atNs: 7, code: 2 })
    const failure = sampleRecord({ kind: 'attempt', name: 'attemptEnded', to: 'failed', code: 408, atNs: 8 })
    const few = recordSession([sampleRecord(), kick, failure])
    expect(reader.listMarkers({ sessionId: few, limit: 500 })).toEqual([
      { atNs: 7, ordinal: 2, instanceId: 1, kind: 'kick', code: 2 },
      { atNs: 8, ordinal: 3, instanceId: 1, kind: 'error', code: 408 },
    ])
    const many = recordSession(Array.from({ length: 25 }, () => kick))
    const ordinals = reader.listMarkers({ sessionId: many, limit: 10 }).map(({ ordinal }) => ordinal)
    expect(ordinals).toEqual([1, 4, 7, 10, 13, 16, 19, 22, 25])
  })
})
