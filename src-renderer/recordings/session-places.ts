import type { SessionSummary } from '../../src-shared/console'
import type { RowRange, RowViewport } from '../timeline/row-range'

const ROW_HEIGHT_PX = 64
/** Tags have a line of their own, and so has where a session comes from. */
const TAGS_HEIGHT_PX = 18
const ORIGIN_HEIGHT_PX = 16

/** Where each session of a list lies, in pixels from its top. */
export interface SessionPlaces {
  readonly topPx: readonly number[]
  readonly heightPx: readonly number[]
  readonly totalPx: number
}

/** Lays sessions under each other. */
export function placeSessions(sessions: readonly Pick<SessionSummary, 'tags' | 'origin'>[]): SessionPlaces {
  const heightPx = sessions.map(
    ({ tags, origin }) =>
      ROW_HEIGHT_PX + (tags.length > 0 ? TAGS_HEIGHT_PX : 0) + (origin === null ? 0 : ORIGIN_HEIGHT_PX),
  )
  let totalPx = 0
  const topPx = heightPx.map((ownPx) => (totalPx += ownPx) - ownPx)
  return { topPx, heightPx, totalPx }
}

/** The sessions in sight and `margin` more on either side. */
export function sessionsInSight(places: SessionPlaces, viewport: RowViewport, margin: number): RowRange {
  if (viewport.heightPx <= 0) return { start: 0, end: 0 }
  const endPx = viewport.topPx + viewport.heightPx
  const first = places.topPx.findLastIndex((topPx) => topPx <= viewport.topPx)
  const after = places.topPx.findIndex((topPx) => topPx >= endPx)
  const count = places.topPx.length
  return {
    start: Math.max(0, first - margin),
    end: Math.min(count, (after === -1 ? count : after) + margin),
  }
}

/** Where to scroll to so that a session is wholly in sight, as little as needed. */
export function topToShowSession(places: SessionPlaces, index: number, viewport: RowViewport): number {
  const topPx = places.topPx[index] ?? 0
  if (topPx < viewport.topPx) return topPx
  return Math.max(viewport.topPx, topPx + (places.heightPx[index] ?? 0) - viewport.heightPx)
}
