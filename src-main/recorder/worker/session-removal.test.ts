import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openDirectRecording } from '../testing/direct-recording'
import { sampleInstance, sampleLogin } from '../testing/sample-records'

const login = sampleLogin(1, 1, 0)

describe('removing a session', () => {
  it('takes it out of sight at once, and all that belongs to it out of the file in steps', () => {
    const { databaseFile, reader, writer, recordSession } = openDirectRecording()
    const sessionId = recordSession(login, [sampleInstance(1)])
    const kept = recordSession(login, [sampleInstance(1)])
    writer.append({
      sessionId,
      afterOrdinal: login.length,
      entries: [
        { kind: 'secret', secret: { reference: 'a', kind: 'staticToken', sealed: Uint8Array.of(1) } },
      ],
    })
    writer.editSession({ sessionId, tags: ['gone'] })
    writer.addNote({ sessionId, ordinal: 1, text: 'gone', createdWallMs: 0 })

    writer.hideSession({ sessionId })
    expect(reader.readSession({ sessionId })).toBeNull()
    expect(reader.listSessions({ beforeSessionId: null, limit: 9 })).toMatchObject([{ sessionId: kept }])
    expect(writer.removeHidden({ eventLimit: 10 })).toEqual({ done: false })
    expect(writer.removeHidden({ eventLimit: 10 })).toEqual({ done: false })
    expect(writer.removeHidden({ eventLimit: 10 })).toEqual({ done: true })

    const database = new Database(databaseFile, { readonly: true })
    const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    const left = ['session', 'event', 'frame', 'attempt', 'instance', 'session_tag', 'note', 'secret']
    expect(left.map(count)).toEqual([1, 11, 3, 1, 1, 0, 0, 0])
    database.close()
    expect(reader.readSession({ sessionId: kept })?.eventCount).toBe(11)
  })

  it('can be asked for once', () => {
    const { writer, recordSession } = openDirectRecording()
    const sessionId = recordSession([])
    writer.hideSession({ sessionId })
    expect(() => writer.hideSession({ sessionId })).toThrow(
      expect.objectContaining({ code: 'unknownSession' }),
    )
  })

  it('leaves a session alone that is being imported', () => {
    const { databaseFile, reader, writer, recordSession } = openDirectRecording()
    const sessionId = recordSession(login)
    const importer = new Database(databaseFile)
    importer.exec("UPDATE session SET hidden = 'importing'")
    expect(reader.readSession({ sessionId })).toBeNull()
    expect(writer.removeHidden({ eventLimit: 10 })).toEqual({ done: true })
    importer.exec('UPDATE session SET hidden = NULL')
    importer.close()
    expect(reader.readSession({ sessionId })?.eventCount).toBe(11)
  })
})
