/** Rows of one height that lie under each other, seen through a viewport; all in pixels. */

export const ROW_HEIGHT_PX = 26

/**
 * How high the content of a scrolling element is made at most. Chromium cuts an element off at 2^25 physical pixels; a
 * quarter of that fits a screen of twice the density with its text scaled to 200 %.
 */
export const MAX_CONTENT_PX = 8_000_000

/** An element that comes so near one of its ends has to be as near to it as its rows are. */
const EDGE_PX = 2000
/** So far from an end of its rows an element that is too low for them is as far from its own. */
const END_ZONE_PX = 10_000

export interface RowViewport {
  readonly topPx: number
  readonly heightPx: number
}

export interface RowRange {
  readonly start: number
  /** Exclusive. */
  readonly end: number
}

/** A list of rows as high as `contentPx`, which its element may be too low for, seen through a viewport. */
export interface ScrolledList {
  readonly contentPx: number
  readonly heightPx: number
}

/** Where a list is scrolled to: its element, and its rows. The same number while the element is high enough. */
export interface ScrollPlace {
  readonly scrollPx: number
  readonly topPx: number
}

/** The rows in sight and `margin` more on either side. */
export function rowsInSight({ topPx, heightPx }: RowViewport, count: number, margin: number): RowRange {
  if (heightPx <= 0) return { start: 0, end: 0 }
  const start = Math.max(0, Math.floor(topPx / ROW_HEIGHT_PX) - margin)
  const end = Math.min(count, Math.ceil((topPx + heightPx) / ROW_HEIGHT_PX) + margin)
  return { start: Math.min(start, end), end }
}

/** Is there a row that lies in both. */
export function rangesMeet(one: RowRange, other: RowRange): boolean {
  return one.start < other.end && other.start < one.end
}

/** Where to scroll to so that a row is wholly in sight, as little as needed. */
export function topToShow(row: number, { topPx, heightPx }: RowViewport): number {
  const rowTopPx = row * ROW_HEIGHT_PX
  if (rowTopPx < topPx) return rowTopPx
  return Math.max(topPx, rowTopPx + ROW_HEIGHT_PX - heightPx)
}

/** Where a list is scrolled to when its last row is in sight. */
export function topOfTail(count: number, heightPx: number): number {
  return Math.max(0, count * ROW_HEIGHT_PX - heightPx)
}

/** How high the element is in which a list scrolls. */
export function elementHeightPx(contentPx: number): number {
  return Math.min(contentPx, MAX_CONTENT_PX)
}

/**
 * Where the element of a list stands when its rows are scrolled to `topPx`: where it is too low for them, in proportion but
 * near the ends, so that there is always as much left to scroll as there are rows.
 */
export function placeOfTop(topPx: number, list: ScrolledList): ScrollPlace {
  if (!isCut(list)) return { topPx, scrollPx: topPx }
  const { lastScrollPx, lastTopPx } = endsOf(list)
  return { topPx, scrollPx: Math.round(project(topPx, lastTopPx, lastScrollPx)) }
}

/**
 * Where a list is after its element was scrolled. In an element that is too low a leap, as with the scrollbar, reaches every
 * row in proportion; a short way moves the rows by just as much, so that none is skipped, and the element is put back where
 * the rows are when it comes near an end that they are far from.
 */
export function placeAfterScroll(scrollPx: number, before: ScrollPlace, list: ScrolledList): ScrollPlace {
  if (!isCut(list)) return { scrollPx, topPx: scrollPx }
  const { lastScrollPx, lastTopPx } = endsOf(list)
  const movedPx = scrollPx - before.scrollPx
  if (Math.abs(movedPx) > list.heightPx)
    return { scrollPx, topPx: Math.round(project(scrollPx, lastScrollPx, lastTopPx)) }
  const topPx = Math.min(lastTopPx, Math.max(0, before.topPx + movedPx))
  const isAtEnd = topPx === 0 || topPx === lastTopPx
  const isNearEdge = Math.min(scrollPx, lastScrollPx - scrollPx) < EDGE_PX
  return isAtEnd || isNearEdge ? placeOfTop(topPx, list) : { scrollPx, topPx }
}

function isCut({ contentPx }: ScrolledList): boolean {
  return contentPx > MAX_CONTENT_PX
}

/** How far a list can be scrolled: its element, and its rows. */
function endsOf({ contentPx, heightPx }: ScrolledList) {
  return { lastScrollPx: MAX_CONTENT_PX - heightPx, lastTopPx: contentPx - heightPx }
}

/** A place between 0 and `last` on another stretch: as far from an end as here when near it, in proportion elsewhere. */
function project(place: number, last: number, otherLast: number): number {
  if (place <= END_ZONE_PX) return place
  if (last - place <= END_ZONE_PX) return otherLast - (last - place)
  const zones = 2 * END_ZONE_PX
  return END_ZONE_PX + ((place - END_ZONE_PX) * (otherLast - zones)) / (last - zones)
}
