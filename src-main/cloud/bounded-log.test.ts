import { describe, expect, it } from 'vitest'
import { BoundedLog } from './bounded-log'

describe('bounded log', () => {
  it('keeps the last entries in their order and never shows more than its capacity', () => {
    const log = new BoundedLog<number>(3)
    for (let entry = 1; entry <= 100; entry++) {
      log.add(entry)
      const expected = [entry - 2, entry - 1, entry].filter((kept) => kept > 0)
      expect(log.last(10)).toEqual(expected)
    }
    expect(log.last(2)).toEqual([99, 100])
    expect(log.last(0)).toEqual([])
  })
})
