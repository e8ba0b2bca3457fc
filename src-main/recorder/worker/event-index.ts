import type { Database } from 'better-sqlite3'
import type { EventFilter, EventIndex } from '../../../src-shared/console'
import type { ReaderOperations } from './operations'
import { prepareEventSearch, type EventSearch, type Found, type Stretch } from './search/event-search'

type IndexInput = Parameters<ReaderOperations['indexEvents']>[0]

/** How many events one call looks at one by one, so that a filter that matches nothing still answers quickly. */
const SCAN_WINDOW = 100_000
/** Looking into payloads costs more. */
const TEXT_SCAN_WINDOW = 20_000

/**
 * Finds the ordinals that match a filter: through the search indices as far as they go, then event by event, so that
 * what was committed a moment ago is found as well.
 */
export function prepareEventIndex(database: Database): Pick<ReaderOperations, 'indexEvents'> {
  const lastOrdinal = database
    .prepare<[number], number>('SELECT coalesce(max(ordinal), 0) FROM event WHERE session_id = ?')
    .pluck()
  const indexedTo = database
    .prepare<[number], number>('SELECT indexed_to FROM search_progress WHERE session_id = ?')
    .pluck()
  const rangeOf = prepareTimeRange(database)
  const prepareSearch = prepareEventSearch(database)

  function indexEvents({ sessionId, filter, afterOrdinal, limit }: IndexInput): EventIndex {
    const last = lastOrdinal.get(sessionId) ?? 0
    const range = rangeOf(sessionId, filter, last)
    const search = prepareSearch(sessionId, filter)
    const stretch = { sessionId, limit, ...range, afterOrdinal: Math.max(afterOrdinal, range.afterOrdinal) }
    const indexed = search.usesIndex ? Math.min(indexedTo.get(sessionId) ?? 0, range.toOrdinal) : 0
    const window = filter.text || filter.query ? TEXT_SCAN_WINDOW : SCAN_WINDOW
    const { ordinals, scannedTo } = searchBoth(search, stretch, { indexed, window })
    // Nothing after the range can match, so that the whole session was looked at.
    const isThrough = scannedTo >= range.toOrdinal
    return { ordinals, scannedTo: isThrough ? Math.max(afterOrdinal, last) : scannedTo, lastOrdinal: last }
  }

  return { indexEvents: database.transaction(indexEvents) }
}

/** Looks in the indices up to the ordinal that they hold, then at the next events one by one. */
function searchBoth(
  search: EventSearch,
  stretch: Stretch,
  { indexed, window }: { readonly indexed: number; readonly window: number },
): Found {
  const { afterOrdinal, toOrdinal, limit } = stretch
  const found: Found =
    afterOrdinal < indexed
      ? search.inIndex({ ...stretch, toOrdinal: indexed })
      : { ordinals: [], scannedTo: afterOrdinal }
  const { scannedTo, ordinals } = found
  if (scannedTo < indexed || scannedTo >= toOrdinal || ordinals.length === limit) return found
  const rest = search.inEvents({
    ...stretch,
    afterOrdinal: scannedTo,
    toOrdinal: Math.min(toOrdinal, scannedTo + window),
    limit: limit - ordinals.length,
  })
  return { ordinals: [...ordinals, ...rest.ordinals], scannedTo: rest.scannedTo }
}

/** The ordinals of a filter's time range: times never fall as ordinals rise. */
function prepareTimeRange(database: Database) {
  const countBefore = (comparison: '<' | '<=') =>
    database
      .prepare<[number, number], number>(
        `SELECT ordinal FROM event INDEXED BY event_by_time WHERE session_id = ? AND at_ns ${comparison} ?
         ORDER BY at_ns DESC, ordinal DESC LIMIT 1`,
      )
      .pluck()
  const [lastBefore, lastUpTo] = [countBefore('<'), countBefore('<=')]
  return (sessionId: number, { fromNs, toNs }: EventFilter, last: number) => ({
    afterOrdinal: fromNs === undefined ? 0 : (lastBefore.get(sessionId, fromNs) ?? 0),
    toOrdinal: toNs === undefined ? last : (lastUpTo.get(sessionId, toNs) ?? 0),
  })
}
