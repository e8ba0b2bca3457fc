import type { Lane } from './sequence-mark'

export const TIME_WIDTH_PX = 92
/** Operator and cloud stay in sight on either side. */
export const EDGE_LANE_WIDTH_PX = 84
export const MIN_LANE_WIDTH_PX = 96
/** What the cloud takes where instances leave it: its notes stand left of its line. */
export const MAX_CLOUD_WIDTH_PX = 184

export interface LaneLayoutOptions {
  /** Instances from left to right. */
  readonly instanceIds: readonly number[]
  readonly widthPx: number
  /** How far the lanes of the instances are scrolled to the left. */
  readonly scrollPx: number
}

export interface PlacedLane {
  readonly lane: Lane
  /** Middle of the lane. */
  readonly x: number
}

export interface LaneLayout {
  /** The lanes in sight, from left to right. */
  readonly lanes: readonly PlacedLane[]
  readonly laneWidthPx: number
  /** Width that would show every lane at once. */
  readonly contentPx: number
  /** Middle of a lane; one that is scrolled out of sight is at the edge behind which it is. */
  readonly xOf: (lane: Lane) => number
  readonly isInSight: (lane: Lane) => boolean
}

/** Places the operator on the left, the cloud on the right, and between them as many instances as have room. */
export function layOutLanes({ instanceIds, widthPx, scrollPx }: LaneLayoutOptions): LaneLayout {
  const left = TIME_WIDTH_PX + EDGE_LANE_WIDTH_PX
  const laneCount = Math.max(1, instanceIds.length)
  const sparePx = widthPx - left - laneCount * MIN_LANE_WIDTH_PX
  const cloudPx = Math.max(EDGE_LANE_WIDTH_PX, Math.min(MAX_CLOUD_WIDTH_PX, sparePx))
  const right = Math.max(left + MIN_LANE_WIDTH_PX, widthPx - cloudPx)
  const laneWidthPx = Math.max(MIN_LANE_WIDTH_PX, (right - left) / laneCount)
  const places = new Map<Lane, number>([
    ['operator', TIME_WIDTH_PX + EDGE_LANE_WIDTH_PX / 2],
    ['cloud', right + cloudPx - EDGE_LANE_WIDTH_PX / 2],
  ])
  instanceIds.forEach((instanceId, index) =>
    places.set(instanceId, left + (index + 0.5) * laneWidthPx - scrollPx),
  )
  const placeOf = (lane: Lane) => places.get(lane) ?? left
  const isInSight = (lane: Lane) =>
    typeof lane !== 'number' || (placeOf(lane) >= left && placeOf(lane) <= right)
  const order: readonly Lane[] = ['operator', ...instanceIds, 'cloud']
  return {
    lanes: order.filter(isInSight).map((lane) => ({ lane, x: placeOf(lane) })),
    laneWidthPx,
    contentPx: left + instanceIds.length * laneWidthPx + cloudPx,
    xOf: (lane) =>
      typeof lane === 'number' ? Math.min(right, Math.max(left, placeOf(lane))) : placeOf(lane),
    isInSight,
  }
}
