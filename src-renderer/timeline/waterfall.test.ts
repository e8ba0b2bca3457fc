import { describe, expect, it } from 'vitest'
import type { LoginAttempt } from '../../src-shared/console'
import { AttemptList } from './attempt-list'
import { attemptSpanNs, stagePercentiles, stageSpans, waterfallScaleNs } from './waterfall'

const MS = 1_000_000

function attempt(patch: Partial<LoginAttempt> = {}): LoginAttempt {
  return {
    instanceId: 1,
    attemptId: 1,
    ordinal: 1,
    trigger: 'enter',
    startedNs: 100 * MS,
    stageStartedNs: { link: 100 * MS, connect: 101 * MS, auth: 105 * MS, enter: 120 * MS },
    endedNs: 130 * MS,
    outcome: 'entered',
    failedStage: null,
    code: 200,
    ...patch,
  }
}

/** Failed in its authentication stage after `authMs`. */
const refused = (authMs: number) =>
  attempt({
    stageStartedNs: { link: 100 * MS, connect: 101 * MS, auth: 105 * MS },
    endedNs: (105 + authMs) * MS,
    outcome: 'refused',
    failedStage: 'auth',
    code: 302,
  })

describe('waterfall', () => {
  it('splits an attempt into stages that each last until the next begins', () => {
    expect(stageSpans(attempt(), 0)).toEqual([
      { stage: 'link', startNs: 0, endNs: 1 * MS, failed: false },
      { stage: 'connect', startNs: 1 * MS, endNs: 5 * MS, failed: false },
      { stage: 'auth', startNs: 5 * MS, endNs: 20 * MS, failed: false },
      { stage: 'enter', startNs: 20 * MS, endNs: 30 * MS, failed: false },
    ])
  })

  it('marks the stage in which an attempt failed', () => {
    expect(stageSpans(refused(3), 0).at(-1)).toEqual({
      stage: 'auth',
      startNs: 5 * MS,
      endNs: 8 * MS,
      failed: true,
    })
  })

  it('lets a running attempt grow up to now', () => {
    const running = attempt({ stageStartedNs: { link: 100 * MS }, endedNs: null, outcome: null })
    expect(attemptSpanNs(running, 160 * MS)).toBe(60 * MS)
    expect(stageSpans(running, 160 * MS)).toMatchObject([{ stage: 'link', endNs: 60 * MS }])
    expect(attemptSpanNs(running, 0)).toBe(0)
  })

  it('gives percentiles of each stage; a failed stage and a running attempt do not count', () => {
    const attempts = [attempt(), refused(3), attempt({ endedNs: null, outcome: null })]
    const byStage = Object.fromEntries(stagePercentiles(attempts).map((line) => [line.stage, line]))
    expect(byStage['connect']).toMatchObject({ sampleCount: 2, p50Ns: 4 * MS, p99Ns: 4 * MS })
    expect(byStage['auth']).toMatchObject({ sampleCount: 1, p50Ns: 15 * MS })
    expect(byStage['total']).toMatchObject({ sampleCount: 1, p90Ns: 30 * MS })
    expect(stagePercentiles([]).every(({ p50Ns }) => p50Ns === null)).toBe(true)
  })

  it('scales to what nine in ten attempts take, rounded up to a readable time', () => {
    const attempts = [...Array.from({ length: 19 }, () => attempt()), refused(60_000)]
    expect(waterfallScaleNs(attempts, 0)).toBe(50 * MS)
    expect(waterfallScaleNs([], 0)).toBe(1 * MS)
  })
})

describe('attempt list', () => {
  it('replaces what is known of an attempt in its place', () => {
    const list = new AttemptList()
    list.put([attempt({ endedNs: null, ordinal: 2 }), attempt({ instanceId: 2, ordinal: 3 })])
    list.put([attempt({ ordinal: 9 })])
    expect(list.length).toBe(2)
    expect(list.at(0)).toMatchObject({ instanceId: 1, endedNs: 130 * MS, ordinal: 9 })
    expect(list.indexOfOrdinal(9)).toBe(0)
    expect(list.indexOfOrdinal(2)).toBe(-1)
    expect(list.newest(1)).toMatchObject([{ instanceId: 2 }])
  })
})
