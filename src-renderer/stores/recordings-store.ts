import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowRef } from 'vue'
import type { SessionSummary } from '../../src-shared/console'
import { useConsole } from '../console/use-console'
import { useSessionSearch } from '../recordings/use-session-search'
import { createTimelineFilter } from '../timeline/timeline-filter'
import { useNoticesStore } from './notices-store'
import { useSettingsStore } from './settings-store'

const PAGE_LENGTH = 50
/** As many as are told at once. */
const MAX_PAGE_LENGTH = 200

/** The recorded sessions, newest first, and the one that is open. */
export const useRecordingsStore = defineStore('recordings', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const settings = useSettingsStore()
  const sessions = shallowRef<readonly SessionSummary[]>([])
  const hasMore = ref(false)
  const loading = ref(false)
  /** False until the sessions were read for the first time. */
  const loaded = ref(false)
  const openedId = ref<number | null>(null)
  const inspectedOrdinal = ref<number | null>(null)
  /** The session whose film plays as soon as it is open. */
  const wantsToPlayId = ref<number | null>(null)
  const timeline = markRaw(
    createTimelineFilter({
      selectedInstanceIds: () => [],
      settings: () => settings.timelineOf('recordings'),
      keep: (kept) => settings.keepTimeline('recordings', kept),
    }),
  )
  const search = useSessionSearch({
    source: client,
    sessions,
    hasOlder: hasMore,
    readOlder,
    onFailure: notices.report,
  })
  const opened = computed(() => sessions.value.find(({ sessionId }) => sessionId === openedId.value) ?? null)

  /** Reads the sessions again, as many as there were; the open one stays open. */
  async function reload(): Promise<void> {
    if (loading.value) return
    loading.value = true
    const pageCount = Math.max(1, Math.ceil(sessions.value.length / PAGE_LENGTH))
    const read = await notices.guard(() => readNewest(pageCount * PAGE_LENGTH))
    loading.value = false
    if (read === null) return
    hasMore.value = read.hasMore
    sessions.value = read.sessions
    loaded.value = true
    if (opened.value === null)
      open(read.sessions.find(({ live }) => !live)?.sessionId ?? read.sessions[0]?.sessionId ?? null)
  }

  async function readNewest(wantedCount: number) {
    const read: SessionSummary[] = []
    while (read.length < wantedCount) {
      const limit = Math.min(MAX_PAGE_LENGTH, wantedCount - read.length)
      const page = await client.listSessions({ beforeSessionId: read.at(-1)?.sessionId ?? null, limit })
      read.push(...page)
      if (page.length < limit) return { sessions: read, hasMore: false }
    }
    return { sessions: read, hasMore: true }
  }

  /** Reads the next older sessions; false when that went wrong. */
  async function loadMore(): Promise<boolean> {
    const done = await notices.guard(async () => {
      await readOlder()
      return true
    })
    return done ?? false
  }

  /** Where the list was read anew or further meanwhile, what comes now no longer follows its end. */
  async function readOlder(): Promise<void> {
    const oldestId = () => sessions.value.at(-1)?.sessionId ?? null
    const beforeSessionId = oldestId()
    const page = await client.listSessions({ beforeSessionId, limit: PAGE_LENGTH })
    if (oldestId() !== beforeSessionId) return
    hasMore.value = page.length === PAGE_LENGTH
    sessions.value = [...sessions.value, ...page]
  }

  function open(sessionId: number | null): void {
    openedId.value = sessionId
    inspectedOrdinal.value = null
    timeline.range.value = null
  }

  function playOnceOpen(sessionId: number): void {
    wantsToPlayId.value = sessionId
  }

  /** True once for the session that was to play. */
  function takePlayRequest(sessionId: number): boolean {
    if (wantsToPlayId.value !== sessionId) return false
    wantsToPlayId.value = null
    return true
  }

  function openBeside(offset: 1 | -1): void {
    const shown = search.shown.value
    const index = shown.findIndex(({ sessionId }) => sessionId === openedId.value)
    const beside = shown[index + offset]
    if (beside !== undefined) open(beside.sessionId)
  }

  /** Opens a session at one of its events. */
  function inspect(sessionId: number, ordinal: number): void {
    if (sessionId !== openedId.value) open(sessionId)
    inspectedOrdinal.value = ordinal
  }

  /** Puts what is known of a session in place of what was known before. */
  function replace(session: SessionSummary): void {
    sessions.value = sessions.value.map((known) => (known.sessionId === session.sessionId ? session : known))
  }

  /** Takes a session out of the list; if it was open, its neighbour is opened. */
  function drop(droppedId: number): void {
    const index = sessions.value.findIndex(({ sessionId }) => sessionId === droppedId)
    sessions.value = sessions.value.filter(({ sessionId }) => sessionId !== droppedId)
    const neighbour = sessions.value[Math.min(index, sessions.value.length - 1)]
    if (openedId.value === droppedId) open(neighbour?.sessionId ?? null)
  }

  /** Reads the session that is being recorded again: it has grown. */
  async function refreshLive(): Promise<void> {
    const live = sessions.value.find((session) => session.live)
    if (live === undefined) return
    const input = { beforeSessionId: live.sessionId + 1, limit: 1 }
    const [grown] = (await notices.guard(() => client.listSessions(input))) ?? []
    if (grown?.sessionId === live.sessionId) replace(grown)
  }

  return {
    sessions,
    searchText: search.text,
    searchProblem: search.problem,
    searching: search.searching,
    searchStopped: search.stopped,
    lookedThroughCount: search.lookedThroughCount,
    searchAgain: search.again,
    shown: search.shown,
    hasMore,
    loading,
    loaded,
    openedId,
    opened,
    inspectedOrdinal,
    reload,
    loadMore,
    open,
    openBeside,
    inspect,
    replace,
    drop,
    refreshLive,
    playOnceOpen,
    takePlayRequest,
    timeline,
  }
})
