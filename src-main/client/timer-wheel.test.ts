import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../src-shared/time'
import { TimerWheel } from './timer-wheel'

describe('TimerWheel', () => {
  let clock: ManualClock
  let wheel: TimerWheel
  let fired: string[]
  beforeEach(() => {
    clock = new ManualClock()
    wheel = new TimerWheel(clock, 100)
    fired = []
  })
  const start = (name: string, delayMs: number) => wheel.setTimeout(() => fired.push(name), delayMs)

  it('holds one timer of the machine for any number of its own', () => {
    for (let count = 0; count < 1000; count++) start(`t${count}`, 30_000 + count)
    expect(wheel.pendingCount).toBe(1000)
    expect(clock.pendingCount).toBe(1)
  })

  it('fires at the end of the slot, never early', async () => {
    start('a', 250)
    await clock.advance(299)
    expect(fired).toEqual([])
    await clock.advance(1)
    expect(fired).toEqual(['a'])
  })

  it('fires an earlier timer that came later first', async () => {
    start('late', 500)
    start('early', 100)
    await clock.advance(100)
    expect(fired).toEqual(['early'])
    await clock.advance(400)
    expect(fired).toEqual(['early', 'late'])
  })

  it('disarms when nothing waits any more', () => {
    const handle = start('a', 100)
    wheel.clearTimeout(handle)
    wheel.clearTimeout(handle)
    expect([wheel.pendingCount, clock.pendingCount]).toEqual([0, 0])
  })

  it('does not fire a timer that another one of its slot cleared', async () => {
    let second = { id: 0 }
    wheel.setTimeout(() => wheel.clearTimeout(second), 100)
    second = start('second', 100)
    await clock.advance(1000)
    expect(fired).toEqual([])
    expect([wheel.pendingCount, clock.pendingCount]).toEqual([0, 0])
  })

  it('takes a timer that is started while it fires', async () => {
    wheel.setTimeout(() => start('next', 100), 100)
    await clock.advance(200)
    expect(fired).toEqual(['next'])
  })

  it('fires every timer that is not cleared, once, at most one slot late', async () => {
    const timers = fc.array(fc.record({ delayMs: fc.nat(2000), cleared: fc.boolean() }), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(timers, async (list) => {
        const ownClock = new ManualClock()
        const ownWheel = new TimerWheel(ownClock, 100)
        const lateness: number[] = []
        const handles = list.map(({ delayMs }) =>
          ownWheel.setTimeout(() => lateness.push(ownClock.nowNs() / 1e6 - delayMs), delayMs),
        )
        handles.forEach((handle, index) => list[index]?.cleared && ownWheel.clearTimeout(handle))
        await ownClock.advance(2100)
        expect(lateness).toHaveLength(list.filter(({ cleared }) => !cleared).length)
        expect(lateness.every((ms) => ms >= 0 && ms <= 100)).toBe(true)
        expect(ownClock.pendingCount).toBe(0)
      }),
      { numRuns: 40 },
    )
  })
})
