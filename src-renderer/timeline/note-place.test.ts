import { describe, expect, it } from 'vitest'
import { layOutLanes } from './lane-layout'
import { EDGE_MARGIN_PX, notePlace } from './note-place'

const WIDTH_PX = 692

describe('a note of the sequence', () => {
  it.each([1, 3, 5, 40])('covers no lane but its own, with %i instances', (count) => {
    const instanceIds = Array.from({ length: count }, (_, index) => index + 1)
    const layout = layOutLanes({ instanceIds, widthPx: WIDTH_PX, scrollPx: 0 })
    for (const { lane } of layout.lanes.filter((placed) => placed.lane !== 'operator')) {
      const place = notePlace(layout, lane, WIDTH_PX)
      const rightPx = place.at === 'edge' ? WIDTH_PX - EDGE_MARGIN_PX : place.x + place.maxWidthPx / 2
      const covered = layout.lanes.filter(({ x }) => x > rightPx - place.maxWidthPx && x < rightPx)
      expect(covered.map((placed) => placed.lane)).toEqual([lane])
    }
  })

  it('of the cloud ends at the edge, and has room for a few words beside three instances', () => {
    const layout = layOutLanes({ instanceIds: [1, 2, 3], widthPx: WIDTH_PX, scrollPx: 0 })
    const place = notePlace(layout, 'cloud', WIDTH_PX)
    expect(place.at).toBe('edge')
    expect(place.maxWidthPx).toBeGreaterThan(200)
  })

  it('of an instance out of sight stands at the edge behind which it is', () => {
    const layout = layOutLanes({ instanceIds: [1, 2, 3, 4, 5], widthPx: 400, scrollPx: 240 })
    expect(notePlace(layout, 1, 400)).toMatchObject({ at: 'lane', x: layout.xOf(1) })
  })
})
