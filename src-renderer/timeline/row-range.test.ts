import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  elementHeightPx,
  MAX_CONTENT_PX,
  placeAfterScroll,
  placeOfTop,
  rangesMeet,
  ROW_HEIGHT_PX,
  rowsInSight,
  topOfTail,
  topToShow,
} from './row-range'

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

describe('two ranges', () => {
  it('meet when they have a row in common', () => {
    expect(rangesMeet({ start: 0, end: 5 }, { start: 4, end: 9 })).toBe(true)
    expect(rangesMeet({ start: 4, end: 9 }, { start: 0, end: 5 })).toBe(true)
    expect(rangesMeet({ start: 0, end: 9 }, { start: 3, end: 4 })).toBe(true)
  })

  it('do not when one begins where the other ends', () => {
    expect(rangesMeet({ start: 0, end: 5 }, { start: 5, end: 9 })).toBe(false)
    expect(rangesMeet({ start: 5, end: 9 }, { start: 0, end: 5 })).toBe(false)
  })
})

describe('a list in its element', () => {
  const heightPx = 500
  const low = { contentPx: 1000 * ROW_HEIGHT_PX, heightPx }
  const high = { contentPx: 5 * MAX_CONTENT_PX, heightPx }
  const lastScrollPx = MAX_CONTENT_PX - heightPx
  const lastTopPx = high.contentPx - heightPx
  const start = { scrollPx: 0, topPx: 0 }

  it('makes the element as high as its rows, up to what an element can be', () => {
    expect(elementHeightPx(low.contentPx)).toBe(low.contentPx)
    expect(elementHeightPx(high.contentPx)).toBe(MAX_CONTENT_PX)
  })

  it('stands where its element stands while that is high enough', () => {
    expect(placeAfterScroll(777.5, start, low)).toEqual({ scrollPx: 777.5, topPx: 777.5 })
    expect(placeOfTop(777.5, low)).toEqual({ scrollPx: 777.5, topPx: 777.5 })
  })

  it('goes in proportion when it leaps', () => {
    expect(placeAfterScroll(lastScrollPx, start, high).topPx).toBe(lastTopPx)
    expect(placeAfterScroll(lastScrollPx / 2, start, high).topPx).toBe(lastTopPx / 2)
    expect(placeOfTop(lastTopPx, high).scrollPx).toBe(lastScrollPx)
    expect(placeOfTop(0, high)).toEqual(start)
  })

  it('goes pixel by pixel a short way, and takes the element along near an end only', () => {
    const middle = placeAfterScroll(lastScrollPx / 2, start, high)
    const moved = placeAfterScroll(middle.scrollPx + 100, middle, high)
    expect(moved).toEqual({ scrollPx: middle.scrollPx + 100, topPx: middle.topPx + 100 })
    const nearTop = { scrollPx: 400, topPx: 90_100 }
    expect(placeAfterScroll(300, nearTop, high)).toEqual(placeOfTop(90_000, high))
    expect(placeOfTop(90_000, high).scrollPx).toBeGreaterThan(10_000)
    const nearEnd = { scrollPx: lastScrollPx - 400, topPx: lastTopPx - 90_100 }
    expect(placeAfterScroll(lastScrollPx - 300, nearEnd, high)).toEqual(placeOfTop(lastTopPx - 90_000, high))
  })

  it('has as much left to scroll near an end as it has rows', () => {
    expect(placeOfTop(3000, high).scrollPx).toBe(3000)
    expect(placeOfTop(lastTopPx - 3000, high).scrollPx).toBe(lastScrollPx - 3000)
    expect(placeAfterScroll(3000, { scrollPx: 9000, topPx: 9000 }, high).topPx).toBe(3000)
  })

  it('ends where its rows end, and has the element do so too', () => {
    expect(placeAfterScroll(5000, { scrollPx: 5100, topPx: 60 }, high)).toEqual(start)
    const beforeEnd = { scrollPx: 5000, topPx: lastTopPx - 60 }
    expect(placeAfterScroll(5100, beforeEnd, high)).toEqual({ scrollPx: lastScrollPx, topPx: lastTopPx })
  })

  it('never leaves its rows, however it is scrolled', () => {
    const moves = fc.array(
      fc.oneof(fc.integer({ min: -600, max: 600 }), fc.integer({ min: -9e6, max: 9e6 })),
      {
        maxLength: 50,
      },
    )
    fc.assert(
      fc.property(moves, (turns) => {
        let place = start
        for (const turn of turns) {
          const scrollPx = Math.min(lastScrollPx, Math.max(0, place.scrollPx + turn))
          const { topPx, ...rest } = placeAfterScroll(scrollPx, place, high)
          const isShort = Math.abs(scrollPx - place.scrollPx) <= heightPx
          if (isShort && topPx > 0 && topPx < lastTopPx)
            expect(topPx - place.topPx).toBeCloseTo(scrollPx - place.scrollPx)
          place = { topPx, ...rest }
          expect(place.topPx).toBeGreaterThanOrEqual(0)
          expect(place.topPx).toBeLessThanOrEqual(lastTopPx)
          expect(place.scrollPx).toBeGreaterThanOrEqual(0)
          expect(place.scrollPx).toBeLessThanOrEqual(lastScrollPx)
          if (place.scrollPx === 0) expect(place.topPx).toBe(0)
          if (place.scrollPx === lastScrollPx) expect(place.topPx).toBe(lastTopPx)
        }
      }),
    )
  })
})
