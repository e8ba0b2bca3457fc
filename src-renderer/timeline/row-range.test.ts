import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROW_HEIGHT_PX, rowsInSight, topOfTail, topToShow } from './row-range'

const viewport = { topPx: 10 * ROW_HEIGHT_PX + 5, heightPx: 4 * ROW_HEIGHT_PX }

describe('rows in sight', () => {
  it('are those that the viewport touches, with a margin', () => {
    expect(rowsInSight(viewport, 1000, 0)).toEqual({ start: 10, end: 15 })
    expect(rowsInSight(viewport, 1000, 3)).toEqual({ start: 7, end: 18 })
  })

  it('end with the list', () => {
    expect(rowsInSight(viewport, 12, 3)).toEqual({ start: 7, end: 12 })
    expect(rowsInSight(viewport, 3, 0)).toEqual({ start: 3, end: 3 })
    expect(rowsInSight({ topPx: 0, heightPx: 0 }, 1000, 3)).toEqual({ start: 0, end: 0 })
  })

  it('are as many for a list of a million as for a short one', () => {
    const { start, end } = rowsInSight({ ...viewport, topPx: 900_000 * ROW_HEIGHT_PX }, 1_000_000, 12)
    expect([start, end]).toEqual([899_988, 900_016])
  })
})

describe('scrolling to a row', () => {
  it('leaves a row where it is when it is wholly in sight', () => {
    expect(topToShow(11, viewport)).toBe(viewport.topPx)
  })

  it('shows any row wholly', () => {
    const row = fc.integer({ min: 0, max: 1_000_000 })
    const place = fc.record({
      topPx: fc.integer({ min: 0, max: 1_000_000 * ROW_HEIGHT_PX }),
      heightPx: fc.integer({ min: ROW_HEIGHT_PX, max: 2000 }),
    })
    fc.assert(
      fc.property(row, place, (wanted, { topPx, heightPx }) => {
        const shownPx = wanted * ROW_HEIGHT_PX - topToShow(wanted, { topPx, heightPx })
        expect(shownPx).toBeGreaterThanOrEqual(0)
        expect(shownPx + ROW_HEIGHT_PX).toBeLessThanOrEqual(heightPx)
      }),
    )
  })

  it('knows the end of the list', () => {
    expect(topOfTail(100, 260)).toBe(2340)
    expect(topOfTail(3, 260)).toBe(0)
  })
})
