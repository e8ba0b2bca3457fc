import type { EventFilter, EventRow } from '../../src-shared/console'
import type { RecordingReader } from '../recorder'

const PAGE_SIZE = 1000

/** The queries that a whole recording is walked through with. */
export type EventSource = Pick<RecordingReader, 'indexEvents' | 'readEvents' | 'readEvent'>

/** The matching events of a session in order, a page at a time; long payloads come whole. */
export async function* eventsOf(
  source: EventSource,
  sessionId: number,
  filter: EventFilter,
): AsyncGenerator<EventRow> {
  for (let afterOrdinal = 0; ;) {
    const page = await source.indexEvents({ sessionId, filter, afterOrdinal, limit: PAGE_SIZE })
    if (page.ordinals.length > 0) {
      for (const row of await source.readEvents({ sessionId, ordinals: page.ordinals })) {
        yield 'cut' in row.payload ? await wholeEvent(source, sessionId, row) : row
      }
    }
    if (page.scannedTo >= page.lastOrdinal) return
    afterOrdinal = page.scannedTo
  }
}

async function wholeEvent(source: EventSource, sessionId: number, row: EventRow): Promise<EventRow> {
  return (await source.readEvent({ sessionId, ordinal: row.ordinal })) ?? row
}
