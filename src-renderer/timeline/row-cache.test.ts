import { describe, expect, it } from 'vitest'
import { eventRow } from '../testing/summaries'
import { RowCache } from './row-cache'

const rows = (...ordinals: number[]) => ordinals.map((ordinal) => eventRow({ ordinal }))

describe('row cache', () => {
  it('forgets the least recently used row first', () => {
    const cache = new RowCache(3)
    cache.add(rows(1, 2, 3))
    cache.get(1)
    cache.add(rows(4))
    expect([1, 2, 3, 4].map((ordinal) => cache.has(ordinal))).toEqual([true, false, true, true])
  })

  it('never grows over its capacity', () => {
    const cache = new RowCache(2)
    cache.add(rows(1, 2, 3, 4, 5))
    expect(cache.size).toBe(2)
  })

  it('is empty after clearing', () => {
    const cache = new RowCache(2)
    cache.add(rows(1))
    cache.clear()
    expect(cache.get(1)).toBeUndefined()
  })
})
