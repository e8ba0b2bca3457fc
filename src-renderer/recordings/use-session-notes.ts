import { computed, readonly, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { ConsoleService, NewNote, SessionNote } from '../../src-shared/console'

const PAGE_LENGTH = 100

export interface SessionNotesOptions {
  readonly source: Pick<ConsoleService, 'listNotes' | 'addNote' | 'removeNote'>
  readonly sessionId: MaybeRefOrGetter<number | null>
  /** Runs what may be refused and tells of it; answers null then. */
  readonly guard: <T>(work: () => Promise<T>) => Promise<T | null>
}

export type SessionNotes = ReturnType<typeof useSessionNotes>

/** The notes on a session and its events, in the order in which they were written, a page at a time. */
export function useSessionNotes({ source, sessionId, guard }: SessionNotesOptions) {
  const notes = shallowRef<readonly SessionNote[]>([])
  /** False until the first page is here. */
  const known = ref(false)
  const hasMore = ref(false)
  /** The note that was removed last, of whichever session. */
  const lastRemoved = shallowRef<SessionNote | null>(null)

  async function loadMore(): Promise<void> {
    const id = toValue(sessionId)
    if (id === null) return
    const afterNoteId = notes.value.at(-1)?.noteId ?? null
    const page = await guard(() => source.listNotes({ sessionId: id, afterNoteId, limit: PAGE_LENGTH }))
    if (page === null || id !== toValue(sessionId)) return
    notes.value = [...notes.value, ...page]
    known.value = true
    hasMore.value = page.length === PAGE_LENGTH
  }

  /** @param ordinal the event that is noted on; null notes on the session. @returns whether it is kept. */
  async function add(ordinal: number | null, text: string): Promise<boolean> {
    const id = toValue(sessionId)
    return id !== null && (await write({ sessionId: id, ordinal, text }))
  }

  async function write(written: NewNote): Promise<boolean> {
    const note = await guard(() => source.addNote(written))
    if (note === null) return false
    // Where later pages are still to come, the new note comes with the last of them.
    if (note.sessionId === toValue(sessionId) && !hasMore.value) notes.value = [...notes.value, note]
    return true
  }

  async function remove(noteId: number): Promise<void> {
    const note = notes.value.find((known) => known.noteId === noteId)
    if ((await guard(() => source.removeNote({ noteId }))) === null) return
    lastRemoved.value = note ?? null
    notes.value = notes.value.filter((note) => note.noteId !== noteId)
  }

  /** Writes the note again that was removed last, with the time at which it was first written. */
  async function undoRemove(): Promise<void> {
    if (removed.value === null) return
    const { sessionId: id, ordinal, text, createdWallMs } = removed.value
    if (await write({ sessionId: id, ordinal, text, createdWallMs })) lastRemoved.value = null
  }

  const removed = computed(() =>
    lastRemoved.value?.sessionId === toValue(sessionId) ? lastRemoved.value : null,
  )

  watch(
    () => toValue(sessionId),
    () => {
      notes.value = []
      known.value = false
      hasMore.value = false
      void loadMore()
    },
    { immediate: true },
  )

  return {
    ...{ notes, known: readonly(known), hasMore: readonly(hasMore), loadMore, add, remove },
    /** The note of this session that can be brought back; null when there is none. */
    removed,
    undoRemove,
    dismissRemoved: () => void (lastRemoved.value = null),
  }
}
