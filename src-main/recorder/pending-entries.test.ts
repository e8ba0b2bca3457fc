import { describe, expect, it } from 'vitest'
import { PendingEntries } from './pending-entries'
import { eventEntries } from './testing/direct-recording'
import { sampleInstance, sampleRecord } from './testing/sample-records'
import type { LogEntry } from './worker/operations'

const instance: LogEntry = { kind: 'instance', instance: sampleInstance(1) }
const [first, second, third] = eventEntries([sampleRecord(), sampleRecord(), sampleRecord()]) as [
  LogEntry,
  LogEntry,
  LogEntry,
]

function pendingWith(...entries: LogEntry[]): PendingEntries {
  const pending = new PendingEntries()
  for (const entry of entries) pending.push(entry, 10)
  return pending
}

describe('PendingEntries', () => {
  it('hands out batches in order and holds them until they are settled', () => {
    const pending = pendingWith(first, second, third)
    expect(pending.takeBatch(2)).toEqual([first, second])
    expect(pending.takeBatch(2)).toEqual([third])
    expect(pending.takeBatch(2)).toEqual([])
    expect(pending).toMatchObject({ count: 3, unsentCount: 0, sizeBytes: 30 })
    pending.settle(2)
    expect(pending).toMatchObject({ count: 1, unsentCount: 0, sizeBytes: 10 })
  })

  it('hands everything out again after unsend', () => {
    const pending = pendingWith(first, second)
    pending.takeBatch(2)
    pending.unsend()
    expect(pending.unsentCount).toBe(2)
    expect(pending.takeBatch(5)).toEqual([first, second])
  })

  it('settles through an ordinal with all that stands before it', () => {
    const pending = pendingWith(instance, first, instance, second, instance, third)
    pending.takeBatch(6)
    expect(pending.settleThrough(2)).toBe(4)
    expect(pending.count).toBe(2)
  })

  it('settles nothing through an ordinal that lies before all events', () => {
    const pending = pendingWith(instance, first)
    expect(pending.settleThrough(0)).toBe(0)
    expect(pending.count).toBe(2)
  })
})
