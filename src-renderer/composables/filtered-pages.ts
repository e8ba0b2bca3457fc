import type { ConsoleService } from '../../src-shared/console'
import type { SessionTimeline } from './session-timeline'
import type { ScannedPage } from './use-event-scan'

/** Events looked through at a time: few enough that taking over what came of them never holds the window up. */
const EVENTS_PER_PAGE = 2000

/**
 * Reads a session in pages of the events that the filter lets through.
 * @param readContent tells what such events are about; not asked when a page has none.
 */
export function filteredPages<Item>(
  source: Pick<ConsoleService, 'indexEvents'>,
  filter: SessionTimeline['filter'],
  readContent: (input: { sessionId: number; ordinals: number[] }) => Promise<readonly Item[]>,
): (sessionId: number, afterOrdinal: number) => Promise<ScannedPage<readonly Item[]>> {
  return async (sessionId, afterOrdinal) => {
    const { ordinals, ...place } = await source.indexEvents({
      sessionId,
      filter: filter.filter.value,
      afterOrdinal,
      limit: EVENTS_PER_PAGE,
    })
    if (ordinals.length === 0) return { content: [], ...place }
    return { content: await readContent({ sessionId, ordinals: [...ordinals] }), ...place }
  }
}
