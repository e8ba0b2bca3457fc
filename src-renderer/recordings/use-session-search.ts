import { computed, readonly, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { parseEventQuery, type ConsoleService, type SessionSummary } from '../../src-shared/console'
import { matchesSession } from './session-match'

export interface SessionSearchOptions {
  readonly source: Pick<ConsoleService, 'indexEvents'>
  readonly sessions: MaybeRefOrGetter<readonly SessionSummary[]>
  /** Takes what went wrong while events were looked into. */
  readonly onFailure: (thrown: unknown) => void
}

/** One text that is searched for, and what is known of it; another text is another search. */
class Search {
  /** How far each session was looked into in vain; of one that grows only the rest is looked into. */
  readonly scannedTo = new Map<number, number>()
  /** How many events it had then. */
  readonly knownCounts = new Map<number, number>()

  constructor(readonly query: string) {}
}

/**
 * Finds sessions by what is written on them, at once, and by their events, one session after the other: the search is
 * read as an event query too, so that `account:alice code:302` finds the sessions in which that happened.
 */
export function useSessionSearch({ source, sessions, onFailure }: SessionSearchOptions) {
  const text = ref('')
  const searching = ref(false)
  const foundInEvents = shallowRef<ReadonlySet<number>>(new Set())
  const shown = computed(() =>
    toValue(sessions).filter(
      (session) => matchesSession(session, text.value) || foundInEvents.value.has(session.sessionId),
    ),
  )
  let current = new Search('')
  let isLooking = false
  let hasGrown = false
  let hasFailed = false

  function begin(): void {
    current = new Search(text.value.trim())
    foundInEvents.value = new Set()
    hasGrown = hasFailed = false
    searching.value = true
    void lookIntoEvents()
  }

  /** A search under way goes on first: it would never come to an end beside a session that grows all the time. */
  function goOn(): void {
    hasGrown = isLooking
    if (!isLooking && !hasFailed) void lookIntoEvents()
  }

  async function lookIntoEvents(): Promise<void> {
    const search = current
    isLooking = search.query !== '' && parseEventQuery(search.query).ok
    const candidates = isLooking ? toValue(sessions).filter((session) => isUnknown(session, search)) : []
    try {
      for (const { sessionId, eventCount } of candidates) {
        const found = await hasEvent(sessionId, search)
        if (search !== current) return
        search.knownCounts.set(sessionId, eventCount)
        if (found) foundInEvents.value = new Set([...foundInEvents.value, sessionId])
      }
    } catch (thrown) {
      if (search !== current) return
      hasFailed = true
      onFailure(thrown)
    } finally {
      if (search === current) {
        isLooking = searching.value = false
        if (hasGrown) goOn()
      }
    }
  }

  function isUnknown(session: SessionSummary, { query, knownCounts }: Search): boolean {
    const { sessionId, eventCount } = session
    const isKnown = foundInEvents.value.has(sessionId) || knownCounts.get(sessionId) === eventCount
    return !isKnown && !matchesSession(session, query)
  }

  /** A search that was given up finds nothing more, and asks no further. */
  async function hasEvent(sessionId: number, search: Search): Promise<boolean> {
    while (search === current) {
      const { query, scannedTo } = search
      const afterOrdinal = scannedTo.get(sessionId) ?? 0
      const page = await source.indexEvents({ sessionId, filter: { query }, afterOrdinal, limit: 1 })
      if (page.ordinals.length > 0) return search === current
      scannedTo.set(sessionId, page.scannedTo)
      if (page.scannedTo >= page.lastOrdinal || page.scannedTo === afterOrdinal) return false
    }
    return false
  }

  watch(text, begin)
  watch(() => toValue(sessions), goOn)

  return { text, shown, searching: readonly(searching) }
}
