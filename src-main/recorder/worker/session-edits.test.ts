import { describe, expect, it } from 'vitest'
import { openDirectRecording } from '../testing/direct-recording'
import { sampleRecord } from '../testing/sample-records'

function recordedSession() {
  const { reader, writer, recordSession } = openDirectRecording()
  const sessionId = recordSession([sampleRecord(), sampleRecord()])
  const read = () => reader.readSession({ sessionId })
  const notes = () => reader.listNotes({ sessionId, afterNoteId: null, limit: 10 })
  const addNote = (ordinal: number | null, text: string) =>
    writer.addNote({ sessionId, ordinal, text, createdWallMs: 5 })
  return { reader, writer, sessionId, read, notes, addNote }
}

describe('an edit of a session', () => {
  it('changes what it names and leaves the rest', () => {
    const { writer, sessionId, read } = recordedSession()
    writer.editSession({ sessionId, name: 'Launch', note: 'seen by 王五', pinned: true })
    expect(read()).toMatchObject({ name: 'Launch', note: 'seen by 王五', pinned: true, eventCount: 2 })
    writer.editSession({ sessionId, note: '' })
    expect(read()).toMatchObject({ name: 'Launch', note: '', pinned: true })
    writer.editSession({ sessionId, pinned: false })
    expect(read()?.pinned).toBe(false)
  })

  it('replaces the tags as a whole, each once and in order', () => {
    const { writer, sessionId, read } = recordedSession()
    expect(read()?.tags).toEqual([])
    writer.editSession({ sessionId, tags: ['login', 'kick', 'login'] })
    expect(read()?.tags).toEqual(['kick', 'login'])
    writer.editSession({ sessionId, name: 'other' })
    expect(read()?.tags).toEqual(['kick', 'login'])
    writer.editSession({ sessionId, tags: ['工单'] })
    expect(read()?.tags).toEqual(['工单'])
  })

  it('of a session that is not there, or was deleted, is refused', () => {
    const { writer, sessionId } = recordedSession()
    writer.hideSession({ sessionId })
    for (const unknown of [sessionId, sessionId + 1]) {
      const edit = () => writer.editSession({ sessionId: unknown, tags: ['a'] })
      expect(edit).toThrow(expect.objectContaining({ code: 'unknownSession' }))
    }
  })
})

describe('a note', () => {
  it('stands on an event or on the session, in the order of writing', () => {
    const { addNote, notes, reader, sessionId } = recordedSession()
    const first = addNote(2, 'here it breaks')
    addNote(null, '已回复')
    expect(notes()).toMatchObject([
      { noteId: first.noteId, sessionId, ordinal: 2, text: 'here it breaks', createdWallMs: 5 },
      { ordinal: null, text: '已回复' },
    ])
    const later = reader.listNotes({ sessionId, afterNoteId: first.noteId, limit: 1 })
    expect(later.map(({ text }) => text)).toEqual(['已回复'])
  })

  it('can be removed, and removed again', () => {
    const { addNote, notes, writer } = recordedSession()
    const { noteId } = addNote(1, 'gone')
    writer.removeNote({ noteId })
    writer.removeNote({ noteId })
    expect(notes()).toEqual([])
  })

  it('needs its event', () => {
    const { addNote, notes } = recordedSession()
    expect(() => addNote(3, 'nowhere')).toThrow('There is no event 3 in a session 1 in the recording.')
    expect(notes()).toEqual([])
  })
})
