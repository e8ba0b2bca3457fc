import { describe, expect, it } from 'vitest'
import { ReplayClock, TimerOwner } from './replay-clock'

const NS_PER_MS = 1_000_000
const ms = (count: number) => count * NS_PER_MS

function recordedClient(firings: Record<number, number[]> = {}) {
  const clock = new ReplayClock(1_700_000_000_000)
  const moments = Object.entries(firings).map(([delayMs, atMs]) => [Number(delayMs), atMs.map(ms)] as const)
  const owner = new TimerOwner(new Map(moments))
  const fired: string[] = []
  const own = clock.clockOf(owner)
  const arm = (name: string, delayMs: number) =>
    own.setTimeout(() => fired.push(`${name} ${clock.nowNs / NS_PER_MS}`), delayMs)
  return { clock, owner, own, fired, arm }
}

describe('the clock of a replay', () => {
  it('stands still until it is moved, and never goes back', async () => {
    const { clock, own } = recordedClient()
    expect([own.nowNs(), own.wallMs()]).toEqual([0, 1_700_000_000_000])
    await clock.advanceTo(ms(1500))
    await clock.advanceTo(ms(700))
    expect([own.nowNs(), own.wallMs()]).toEqual([ms(1500), 1_700_000_001_500])
  })

  it('fires a timer at the recorded place, however late the machine was', async () => {
    const { clock, owner, fired, arm } = recordedClient({ 1000: [1300] })
    arm('reconnect', 1000)
    await clock.advanceTo(ms(1290))
    expect(fired).toEqual([])
    await clock.advanceTo(ms(1300))
    await clock.fire(owner, 1000)
    expect(fired).toEqual(['reconnect 1300'])
  })

  it('fires a timer that the machine was a little early with', async () => {
    const { clock, owner, fired, arm } = recordedClient({ 1000: [999.6] })
    arm('reconnect', 1000)
    await clock.advanceTo(ms(999.6))
    await clock.fire(owner, 1000)
    expect(fired).toEqual(['reconnect 999.6'])
  })

  it('fires by itself what did not fire in the recording, in the order of its time', async () => {
    const { clock, fired, arm } = recordedClient({ 8000: [90_000] })
    arm('packet', 8000)
    arm('probe', 3000)
    await clock.advanceTo(ms(3199))
    expect(fired).toEqual([])
    await clock.advanceTo(ms(10_000))
    expect(fired).toEqual(['probe 3200', 'packet 8200'])
  })

  it('fires the first of several timers of one delay, and none that is far from due', async () => {
    const { clock, owner, fired, arm } = recordedClient({ 8000: [8000, 8000] })
    arm('first', 8000)
    await clock.advanceTo(ms(100))
    arm('second', 8000)
    await clock.advanceTo(ms(8000))
    await clock.fire(owner, 8000)
    expect(fired).toEqual(['first 8000'])
    arm('third', 8000)
    await clock.fire(owner, 8000)
    await clock.fire(owner, 8000)
    expect(fired).toEqual(['first 8000', 'second 8000'])
  })

  it('does not fire what was disarmed, nor a timer of another client', async () => {
    const { clock, own, fired, arm } = recordedClient()
    own.clearTimeout(arm('gone', 1000))
    arm('kept', 1000)
    await clock.fire(new TimerOwner(new Map()), 1000)
    await clock.advanceTo(ms(5000))
    expect(fired).toEqual(['kept 1200'])
  })

  it('lets everything follow from a timer before the next one fires', async () => {
    const { clock, own, fired } = recordedClient()
    const chain = async () => {
      for (let link = 0; link < 100; link++) await Promise.resolve()
      fired.push('followed')
    }
    own.setTimeout(() => void chain(), 10)
    own.setTimeout(() => fired.push('second'), 20)
    await clock.advanceTo(ms(1000))
    expect(fired).toEqual(['followed', 'second'])
  })
})
