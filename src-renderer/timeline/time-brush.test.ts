import { describe, expect, it } from 'vitest'
import { brushedRange, moveEdge } from './time-brush'

const session = { widthPx: 500, durationNs: 1_000_000 }

describe('brush over time', () => {
  it('chooses the same stretch from either side', () => {
    const range = { fromNs: 200_000, toNs: 600_000 }
    expect(brushedRange({ ...session, startPx: 100, endPx: 300 })).toEqual(range)
    expect(brushedRange({ ...session, startPx: 300, endPx: 100 })).toEqual(range)
  })

  it('ends where the session ends, and takes a click for nothing', () => {
    expect(brushedRange({ ...session, startPx: 400, endPx: 900 })).toEqual({
      fromNs: 800_000,
      toNs: 1_000_000,
    })
    expect(brushedRange({ ...session, startPx: 100, endPx: 102 })).toBeNull()
    expect(brushedRange({ startPx: 0, endPx: 9, widthPx: 0, durationNs: 5 })).toBeNull()
  })

  it('moves an edge with the keys, never past the other one', () => {
    const range = { fromNs: 0, toNs: 1_000_000 }
    expect(moveEdge(range, 'from', 'ArrowRight', session.durationNs)).toEqual({ ...range, fromNs: 10_000 })
    expect(moveEdge(range, 'to', 'PageDown', session.durationNs)).toEqual({ ...range, toNs: 900_000 })
    expect(moveEdge({ fromNs: 5, toNs: 8 }, 'from', 'End', 10)).toEqual({ fromNs: 8, toNs: 8 })
    expect(moveEdge({ fromNs: 5, toNs: 8 }, 'to', 'Home', 10)).toEqual({ fromNs: 5, toNs: 5 })
    expect(moveEdge(range, 'from', 'ArrowLeft', session.durationNs)).toEqual(range)
    expect(moveEdge(range, 'from', 'a', session.durationNs)).toBeNull()
  })
})
