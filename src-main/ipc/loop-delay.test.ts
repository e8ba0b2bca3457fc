import { afterEach, describe, expect, it } from 'vitest'
import { SystemClock } from '../../src-shared/time'
import { watchLoopDelay, type LoopDelay } from './loop-delay'

const clock = new SystemClock()
const sleep = (delayMs: number) => new Promise<void>((resolve) => clock.setTimeout(resolve, delayMs))

let watch: LoopDelay
afterEach(() => watch.stop())

describe('the delay of the event loop', () => {
  it('shows work that held everything else up, and forgets it once it was told', async () => {
    watch = watchLoopDelay()
    expect(await watch.take()).toBe(0)
    await sleep(50)
    const untilNs = clock.nowNs() + 300_000_000
    while (clock.nowNs() < untilNs);
    await sleep(50)
    expect(await watch.take()).toBeGreaterThan(200)
    expect(await watch.take()).toBe(0)
  })
})
