import { describe, expect, it } from 'vitest'
import type { RecorderStatus } from '../../src-shared/console'
import { ManualClock } from '../../src-shared/time'
import { StatusAnnouncer } from './status-announcer'

const status = (committedOrdinal: number): RecorderStatus => ({
  recording: true,
  sessionId: 1,
  committedOrdinal,
  pendingCount: 0,
  databaseBytes: 0,
  problem: null,
  housekeeping: null,
})

function setUp() {
  const clock = new ManualClock()
  const seen: number[] = []
  const state = { ordinal: 0 }
  const announcer = new StatusAnnouncer(clock, () => status(state.ordinal))
  const unsubscribe = announcer.subscribe(({ committedOrdinal }) => seen.push(committedOrdinal))
  const change = () => {
    state.ordinal++
    announcer.changed()
  }
  return { clock, seen, announcer, unsubscribe, change }
}

describe('StatusAnnouncer', () => {
  it('announces a thousand changes of a second at most twenty times, the last one included', async () => {
    const { clock, seen, change } = setUp()
    for (let ms = 0; ms < 1000; ms++) {
      change()
      await clock.advance(1)
    }
    await clock.advance(100)
    expect(seen.length).toBeLessThanOrEqual(20)
    expect(seen.at(-1)).toBe(1000)
  })

  it('is silent when nothing changes', async () => {
    const { clock, seen } = setUp()
    await clock.advance(1000)
    expect(seen).toEqual([])
    expect(clock.pendingCount).toBe(0)
  })

  it('tells a listener nothing after it unsubscribed', async () => {
    const { clock, seen, unsubscribe, change } = setUp()
    change()
    unsubscribe()
    await clock.advance(100)
    expect(seen).toEqual([])
  })

  it('leaves no timer behind when stopped', () => {
    const { clock, announcer, change } = setUp()
    change()
    announcer.stop()
    expect(clock.pendingCount).toBe(0)
  })
})
