import { describe, expect, it } from 'vitest'
import {
  EDGE_LANE_WIDTH_PX,
  layOutLanes,
  MAX_CLOUD_WIDTH_PX,
  MIN_LANE_WIDTH_PX,
  TIME_WIDTH_PX,
} from './lane-layout'

const LEFT = TIME_WIDTH_PX + EDGE_LANE_WIDTH_PX

describe('lanes of the sequence', () => {
  it('spreads a few instances between operator and cloud', () => {
    const { lanes, xOf, contentPx } = layOutLanes({ instanceIds: [1, 2], widthPx: 1000, scrollPx: 0 })
    expect(lanes.map(({ lane }) => lane)).toEqual(['operator', 1, 2, 'cloud'])
    const xs = lanes.map(({ x }) => x)
    expect(xs).toEqual([...xs].sort((a, b) => a - b))
    expect(xOf('cloud')).toBe(1000 - EDGE_LANE_WIDTH_PX / 2)
    expect(contentPx).toBe(1000)
  })

  it('leaves the cloud room for its notes, as far as the instances need none', () => {
    const instanceIds = Array.from({ length: 40 }, (_, index) => index + 1)
    const few = layOutLanes({ instanceIds: instanceIds.slice(0, 3), widthPx: 692, scrollPx: 0 })
    expect(few.contentPx - LEFT - 3 * few.laneWidthPx).toBeCloseTo(MAX_CLOUD_WIDTH_PX)
    expect(few.xOf('cloud')).toBe(692 - EDGE_LANE_WIDTH_PX / 2)
    const many = layOutLanes({ instanceIds, widthPx: 692, scrollPx: 0 })
    expect(many.contentPx).toBe(LEFT + 40 * MIN_LANE_WIDTH_PX + EDGE_LANE_WIDTH_PX)
  })

  it('shows as many of two hundred instances as have room, and the rest when it is scrolled', () => {
    const instanceIds = Array.from({ length: 200 }, (_, index) => index + 1)
    const shown = (scrollPx: number) =>
      layOutLanes({ instanceIds, widthPx: 1000, scrollPx }).lanes.flatMap(({ lane }) =>
        typeof lane === 'number' ? [lane] : [],
      )
    expect(shown(0)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(shown(MIN_LANE_WIDTH_PX * 100)).toEqual([101, 102, 103, 104, 105, 106, 107, 108])
  })

  it('puts a lane that is out of sight to the edge behind which it is', () => {
    const { xOf, isInSight } = layOutLanes({ instanceIds: [1, 2, 3, 4], widthPx: 400, scrollPx: 240 })
    expect(isInSight(1)).toBe(false)
    expect(xOf(1)).toBe(LEFT)
    expect(isInSight(4)).toBe(true)
    expect(xOf(99)).toBe(LEFT)
  })

  it('finds room even in a window that has none', () => {
    const { lanes } = layOutLanes({ instanceIds: [1], widthPx: 0, scrollPx: 0 })
    expect(lanes.map(({ lane }) => lane)).toEqual(['operator', 1, 'cloud'])
  })
})
