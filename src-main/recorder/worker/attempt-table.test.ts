import { describe, expect, it } from 'vitest'
import type { ConsoleRecord } from '../../../src-shared/console'
import { openDirectRecording } from '../testing/direct-recording'
import { sampleLogin, sampleRecord } from '../testing/sample-records'

const attempt = (attemptId: number, atNs: number, name: string, fields: Partial<ConsoleRecord> = {}) =>
  sampleRecord({ kind: 'attempt', attemptId, atNs, name, ...fields })

describe('the attempt table', () => {
  it('holds the stages and the result of a login', () => {
    const { reader, recordSession } = openDirectRecording()
    const sessionId = recordSession(sampleLogin(1, 1, 1000))
    expect(reader.listAttempts({ sessionId, after: null, limit: 10 })).toEqual([
      {
        instanceId: 1,
        attemptId: 1,
        trigger: 'enter',
        startedNs: 1001,
        stageStartedNs: { link: 1002, connect: 1003, auth: 1005 },
        endedNs: 1009,
        outcome: 'entered',
        failedStage: null,
        code: 200,
      },
    ])
  })

  it('names the stage in which a reconnect failed, and keeps the first start of a stage', () => {
    const { reader, recordSession } = openDirectRecording()
    const sessionId = recordSession([
      attempt(2, 10, 'attemptStarted', { payload: { trigger: 'reconnect' } }),
      attempt(2, 20, 'stageStarted', { to: 'connect' }),
      attempt(2, 30, 'stageStarted', { to: 'connect' }),
      attempt(2, 40, 'attemptEnded', { from: 'connect', to: 'failed', code: 191006 }),
    ])
    expect(reader.listAttempts({ sessionId, after: null, limit: 10 })).toMatchObject([
      {
        trigger: 'reconnect',
        stageStartedNs: { connect: 20 },
        outcome: 'failed',
        failedStage: 'connect',
        code: 191006,
      },
    ])
  })

  it('shows an attempt that still runs without an end', () => {
    const { reader, recordSession } = openDirectRecording()
    const sessionId = recordSession([attempt(1, 5, 'attemptStarted')])
    const [running] = reader.listAttempts({ sessionId, after: null, limit: 10 })
    expect(running).toMatchObject({
      endedNs: null,
      outcome: null,
      failedStage: null,
      code: null,
      stageStartedNs: {},
    })
  })

  it('keeps an attempt event of no instance, which belongs to no row', () => {
    const { reader, recordSession } = openDirectRecording()
    const sessionId = recordSession([attempt(1, 5, 'attemptStarted', { instanceId: null })])
    expect(reader.listAttempts({ sessionId, after: null, limit: 10 })).toEqual([])
    expect(reader.readSession({ sessionId })?.eventCount).toBe(1)
  })

  it('is read page by page in the order of instance and attempt', () => {
    const { reader, recordSession } = openDirectRecording()
    const started = [3, 1, 2].flatMap((instanceId) =>
      [2, 1].map((attemptId) => attempt(attemptId, 0, 'attemptStarted', { instanceId })),
    )
    const sessionId = recordSession(started)
    const read: string[] = []
    for (let after: { instanceId: number; attemptId: number } | null = null; ;) {
      const page = reader.listAttempts({ sessionId, after, limit: 4 })
      read.push(...page.map(({ instanceId, attemptId }) => `${instanceId}.${attemptId}`))
      after = page.at(-1) ?? null
      if (page.length < 4) break
    }
    expect(read).toEqual(['1.1', '1.2', '2.1', '2.2', '3.1', '3.2'])
  })
})
