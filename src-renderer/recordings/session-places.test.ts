import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeSessions, sessionsInSight, topToShowSession } from './session-places'

const plain = { tags: [], origin: null }
const tagged = { tags: ['release'], origin: null }
const replayed = { tags: [], origin: { mode: 'wire', sessionId: 1 } } as const

describe('sessions under each other', () => {
  it('are higher with tags, and begin where the one above ends', () => {
    expect(placeSessions([plain, tagged, plain])).toEqual({
      topPx: [0, 64, 146],
      heightPx: [64, 82, 64],
      totalPx: 210,
    })
    expect(placeSessions([])).toEqual({ topPx: [], heightPx: [], totalPx: 0 })
  })

  it('are higher when they come from somewhere', () => {
    expect(placeSessions([replayed, plain])).toEqual({ topPx: [0, 80], heightPx: [80, 64], totalPx: 144 })
  })

  it('are in sight when the viewport touches them', () => {
    const places = placeSessions([plain, tagged, plain, plain, plain])
    expect(sessionsInSight(places, { topPx: 64, heightPx: 82 }, 0)).toEqual({ start: 1, end: 2 })
    expect(sessionsInSight(places, { topPx: 63, heightPx: 84 }, 0)).toEqual({ start: 0, end: 3 })
    expect(sessionsInSight(places, { topPx: 64, heightPx: 82 }, 1)).toEqual({ start: 0, end: 3 })
    expect(sessionsInSight(places, { topPx: 250, heightPx: 500 }, 2)).toEqual({ start: 1, end: 5 })
    expect(sessionsInSight(places, { topPx: 0, heightPx: 0 }, 8)).toEqual({ start: 0, end: 0 })
    expect(sessionsInSight(placeSessions([]), { topPx: 0, heightPx: 100 }, 8)).toEqual({ start: 0, end: 0 })
  })

  it('are shown wholly, as little as needed', () => {
    const sessions = fc.array(fc.constantFrom(plain, tagged, replayed), { minLength: 1, maxLength: 60 })
    const viewport = fc.record({ topPx: fc.nat(4000), heightPx: fc.integer({ min: 82, max: 900 }) })
    fc.assert(
      fc.property(sessions, viewport, fc.nat(59), (list, { topPx, heightPx }, wanted) => {
        const places = placeSessions(list)
        const index = wanted % list.length
        const top = topToShowSession(places, index, { topPx, heightPx })
        const ownTopPx = places.topPx[index] ?? NaN
        const ownHeightPx = places.heightPx[index] ?? NaN
        expect(ownTopPx).toBeGreaterThanOrEqual(top)
        expect(ownTopPx + ownHeightPx).toBeLessThanOrEqual(top + heightPx)
        const wasWhole = ownTopPx >= topPx && ownTopPx + ownHeightPx <= topPx + heightPx
        if (wasWhole) expect(top).toBe(topPx)
      }),
    )
  })
})
