import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import { FakeConsole } from '../testing/fake-console'
import { FakeSession } from '../testing/fake-session'
import { runComposable } from '../testing/session-under-test'
import { useSessionNotes } from './use-session-notes'

function openNotes() {
  const source = new FakeConsole()
  source.sessions.push(new FakeSession(1, 0, false))
  const sessionId = ref<number | null>(2)
  const guard = <T>(work: () => Promise<T>) => work().catch(() => null)
  return { source, sessionId, ...runComposable(() => useSessionNotes({ source, sessionId, guard })) }
}

describe('the notes of a session', () => {
  it('are added to an event or to the session, and removed', async () => {
    const { source, notes, add, remove } = openNotes()
    await flushPromises()
    expect(await add(7, 'here it went wrong')).toBe(true)
    expect(await add(null, 'seen on the test farm')).toBe(true)
    expect(notes.value.map(({ ordinal, text }) => [ordinal, text])).toEqual([
      [7, 'here it went wrong'],
      [null, 'seen on the test farm'],
    ])
    await remove(1)
    expect(notes.value.map(({ noteId }) => noteId)).toEqual([2])
    expect(source.live.notes).toHaveLength(1)
  })

  it('come back after they were removed, with their event and time, in their session alone', async () => {
    const { source, sessionId, notes, removed, add, remove, undoRemove } = openNotes()
    await flushPromises()
    await add(7, 'here it went wrong')
    const [written] = notes.value
    await remove(1)
    expect(removed.value).toEqual(written)
    sessionId.value = 1
    await flushPromises()
    expect(removed.value).toBeNull()
    await undoRemove()
    expect(source.sessions.flatMap((session) => session.notes)).toEqual([])
    sessionId.value = 2
    await flushPromises()
    await undoRemove()
    expect(notes.value).toEqual([{ ...written, noteId: 2 }])
    expect(source.live.notes).toEqual(notes.value)
    expect(removed.value).toBeNull()
  })

  it('that cannot be brought back wait for another try', async () => {
    const { source, notes, removed, add, remove, undoRemove } = openNotes()
    await flushPromises()
    await add(null, 'kept')
    await remove(1)
    const addNote = source.addNote.bind(source)
    source.addNote = () => Promise.reject(new Error('disk full'))
    await undoRemove()
    expect(removed.value?.text).toBe('kept')
    source.addNote = addNote
    await undoRemove()
    expect(notes.value.map(({ text }) => text)).toEqual(['kept'])
  })

  it('come a page at a time; a new one waits for its page', async () => {
    const { source, sessionId, notes, hasMore, loadMore, add } = openNotes()
    for (let index = 0; index < 120; index++)
      await source.addNote({ sessionId: 1, ordinal: null, text: `note ${index}` })
    sessionId.value = 1
    await flushPromises()
    expect([notes.value.length, hasMore.value]).toEqual([100, true])
    await add(null, 'the last')
    expect(notes.value).toHaveLength(100)
    await loadMore()
    expect([notes.value.length, hasMore.value]).toEqual([121, false])
    expect(notes.value.at(-1)?.text).toBe('the last')
  })

  it('of one session are not shown with another', async () => {
    const { source, sessionId, notes, add } = openNotes()
    await flushPromises()
    await add(null, 'on the second')
    sessionId.value = 1
    await flushPromises()
    expect(notes.value).toEqual([])
    source.addNote = () => Promise.reject(new Error('disk full'))
    expect(await add(null, 'lost')).toBe(false)
    expect(notes.value).toEqual([])
  })
})
