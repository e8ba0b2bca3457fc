import { describe, expect, it } from 'vitest'
import { SystemClock } from './clock'
import { ManualClock } from './manual-clock'

describe('the clock of the machine', () => {
  it('counts whole nanoseconds, of a size that does not outgrow 32 bits while it runs', () => {
    const clock = new SystemClock()
    const earlierNs = clock.nowNs()
    const laterNs = clock.nowNs()
    expect(Number.isSafeInteger(earlierNs)).toBe(true)
    expect(earlierNs).toBeGreaterThan(2 ** 32)
    expect(laterNs).toBeGreaterThanOrEqual(earlierNs)
  })

  it('calls back once and forgets the timer then', async () => {
    const clock = new SystemClock()
    let calls = 0
    await new Promise<void>((resolve) => {
      const handle = clock.setTimeout(() => {
        calls++
        clock.clearTimeout(handle)
        resolve()
      }, 1)
      expect(clock.pendingCount).toBe(1)
    })
    expect([calls, clock.pendingCount]).toEqual([1, 0])
  })

  it('does not call back for a timer that was cleared, however often it was', async () => {
    const clock = new SystemClock()
    const called: string[] = []
    const handle = clock.setTimeout(() => called.push('cleared'), 1)
    clock.clearTimeout(handle)
    clock.clearTimeout(handle)
    expect(clock.pendingCount).toBe(0)
    await new Promise<void>((resolve) => clock.setTimeout(resolve, 5))
    expect([called, clock.pendingCount]).toEqual([[], 0])
  })

  it('ignores the timer of another clock', () => {
    const clock = new SystemClock()
    const own = clock.setTimeout(() => undefined, 1_000)
    clock.clearTimeout(new ManualClock().setTimeout(() => undefined, 1))
    expect(clock.pendingCount).toBe(1)
    clock.clearTimeout(own)
    expect(clock.pendingCount).toBe(0)
  })
})
