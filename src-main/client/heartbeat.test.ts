import { beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../src-shared/time'
import { Heartbeat } from './heartbeat'
import { InstanceRecorder } from './recording'

describe('Heartbeat', () => {
  let clock: ManualClock
  let heartbeat: Heartbeat
  let sentAtMs: number[]
  let deadAtMs: number[]
  const nowMs = () => clock.nowNs() / 1_000_000
  beforeEach(() => {
    clock = new ManualClock()
    sentAtMs = []
    deadAtMs = []
    heartbeat = new Heartbeat(clock, new InstanceRecorder(1, clock, () => undefined), {
      sendHeartbeat: () => sentAtMs.push(nowMs()),
      heartbeatDied: () => deadAtMs.push(nowMs()),
    })
  })

  it('beats at once and 30 s after each answer', async () => {
    heartbeat.start()
    await clock.advance(100)
    heartbeat.answered()
    await clock.advance(30_000)
    heartbeat.answered()
    await clock.advance(30_000)
    expect(sentAtMs).toEqual([0, 30_100, 60_100])
  })

  it('probes five times after 8 s of silence, then tells once that the link is dead', async () => {
    heartbeat.start()
    await clock.advance(120_000)
    expect(sentAtMs).toEqual([0, 8_000, 11_000, 14_000, 17_000, 20_000])
    expect(deadAtMs).toEqual([23_000])
    expect(clock.pendingCount).toBe(0)
  })

  it('goes on normally when a probe is answered', async () => {
    heartbeat.start()
    await clock.advance(22_999)
    heartbeat.answered()
    await clock.advance(30_000)
    expect(deadAtMs).toEqual([])
    expect(sentAtMs.at(-1)).toBe(52_999)
  })

  it('stays silent after a stop, even when an answer comes late', async () => {
    heartbeat.start()
    heartbeat.stop()
    heartbeat.answered()
    await clock.advance(60_000)
    expect(sentAtMs).toEqual([0])
    expect(clock.pendingCount).toBe(0)
  })
})
