import { describe, expect, it } from 'vitest'
import { openDirectRecording } from '../testing/direct-recording'
import { sampleInstance, sampleLogin, sampleRecord } from '../testing/sample-records'

describe('sessions', () => {
  it('are listed newest first, page by page', () => {
    const { reader, recordSession } = openDirectRecording()
    const ids = Array.from({ length: 7 }, () => recordSession([]))
    const pages: number[][] = []
    for (let beforeSessionId: number | null = null; ; beforeSessionId = pages.at(-1)?.at(-1) ?? null) {
      const page = reader.listSessions({ beforeSessionId, limit: 3 })
      if (page.length === 0) break
      pages.push(page.map(({ sessionId }) => sessionId))
    }
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1])
    expect(pages.flat()).toEqual(ids.toReversed())
  })

  it('count their events, instances, failures and kicks', () => {
    const { reader, recordSession } = openDirectRecording()
    const refused = { kind: 'attempt', name: 'attemptEnded', from: 'auth', to: 'refused', code: 302 } as const
    const sessionId = recordSession(
      [
        ...sampleLogin(1, 1, 0),
        sampleRecord({ ...refused, attemptId: 2, atNs: 100 }),
        sampleRecord({ name: 'onChatroomKicked', atNs: 200 }),
      ],
      [sampleInstance(1), sampleInstance(2)],
    )
    const session = reader.readSession({ sessionId })
    expect(session).toMatchObject({
      eventCount: 13,
      instanceCount: 2,
      failureCount: 1,
      kickCount: 1,
      durationNs: 200,
    })
    expect(reader.readSession({ sessionId: sessionId + 1 })).toBeNull()
  })

  it('do not count a login as failed that its user cancelled', () => {
    const { reader, recordSession } = openDirectRecording()
    const ended = (to: string, atNs: number) =>
      sampleRecord({ kind: 'attempt', name: 'attemptEnded', to, atNs })
    const sessionId = recordSession([ended('cancelled', 1), ended('failed', 2)])
    expect(reader.readSession({ sessionId })?.failureCount).toBe(1)
  })

  it('count a login as failed that the client refused itself', () => {
    const { reader, recordSession } = openDirectRecording()
    const failed = (name: string, atNs: number) => sampleRecord({ kind: 'error', name, code: 191004, atNs })
    const sessionId = recordSession([failed('enter', 1), failed('kickMember', 2)])
    expect(reader.readSession({ sessionId })?.failureCount).toBe(1)
  })

  it('have no end until they are ended', () => {
    const { reader, writer, recordSession } = openDirectRecording()
    const sessionId = recordSession([])
    expect(reader.readSession({ sessionId })?.endedWallMs).toBeNull()
    writer.endSession({ sessionId, endedWallMs: 1_700_000_009_000 })
    expect(reader.readSession({ sessionId })?.endedWallMs).toBe(1_700_000_009_000)
  })

  it('keep the last description of each instance', () => {
    const { reader, writer, recordSession } = openDirectRecording()
    const sessionId = recordSession([], [sampleInstance(2), sampleInstance(1)])
    const changed = { ...sampleInstance(2), accountId: 'bob', transport: 'text' } as const
    writer.append({ sessionId, afterOrdinal: 0, entries: [{ kind: 'instance', instance: changed }] })
    expect(reader.listInstances({ sessionId })).toEqual([sampleInstance(1), changed])
  })
})
