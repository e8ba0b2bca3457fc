/** Rows of one height that lie under each other, seen through a viewport; all in pixels. */

export const ROW_HEIGHT_PX = 26

export interface RowViewport {
  readonly topPx: number
  readonly heightPx: number
}

/** The rows in sight and `margin` more on either side, `end` exclusive. */
export function rowsInSight(
  { topPx, heightPx }: RowViewport,
  count: number,
  margin: number,
): { readonly start: number; readonly end: number } {
  if (heightPx <= 0) return { start: 0, end: 0 }
  const start = Math.max(0, Math.floor(topPx / ROW_HEIGHT_PX) - margin)
  const end = Math.min(count, Math.ceil((topPx + heightPx) / ROW_HEIGHT_PX) + margin)
  return { start: Math.min(start, end), end }
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
