import { beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../src-shared/time'
import { BrowserTimers, clockDate } from './browser-timers'

describe('the timers of the browser', () => {
  let clock: ManualClock
  let timers: BrowserTimers
  let calls: unknown[][]
  const note = (...values: unknown[]) => void calls.push(values)

  beforeEach(() => {
    clock = new ManualClock()
    timers = new BrowserTimers(clock)
    calls = []
  })

  it('fire once, with the arguments they were given, when the clock says so', async () => {
    timers.setTimeout(note, 100, 'a', 1)
    await clock.advance(99)
    expect(calls).toEqual([])
    await clock.advance(1)
    await clock.advance(1_000)
    expect(calls).toEqual([['a', 1]])
  })

  it('repeat until they are cleared', async () => {
    const id = timers.setInterval(note, 10)
    await clock.advance(35)
    timers.clear(id)
    await clock.advance(100)
    expect(calls).toHaveLength(3)
  })

  it('can be cleared by the interval itself', async () => {
    const id = timers.setInterval(() => {
      note()
      timers.clear(id)
    }, 10)
    await clock.advance(100)
    expect(calls).toHaveLength(1)
  })

  it('leave nothing behind when all are cleared', () => {
    timers.setTimeout(note, 5)
    timers.setInterval(note, 5)
    timers.clearAll()
    expect(clock.pendingCount).toBe(0)
  })

  it('take no offence at an id that nobody has', () => {
    timers.clear()
    timers.clear(99)
    expect(clock.pendingCount).toBe(0)
  })
})

describe('the date of the browser', () => {
  it('is the wall clock of the injected clock, and any other when asked', async () => {
    const clock = new ManualClock(1_000)
    const ClockDate = clockDate(clock)
    await clock.advance(500)
    expect([ClockDate.now(), new ClockDate().getTime()]).toEqual([1_500, 1_500])
    expect(new ClockDate(7).getTime()).toBe(7)
    expect(new ClockDate(2020, 1, 2).getDate()).toBe(2)
  })
})
