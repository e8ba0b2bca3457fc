import { computed, readonly, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { ConsoleService, SessionSummary } from '../../src-shared/console'
import { fulfilsSessionTerms, holdsWords } from './session-match'
import {
  EVERY_SESSION,
  parseSessionQuery,
  type SessionQuery,
  type SessionQueryProblem,
} from './session-query'

export interface SessionSearchOptions {
  readonly source: Pick<ConsoleService, 'indexEvents'>
  /** The sessions that are known, newest first. */
  readonly sessions: MaybeRefOrGetter<readonly SessionSummary[]>
  /** Are there older ones than those? */
  readonly hasOlder: MaybeRefOrGetter<boolean>
  /** Makes some older ones known. */
  readonly readOlder: () => Promise<void>
  /** Takes what went wrong while sessions were looked through. */
  readonly onFailure: (thrown: unknown) => void
}

/** What is searched for, and what is known of it; the same searched for again is another search. */
class Search {
  /** How far each session was looked into in vain; of one that grows only the rest is looked into. */
  readonly scannedTo = new Map<number, number>()
  /** How many events it had then. */
  readonly knownCounts = new Map<number, number>()

  constructor(readonly query: SessionQuery) {}
}

/**
 * Finds sessions by what is written on them, at once, and by their events, one session after the other: `code:302` finds
 * the sessions in which that happened. When the known ones are looked through, older ones are read, a page at a time, up to
 * the oldest. What cannot be read leaves the last search that could be read.
 */
export function useSessionSearch({ source, sessions, hasOlder, readOlder, onFailure }: SessionSearchOptions) {
  const text = ref('')
  const problem = shallowRef<SessionQueryProblem | null>(null)
  const searching = ref(false)
  /** Something went wrong: not every session was looked through. */
  const stopped = ref(false)
  const lookedThroughCount = ref(0)
  const foundInEvents = shallowRef<ReadonlySet<number>>(new Set())
  const current = shallowRef(new Search(EVERY_SESSION))
  const shown = computed(() => toValue(sessions).filter(isFound))
  let isLooking = false
  let hasGrown = false

  function read(): void {
    const parsed = parseSessionQuery(text.value)
    problem.value = parsed.ok ? null : parsed.problem
    if (parsed.ok) begin(parsed.query)
  }

  function begin(query: SessionQuery): void {
    current.value = new Search(query)
    foundInEvents.value = new Set()
    lookedThroughCount.value = 0
    hasGrown = stopped.value = false
    searching.value = true
    void lookThrough()
  }

  /** A search under way goes on first: it would never come to an end beside a session that grows all the time. */
  function goOn(): void {
    hasGrown = isLooking
    if (!isLooking && !stopped.value) void lookThrough()
  }

  async function lookThrough(): Promise<void> {
    const search = current.value
    isLooking = search.query.words?.length !== 0 || search.query.sessionTerms.length > 0
    try {
      if (isLooking) await lookThroughAll(search)
    } catch (thrown) {
      if (search !== current.value) return
      stopped.value = true
      onFailure(thrown)
    } finally {
      if (search === current.value) {
        isLooking = searching.value = false
        if (hasGrown) goOn()
      }
    }
  }

  async function lookThroughAll(search: Search): Promise<void> {
    await lookIntoEvents(search)
    while (search === current.value && toValue(hasOlder)) {
      searching.value = true
      await readOlder()
      if (search === current.value) await lookIntoEvents(search)
    }
  }

  async function lookIntoEvents(search: Search): Promise<void> {
    const known = toValue(sessions)
    const candidates = known.filter((session) => isUnknown(session, search))
    for (const [index, { sessionId, eventCount }] of candidates.entries()) {
      lookedThroughCount.value = known.length - candidates.length + index
      const found = await hasEvent(sessionId, search)
      if (search !== current.value) return
      search.knownCounts.set(sessionId, eventCount)
      if (found) foundInEvents.value = new Set([...foundInEvents.value, sessionId])
    }
    lookedThroughCount.value = known.length
  }

  function isFound(session: SessionSummary): boolean {
    const { query } = current.value
    return (
      fulfilsSessionTerms(session, query) &&
      (holdsWords(session, query) || foundInEvents.value.has(session.sessionId))
    )
  }

  /** Can only its events tell whether a session is found, and have they not been looked into yet? */
  function isUnknown(session: SessionSummary, { query, knownCounts }: Search): boolean {
    if (!fulfilsSessionTerms(session, query) || isFound(session)) return false
    return knownCounts.get(session.sessionId) !== session.eventCount
  }

  /** A search that was given up finds nothing more, and asks no further. */
  async function hasEvent(sessionId: number, search: Search): Promise<boolean> {
    while (search === current.value) {
      const { scannedTo } = search
      const filter = { query: search.query.eventQuery }
      const afterOrdinal = scannedTo.get(sessionId) ?? 0
      const page = await source.indexEvents({ sessionId, filter, afterOrdinal, limit: 1 })
      if (page.ordinals.length > 0) return search === current.value
      scannedTo.set(sessionId, page.scannedTo)
      if (page.scannedTo >= page.lastOrdinal || page.scannedTo === afterOrdinal) return false
    }
    return false
  }

  watch(text, read, { flush: 'sync' })
  watch(() => toValue(sessions), goOn)

  return {
    text,
    problem,
    shown,
    searching: readonly(searching),
    stopped: readonly(stopped),
    lookedThroughCount: readonly(lookedThroughCount),
    /** Looks through all sessions anew. */
    again: () => begin(current.value.query),
  }
}
