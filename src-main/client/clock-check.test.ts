import { beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../src-shared/time'
import { ClockCheck } from './clock-check'

describe('ClockCheck', () => {
  let clock: ManualClock
  let askedAtMs: number[]
  let offsets: number[]
  let answer: () => Promise<number | null>
  let check: ClockCheck
  beforeEach(() => {
    clock = new ManualClock(1_000_000)
    askedAtMs = []
    offsets = []
    answer = () => Promise.resolve(clock.wallMs() + 500)
    check = new ClockCheck(clock, {
      askForServerTime: () => {
        askedAtMs.push(clock.nowNs() / 1e6)
        return answer()
      },
      clockOffsetKnown: (offsetMs) => offsets.push(offsetMs),
    })
  })
  const answerAfter = (delayMs: number) => () =>
    new Promise<number>((resolve) => clock.setTimeout(() => resolve(clock.wallMs()), delayMs))

  it('asks at once and every five minutes, and tells the offset', async () => {
    check.start()
    await clock.advance(0)
    await clock.advance(600_000)
    expect(askedAtMs).toEqual([0, 300_000, 600_000])
    expect(offsets).toEqual([500, 500, 500])
  })

  it('asks again after 2 s when there is no answer, five times, then in five minutes', async () => {
    answer = () => Promise.reject(new Error('404'))
    check.start()
    await clock.advance(0)
    await clock.advance(310_000)
    expect(askedAtMs).toEqual([0, 2_000, 4_000, 6_000, 8_000, 10_000, 310_000])
    expect(offsets).toEqual([])
  })

  it('takes an answer after 100 ms, and asks again after a slower one', async () => {
    answer = answerAfter(100)
    check.start()
    await clock.advance(100)
    expect(offsets).toEqual([50])
    answer = answerAfter(101)
    await clock.advance(300_000 + 101 + 2_000)
    expect(askedAtMs).toEqual([0, 300_100, 302_201])
    expect(offsets).toHaveLength(1)
  })

  it('ends with an answer that names no time', async () => {
    answer = () => Promise.resolve(null)
    check.start()
    await clock.advance(600_000)
    expect(askedAtMs).toEqual([0])
    expect(clock.pendingCount).toBe(0)
  })

  it('is silent after a stop, also when an answer comes late', async () => {
    answer = answerAfter(50)
    check.start()
    check.stop()
    await clock.advance(600_000)
    expect([askedAtMs, offsets]).toEqual([[0], []])
  })
})
