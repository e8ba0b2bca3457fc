import type { Database } from 'better-sqlite3'
import { prepareFilmFacts } from './film-facts'
import type { FilmMarker, ReaderOperations } from './operations'

type FilmQueries = Pick<
  ReaderOperations,
  'ordinalAt' | 'neighbourOf' | 'factsAt' | 'listMarkers' | 'countPerSlice'
>

interface Neighbour {
  readonly ordinal: number
  readonly atNs: number
}

/**
 * What a film asks, each a handful of index lookups. Within a session `at_ns` never falls as `ordinal` rises (the
 * recorder sees to it), so a moment and an ordinal are interchangeable cuts.
 */
export function prepareFilmQueries(database: Database): FilmQueries {
  const findOrdinal = database
    .prepare<[number, number], number>(
      `SELECT ordinal FROM event INDEXED BY event_by_time WHERE session_id = ? AND at_ns <= ?
       ORDER BY at_ns DESC, ordinal DESC LIMIT 1`,
    )
    .pluck()
  const ordinalAt: FilmQueries['ordinalAt'] = ({ sessionId, atNs }) => findOrdinal.get(sessionId, atNs) ?? 0
  const durationOf = database
    .prepare<[number], number>('SELECT coalesce(max(at_ns), 0) FROM event WHERE session_id = ?')
    .pluck()

  return {
    ordinalAt,
    neighbourOf: prepareNeighbours(database),
    factsAt: prepareFilmFacts(database),
    listMarkers: prepareMarkers(database),
    countPerSlice({ sessionId, sliceCount }) {
      const durationNs = durationOf.get(sessionId) ?? 0
      const endOrdinals = Array.from({ length: sliceCount }, (_, slice) =>
        ordinalAt({ sessionId, atNs: (durationNs * (slice + 1)) / sliceCount }),
      )
      return endOrdinals.map((end, slice) => end - (endOrdinals[slice - 1] ?? 0))
    },
  }
}

function prepareNeighbours(database: Database): FilmQueries['neighbourOf'] {
  const prepare = (condition: string, order: 'ASC' | 'DESC') =>
    database.prepare<[number, number], Neighbour>(
      `SELECT ordinal, at_ns AS atNs FROM event WHERE session_id = ? AND ${condition} ORDER BY ordinal ${order} LIMIT 1`,
    )
  const statements = {
    event: { back: prepare('ordinal < ?', 'DESC'), forward: prepare('ordinal > ?', 'ASC') },
    transition: {
      back: prepare("kind = 'transition' AND ordinal < ?", 'DESC'),
      forward: prepare("kind = 'transition' AND ordinal > ?", 'ASC'),
    },
  }
  return ({ sessionId, ordinal, direction, unit }) =>
    statements[unit][direction].get(sessionId, ordinal) ?? null
}

function prepareMarkers(database: Database): FilmQueries['listMarkers'] {
  const isMarker = "session_id = ? AND landmark IN ('failure', 'kick')"
  const count = database.prepare<[number], number>(`SELECT count(*) FROM event WHERE ${isMarker}`).pluck()
  // Left to itself SQLite would walk through the whole session because that spares it a sort.
  const list = database.prepare<[number, number], FilmMarker>(
    `WITH marker AS (
       SELECT event_id, row_number() OVER (ORDER BY ordinal) - 1 AS position
       FROM event INDEXED BY landmark_by_instance WHERE ${isMarker}
     )
     SELECT at_ns AS atNs, ordinal, instance_id AS instanceId, iif(landmark = 'kick', 'kick', 'error') AS kind, code
     FROM marker CROSS JOIN event USING (event_id) WHERE position % ? = 0 ORDER BY ordinal`,
  )
  return ({ sessionId, limit }) => {
    const stride = Math.ceil((count.get(sessionId) ?? 0) / limit)
    return list.all(sessionId, Math.max(1, stride))
  }
}
