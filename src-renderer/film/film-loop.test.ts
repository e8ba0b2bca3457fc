import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { playingStart, playOn, withLoopEnd, withLoopStart, type FilmExtent } from './film-loop'

const film: FilmExtent = { durationNs: 100, loop: null }
const looped: FilmExtent = { durationNs: 100, loop: { fromNs: 20, toNs: 50 } }

describe('playing a film', () => {
  it('begins where it stands, or at the beginning when it is over', () => {
    expect(playingStart(30, film)).toBe(30)
    expect(playingStart(100, film)).toBe(0)
  })

  it('begins inside the loop', () => {
    expect([10, 30, 50, 90].map((atNs) => playingStart(atNs, looped))).toEqual([20, 30, 20, 20])
  })

  it('ends at the end of the film', () => {
    expect(playOn(90, 5, film)).toEqual({ atNs: 95, ended: false })
    expect(playOn(90, 25, film)).toEqual({ atNs: 100, ended: true })
  })

  it('goes round at the end of the loop and keeps the time that is left over', () => {
    expect(playOn(45, 10, looped)).toEqual({ atNs: 25, ended: false })
    expect(playOn(45, 100, looped)).toEqual({ atNs: 25, ended: false })
  })

  it('stays inside the loop once it is there, at any speed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 49 }), fc.nat({ max: 1000 }), (atNs, elapsedNs) => {
        const { atNs: nextNs, ended } = playOn(atNs, elapsedNs, looped)
        expect(ended).toBe(false)
        expect(nextNs).toBeGreaterThanOrEqual(20)
        expect(nextNs).toBeLessThan(50)
      }),
    )
  })
})

describe('a loop', () => {
  it('reaches from its beginning to the end of the film until an end is set', () => {
    expect(withLoopStart(30, film)).toEqual({ fromNs: 30, toNs: 100 })
    expect(withLoopEnd(30, film)).toEqual({ fromNs: 0, toNs: 30 })
  })

  it('keeps its other end where it can', () => {
    expect(withLoopStart(30, looped)).toEqual({ fromNs: 30, toNs: 50 })
    expect(withLoopStart(60, looped)).toEqual({ fromNs: 60, toNs: 100 })
    expect(withLoopEnd(40, looped)).toEqual({ fromNs: 20, toNs: 40 })
    expect(withLoopEnd(10, looped)).toEqual({ fromNs: 0, toNs: 10 })
  })

  it('is none where nothing lies between its ends', () => {
    expect(withLoopStart(100, film)).toBeNull()
    expect(withLoopEnd(0, film)).toBeNull()
  })
})
