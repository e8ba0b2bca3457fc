import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../src-shared/time'
import { IdleWatch } from './idle-watch'

describe('idle watch', () => {
  function watch() {
    const clock = new ManualClock()
    const fired: number[] = []
    return { clock, fired, idleWatch: new IdleWatch(clock, () => fired.push(clock.wallMs())) }
  }

  it('fires once when nothing happens', async () => {
    const { clock, fired, idleWatch } = watch()
    idleWatch.start(100)
    await clock.advance(99)
    expect(fired).toEqual([])
    await clock.advance(500)
    expect(fired).toHaveLength(1)
    expect(clock.pendingCount).toBe(0)
  })

  it('waits from the last touch on, with one timer however many touches', async () => {
    const { clock, fired, idleWatch } = watch()
    idleWatch.start(100)
    for (let touch = 0; touch < 10; touch++) {
      await clock.advance(50)
      idleWatch.touch()
      expect(clock.pendingCount).toBe(1)
    }
    await clock.advance(99)
    expect(fired).toEqual([])
    await clock.advance(1)
    expect(fired).toHaveLength(1)
  })

  it('leaves no timer behind when it is stopped or started anew', async () => {
    const { clock, fired, idleWatch } = watch()
    idleWatch.start(100)
    idleWatch.start(200)
    expect(clock.pendingCount).toBe(1)
    idleWatch.stop()
    await clock.advance(1000)
    expect([fired.length, clock.pendingCount]).toEqual([0, 0])
  })
})
