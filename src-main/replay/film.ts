import type { FilmFrame, FilmOutline } from '../../src-shared/console'
import { RecorderError, type RecordingReader } from '../recorder'
import { filmStateOf } from './film-state'

const HISTOGRAM_SLICES = 200
/** As many as a scrubber can show. */
const MAX_MARKERS = 500

/** The queries that a film is made of. */
export type FilmSource = Pick<
  RecordingReader,
  'readSession' | 'listInstances' | 'listMarkers' | 'countPerSlice' | 'ordinalAt' | 'neighbourOf' | 'factsAt'
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
      const [instances, markers, histogram] = await Promise.all([
        source.listInstances({ sessionId }),
        source.listMarkers({ sessionId, limit: MAX_MARKERS }),
        source.countPerSlice({ sessionId, sliceCount: HISTOGRAM_SLICES }),
      ])
      return { session, instances, markers, histogram }
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
