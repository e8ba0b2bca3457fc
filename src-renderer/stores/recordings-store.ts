import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowRef } from 'vue'
import type { SessionSummary } from '../../src-shared/console'
import { useConsole } from '../console/use-console'
import { createTimelineFilter } from '../timeline/timeline-filter'
import { useNoticesStore } from './notices-store'

const PAGE_LENGTH = 50

/** The recorded sessions, newest first, and the one that is open. */
export const useRecordingsStore = defineStore('recordings', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const sessions = shallowRef<readonly SessionSummary[]>([])
  const hasMore = ref(false)
  const loading = ref(false)
  const openedId = ref<number | null>(null)
  const inspectedOrdinal = ref<number | null>(null)
  /** The session whose film plays as soon as it is open. */
  const wantsToPlayId = ref<number | null>(null)
  const timeline = markRaw(createTimelineFilter(() => []))
  const opened = computed(() => sessions.value.find(({ sessionId }) => sessionId === openedId.value) ?? null)

  /** Reads the newest sessions again; the open one stays open. */
  async function reload(): Promise<void> {
    const page = await readPage(null)
    if (page === null) return
    sessions.value = page
    if (opened.value === null) open(page.find(({ live }) => !live)?.sessionId ?? page[0]?.sessionId ?? null)
  }

  async function loadMore(): Promise<void> {
    const page = await readPage(sessions.value.at(-1)?.sessionId ?? null)
    if (page !== null) sessions.value = [...sessions.value, ...page]
  }

  async function readPage(beforeSessionId: number | null): Promise<SessionSummary[] | null> {
    if (loading.value) return null
    loading.value = true
    const page = await notices.guard(() => client.listSessions({ beforeSessionId, limit: PAGE_LENGTH }))
    loading.value = false
    if (page !== null) hasMore.value = page.length === PAGE_LENGTH
    return page
  }

  function open(sessionId: number | null): void {
    openedId.value = sessionId
    inspectedOrdinal.value = null
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
    const index = sessions.value.findIndex(({ sessionId }) => sessionId === openedId.value)
    const beside = sessions.value[index + offset]
    if (beside !== undefined) open(beside.sessionId)
  }

  return {
    sessions,
    hasMore,
    loading,
    openedId,
    opened,
    inspectedOrdinal,
    reload,
    loadMore,
    open,
    openBeside,
    playOnceOpen,
    takePlayRequest,
    timeline,
  }
})
