import type { LaneLayout } from './lane-layout'
import type { Lane } from './sequence-mark'

const MAX_NOTE_PX = 240
/** One at the edge has room to its left alone. */
const MAX_EDGE_NOTE_PX = 340
/** A note that has no room on its lane leans on the edge. */
export const EDGE_MARGIN_PX = 6
/** Distance from the lines of other lanes, which a note does not belong to. */
const GAP_PX = 4

/** Where a note of a lane stands, and how wide it may be before it is cut. */
export type NotePlace =
  | { readonly at: 'lane'; readonly x: number; readonly maxWidthPx: number }
  | { readonly at: 'edge'; readonly maxWidthPx: number }

/** A note stands on its lane, between the lines of the lanes beside it; at the right edge, it ends there. */
export function notePlace(layout: LaneLayout, lane: Lane, widthPx: number): NotePlace {
  const x = layout.xOf(lane)
  const others = layout.lanes.flatMap((placed) => (placed.lane === lane ? [] : [placed.x]))
  const before = Math.max(0, ...others.filter((other) => other < x))
  const after = Math.min(widthPx, ...others.filter((other) => other > x))
  if (after === widthPx)
    return { at: 'edge', maxWidthPx: room(widthPx - EDGE_MARGIN_PX - before - GAP_PX, MAX_EDGE_NOTE_PX) }
  return { at: 'lane', x, maxWidthPx: room(2 * (Math.min(x - before, after - x) - GAP_PX), MAX_NOTE_PX) }
}

const room = (px: number, most: number) => Math.max(0, Math.min(most, px))
