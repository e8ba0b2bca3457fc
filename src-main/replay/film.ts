import type { FilmFrame, FilmGap, FilmOutline } from '../../src-shared/console'
import { RecorderError, type RecordingReader } from '../recorder'
import { filmStateOf } from './film-state'

const HISTOGRAM_SLICES = 200
/** As many as a scrubber can show. */
const MAX_MARKERS = 500
const MAX_GAPS = 500
/** The event that stands where others were lost. */
const GAP_FILTER = { query: 'kind:error name:recordingGap' }

/** The queries that a film is made of. */
export type FilmSource = Pick<
  RecordingReader,
  | 'readSession'
  | 'listInstances'
  | 'listMarkers'
  | 'countPerSlice'
  | 'ordinalAt'
  | 'neighbourOf'
  | 'factsAt'
  | 'indexEvents'
  | 'readEvents'
>

/** A recording played back: it holds nothing, every moment is looked up in O(instances · log events). */
export interface Film {
  /** @throws RecorderError `unknownSession`. */
  openFilm(input: { sessionId: number }): Promise<FilmOutline>
  /** The states at a moment, nanoseconds since the session's beginning. */
  filmAt(input: { sessionId: number; atNs: number }): Promise<FilmFrame>
  /** The film stopped at the event (or transition) next to `ordinal`; null at either end. */
  stepFilm(input: {
    sessionId: number
    ordinal: number
    direction: 'back' | 'forward'
    unit: 'event' | 'transition'
  }): Promise<FilmFrame | null>
}

/** Plays the recordings of a reader back. */
export function createFilm(source: FilmSource): Film {
  const stopAt = async (sessionId: number, atNs: number, ordinal: number): Promise<FilmFrame> => {
    const facts = await source.factsAt({ sessionId, ordinal })
    return { atNs, ordinal, states: facts.map(filmStateOf) }
  }
  return {
    async openFilm({ sessionId }) {
      const session = await source.readSession({ sessionId })
      if (!session) throw new RecorderError('unknownSession', `There is no recording ${sessionId}.`)
      const [instances, markers, gaps, histogram] = await Promise.all([
        source.listInstances({ sessionId }),
        source.listMarkers({ sessionId, limit: MAX_MARKERS }),
        listGaps(source, sessionId),
        source.countPerSlice({ sessionId, sliceCount: HISTOGRAM_SLICES }),
      ])
      return { session, instances, markers, gaps, histogram }
    },
    async filmAt({ sessionId, atNs }) {
      return stopAt(sessionId, atNs, await source.ordinalAt({ sessionId, atNs }))
    },
    async stepFilm({ sessionId, ...step }) {
      const next = await source.neighbourOf({ sessionId, ...step })
      return next && stopAt(sessionId, next.atNs, next.ordinal)
    },
  }
}

/** A gap reaches from the last event that was recorded to the one that tells how many are missing. */
async function listGaps(source: FilmSource, sessionId: number): Promise<FilmGap[]> {
  const ordinals: number[] = []
  for (let afterOrdinal = 0; ordinals.length < MAX_GAPS;) {
    const limit = MAX_GAPS - ordinals.length
    const page = await source.indexEvents({ sessionId, filter: GAP_FILTER, afterOrdinal, limit })
    ordinals.push(...page.ordinals)
    if (page.scannedTo >= page.lastOrdinal) break
    afterOrdinal = page.scannedTo
  }
  if (ordinals.length === 0) return []
  const wanted = ordinals.flatMap((ordinal) => [ordinal - 1, ordinal])
  const rows = new Map(
    (await source.readEvents({ sessionId, ordinals: wanted })).map((row) => [row.ordinal, row]),
  )
  return ordinals.flatMap((ordinal) => {
    const row = rows.get(ordinal)
    if (!row) return []
    const { lostCount } = row.payload
    const fromNs = rows.get(ordinal - 1)?.atNs ?? 0
    return { fromNs, toNs: row.atNs, ordinal, lostCount: typeof lostCount === 'number' ? lostCount : 0 }
  })
}
