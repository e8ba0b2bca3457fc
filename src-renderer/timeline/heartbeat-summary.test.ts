import { describe, expect, it } from 'vitest'
import type { EventRow } from '../../src-shared/console'
import { eventRow } from '../testing/summaries'
import { summarizeHeartbeats } from './heartbeat-summary'

function beat(instanceId: number, direction: 'out' | 'in', atNs: number): EventRow {
  const frame = { direction, transport: 'binary', sizeBytes: 8 } as const
  return eventRow({ kind: 'frame', name: 'heartbeat', instanceId, atNs, frame })
}

describe('summary of heartbeats', () => {
  it('pairs what was sent with its answer, for each instance by itself', () => {
    const rows = [beat(2, 'out', 0), beat(1, 'out', 10), beat(1, 'in', 12), beat(2, 'in', 5000)]
    expect(summarizeHeartbeats(rows)).toEqual({ instanceIds: [1, 2], allAnswered: true, p95Ns: 5000 })
  })

  it('tells when one got no answer', () => {
    const rows = [beat(1, 'out', 0), beat(1, 'in', 3), beat(1, 'out', 100)]
    expect(summarizeHeartbeats(rows)).toMatchObject({ allAnswered: false, p95Ns: 3 })
  })

  it('claims nothing where only answers or timers are known', () => {
    const timer = eventRow({ kind: 'timer', name: 'heartbeat' })
    expect(summarizeHeartbeats([beat(1, 'in', 5), timer])).toEqual({
      instanceIds: [1],
      allAnswered: false,
      p95Ns: null,
    })
  })
})
