import type { TimeRange } from './timeline-filter'

/** Less than this is a click, not a brush. */
const MIN_BRUSH_PX = 4
/** Arrow keys move an edge by this share of the session; Page keys by ten times as much. */
const KEYBOARD_STEPS = 100

export interface Brush {
  readonly startPx: number
  readonly endPx: number
  readonly widthPx: number
  readonly durationNs: number
}

export type RangeEdge = 'from' | 'to'

/** The stretch of time that was brushed over, in whichever direction; null when it was only a click. */
export function brushedRange({ startPx, endPx, widthPx, durationNs }: Brush): TimeRange | null {
  if (Math.abs(endPx - startPx) < MIN_BRUSH_PX || widthPx <= 0) return null
  const toNs = (px: number) => Math.round((Math.min(widthPx, Math.max(0, px)) / widthPx) * durationNs)
  return { fromNs: toNs(Math.min(startPx, endPx)), toNs: toNs(Math.max(startPx, endPx)) }
}

/** The stretch after a key was pressed on one of its edges; null when the key means nothing there. */
export function moveEdge(
  range: TimeRange,
  edge: RangeEdge,
  key: string,
  durationNs: number,
): TimeRange | null {
  const step = Math.max(1, Math.round(durationNs / KEYBOARD_STEPS))
  const at = edge === 'from' ? range.fromNs : range.toNs
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: at - step,
    ArrowDown: at - step,
    ArrowRight: at + step,
    ArrowUp: at + step,
    PageDown: at - 10 * step,
    PageUp: at + 10 * step,
    Home: 0,
    End: durationNs,
  }
  const target = targets[key]
  if (target === undefined) return null
  return edge === 'from'
    ? { ...range, fromNs: Math.min(range.toNs, Math.max(0, target)) }
    : { ...range, toNs: Math.max(range.fromNs, Math.min(durationNs, target)) }
}
