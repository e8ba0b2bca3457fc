import { describe, expect, it } from 'vitest'
import { eventEntries, openDirectRecording } from '../testing/direct-recording'
import { sampleRecord } from '../testing/sample-records'
import { createWriter } from './writer'

const two = [sampleRecord(), sampleRecord()]

describe('the writer', () => {
  it('refuses events that do not follow the last committed one', () => {
    const { writer, reader, recordSession } = openDirectRecording()
    const sessionId = recordSession(two)
    for (const afterOrdinal of [0, 1, 3]) {
      const early = () =>
        writer.append({ sessionId, afterOrdinal, entries: eventEntries(two, afterOrdinal + 1) })
      expect(early).toThrow(expect.objectContaining({ code: 'outOfOrder' }))
    }
    expect(reader.readSession({ sessionId })?.eventCount).toBe(2)
  })

  it('writes all entries or none', () => {
    const { writer, reader, recordSession } = openDirectRecording()
    const sessionId = recordSession([])
    const [first] = eventEntries(two)
    if (!first) throw new Error('no entry')
    expect(() => writer.append({ sessionId, afterOrdinal: 0, entries: [first, first] })).toThrow(/UNIQUE/)
    expect(reader.readSession({ sessionId })?.eventCount).toBe(0)
    writer.append({ sessionId, afterOrdinal: 0, entries: eventEntries(two) })
    expect(reader.readSession({ sessionId })?.eventCount).toBe(2)
  })

  it('continues a session where the file stands', () => {
    const { writer, reader, recordSession, databaseFile } = openDirectRecording()
    const sessionId = recordSession(two)
    writer.close(undefined)
    const next = createWriter()
    next.open({ databaseFile })
    expect(next.resumeSession({ sessionId })).toEqual({ committedOrdinal: 2 })
    expect(next.append({ sessionId, afterOrdinal: 2, entries: eventEntries(two, 3) })).toMatchObject({
      committedOrdinal: 4,
    })
    next.close(undefined)
    expect(reader.readSession({ sessionId })?.eventCount).toBe(4)
  })

  it('writes several sessions beside each other, each with its own order', () => {
    const { writer, reader } = openDirectRecording()
    const begin = (name: string) => writer.beginSession({ name, startedWallMs: 0 }).sessionId
    const [one, other] = [begin('one'), begin('other')]
    writer.append({ sessionId: one, afterOrdinal: 0, entries: eventEntries(two) })
    writer.append({ sessionId: other, afterOrdinal: 0, entries: eventEntries(two.slice(1)) })
    writer.append({ sessionId: one, afterOrdinal: 2, entries: eventEntries(two, 3) })
    writer.endSession({ sessionId: one, endedWallMs: 1 })
    writer.append({ sessionId: other, afterOrdinal: 1, entries: eventEntries(two, 2) })
    expect(reader.readSession({ sessionId: one })).toMatchObject({ eventCount: 4, endedWallMs: 1 })
    expect(reader.readSession({ sessionId: other })).toMatchObject({ eventCount: 3, endedWallMs: null })
    const late = () => writer.append({ sessionId: one, afterOrdinal: 4, entries: [] })
    expect(late).toThrow(expect.objectContaining({ code: 'sessionState' }))
  })

  it('does nothing before a file is open or a session begun', () => {
    const writer = createWriter()
    const begin = () => writer.beginSession({ name: 'none', startedWallMs: 0 })
    expect(begin).toThrow(expect.objectContaining({ code: 'closed' }))
    const { writer: open } = openDirectRecording()
    const append = () => open.append({ sessionId: 1, afterOrdinal: 0, entries: [] })
    expect(append).toThrow(expect.objectContaining({ code: 'sessionState' }))
  })
})
