import { readonly, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { ConsoleService, SessionNote } from '../../src-shared/console'

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
    if (id === null) return false
    const note = await guard(() => source.addNote({ sessionId: id, ordinal, text }))
    if (note === null) return false
    // Where later pages are still to come, the new note comes with the last of them.
    if (id === toValue(sessionId) && !hasMore.value) notes.value = [...notes.value, note]
    return true
  }

  async function remove(noteId: number): Promise<void> {
    if ((await guard(() => source.removeNote({ noteId }))) === null) return
    notes.value = notes.value.filter((note) => note.noteId !== noteId)
  }

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

  return { notes, known: readonly(known), hasMore: readonly(hasMore), loadMore, add, remove }
}
