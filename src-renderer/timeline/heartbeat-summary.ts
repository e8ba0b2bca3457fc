import type { EventRow } from '../../src-shared/console'
import { percentile } from './percentile'

/** Heartbeats of one fold that are looked at: enough for a figure, few enough for a screen full of folds. */
export const MAX_TIMED_HEARTBEATS = 20

/** What heartbeats in a row say. */
export interface HeartbeatSummary {
  /** Instances that they belong to, ascending. */
  readonly instanceIds: readonly number[]
  /** True when every one that was sent got its answer. */
  readonly allAnswered: boolean
  /** Time from sending to the answer that 95 % keep below, nanoseconds; null when nothing was answered. */
  readonly p95Ns: number | null
}

/** Pairs each heartbeat that was sent with the next answer to the same instance. @param rows in their order. */
export function summarizeHeartbeats(rows: readonly EventRow[]): HeartbeatSummary {
  const open = new Map<number, number[]>()
  const roundTripsNs: number[] = []
  for (const { instanceId, atNs, frame } of rows) {
    if (frame === null || instanceId === null) continue
    const sent = open.get(instanceId) ?? []
    open.set(instanceId, sent)
    if (frame.direction === 'out') sent.push(atNs)
    else {
      const sentNs = sent.shift()
      if (sentNs !== undefined) roundTripsNs.push(atNs - sentNs)
    }
  }
  return {
    instanceIds: [...open.keys()].sort((a, b) => a - b),
    allAnswered: roundTripsNs.length > 0 && [...open.values()].every((sent) => sent.length === 0),
    p95Ns: percentile(roundTripsNs, 0.95),
  }
}
