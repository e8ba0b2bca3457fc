import { computed, readonly, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { parseEventQuery, type ConsoleService, type SessionSummary } from '../../src-shared/console'
import { matchesSession } from './session-match'

export interface SessionSearchOptions {
  readonly source: Pick<ConsoleService, 'indexEvents'>
  readonly sessions: MaybeRefOrGetter<readonly SessionSummary[]>
  /** Takes what went wrong while events were looked into. */
  readonly onFailure: (thrown: unknown) => void
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
  let latestTurn = 0

  async function lookIntoEvents(): Promise<void> {
    const turn = ++latestTurn
    const query = text.value.trim()
    foundInEvents.value = new Set()
    searching.value = query !== '' && parseEventQuery(query).ok
    if (!searching.value) return
    const candidates = toValue(sessions).filter((session) => !matchesSession(session, query))
    try {
      for (const { sessionId } of candidates) {
        const found = await hasEvent(sessionId, query)
        if (turn !== latestTurn) return
        if (found) foundInEvents.value = new Set([...foundInEvents.value, sessionId])
      }
    } catch (thrown) {
      if (turn === latestTurn) onFailure(thrown)
    } finally {
      if (turn === latestTurn) searching.value = false
    }
  }

  async function hasEvent(sessionId: number, query: string): Promise<boolean> {
    let afterOrdinal = 0
    for (;;) {
      const page = await source.indexEvents({ sessionId, filter: { query }, afterOrdinal, limit: 1 })
      if (page.ordinals.length > 0) return true
      if (page.scannedTo >= page.lastOrdinal || page.scannedTo === afterOrdinal) return false
      afterOrdinal = page.scannedTo
    }
  }

  watch(
    () => [
      text.value,
      toValue(sessions)
        .map(({ sessionId }) => sessionId)
        .join(),
    ],
    () => void lookIntoEvents(),
  )

  return { text, shown, searching: readonly(searching) }
}
