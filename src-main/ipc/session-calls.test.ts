import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sessionInputs } from '../../src-shared/console'
import { openTestRecorder } from '../recorder/testing/open-test-recorder'
import { sampleRecord } from '../recorder/testing/sample-records'
import { temporaryFolder } from '../recorder/testing/temporary-folder'
import { createSessionCalls } from './session-calls'

describe('the calls about recorded sessions', () => {
  it('name, describe, tag, pin, annotate and delete a session', async () => {
    const recorder = await openTestRecorder({ databaseFile: join(temporaryFolder(), 'recording.db') })
    const calls = createSessionCalls(recorder)
    const { sessionId } = await recorder.beginSession({ name: '' })
    recorder.record(sampleRecord())
    await recorder.flush()
    await recorder.endSession()

    await calls.editSession({ sessionId, name: 'Launch', note: '待复查', tags: ['kick'], pinned: true })
    const note = await calls.addNote({ sessionId, ordinal: 1, text: 'here' })
    await calls.addNote({ sessionId, ordinal: null, text: 'all of it' })
    await calls.removeNote({ noteId: note.noteId })
    expect(await recorder.readSession({ sessionId })).toMatchObject({
      ...{ name: 'Launch', note: '待复查', tags: ['kick'], pinned: true, live: false },
    })
    const notes = await calls.listNotes({ sessionId, afterNoteId: null, limit: 10 })
    expect(notes.map(({ text }) => text)).toEqual(['all of it'])
    const { ordinal, text, createdWallMs } = note
    expect(await calls.addNote({ sessionId, ordinal, text, createdWallMs: createdWallMs - 5 })).toMatchObject(
      {
        ...{ ordinal: 1, text: 'here', createdWallMs: createdWallMs - 5 },
      },
    )
    await calls.deleteSession({ sessionId })
    expect(await recorder.readSession({ sessionId })).toBeNull()
  })
})

describe('their inputs', () => {
  it('are trimmed where space says nothing', () => {
    expect(sessionInputs.editSession.parse({ sessionId: 1, name: ' Launch ', tags: [' kick '] })).toEqual({
      ...{ sessionId: 1, name: 'Launch', tags: ['kick'] },
    })
  })

  it.each([
    ['editSession', { sessionId: 0 }],
    ['editSession', { sessionId: 1, sql: 'DROP TABLE session' }],
    ['editSession', { sessionId: 1, tags: [' '] }],
    ['editSession', { sessionId: 1, tags: Array.from({ length: 33 }, (_, index) => `tag-${index}`) }],
    ['editSession', { sessionId: 1, note: 'x'.repeat(10_001) }],
    ['addNote', { sessionId: 1, ordinal: 0, text: 'before the first event' }],
    ['addNote', { sessionId: 1, ordinal: null, text: '  ' }],
    ['listNotes', { sessionId: 1, afterNoteId: null, limit: 501 }],
  ] as const)('of %s are refused when they are %j', (method, input) => {
    expect(sessionInputs[method].safeParse(input).success).toBe(false)
  })
})
