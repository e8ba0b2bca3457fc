import { describe, expect, it } from 'vitest'
import type { ConsoleRecord } from '../../src-shared/console'
import { encodeRecord, entrySizeBytes } from './event-entry'
import { sampleRecord } from './testing/sample-records'

const encode = (fields: Partial<ConsoleRecord>) =>
  encodeRecord(sampleRecord(fields), { ordinal: 7, atNs: 42 })

describe('encodeRecord', () => {
  it('gives a record its place in the session', () => {
    expect(encode({ atNs: 9000 })).toMatchObject({ ordinal: 7, atNs: 42, instanceId: 1 })
  })

  it('keeps the payload as it was at that moment', () => {
    const payload = { reason: 'before' }
    const entry = encode({ payload })
    payload.reason = 'after'
    expect(JSON.parse(entry.payload)).toEqual({ reason: 'before' })
  })

  it('keeps the bytes of a frame when their buffer is reused, and only those', () => {
    const pool = new Uint8Array([9, 1, 2, 3, 9])
    const frame = { direction: 'in', transport: 'binary', sizeBytes: 3, redacted: false } as const
    const entry = encode({ kind: 'frame', frame: { ...frame, data: pool.subarray(1, 4) } })
    pool.fill(0)
    const data = entry.frame?.data as Uint8Array
    expect([...data]).toEqual([1, 2, 3])
    expect(data.buffer.byteLength).toBe(3)
  })

  it('replaces a payload that is no JSON by the reason', () => {
    const cyclic: Record<string, unknown> = {}
    cyclic['self'] = cyclic
    const entry = encode({ payload: cyclic as ConsoleRecord['payload'] })
    expect(JSON.parse(entry.payload)).toHaveProperty('unreadablePayload')
  })

  it.each<[string, number, boolean, string]>([
    ['that was agreed is a frame, however an older export tells it', 1000, true, 'frame'],
    ['that only the server wanted stays an error', 1000, false, 'error'],
    ['that broke stays an error', 1006, true, 'error'],
  ])('takes care that the end of a connection %s', (_, code, byClient, kind) => {
    const closed = { kind: 'error', name: 'socketClosed', code, payload: { byClient } } as const
    expect(encode(closed).kind).toBe(kind)
  })

  it.each<[string, Partial<ConsoleRecord>, boolean]>([
    ['a heartbeat packet', { kind: 'frame', name: 'heartbeat' }, true],
    [
      'a frame that names its command',
      { kind: 'frame', name: 'sent', payload: { command: 'heartbeat' } },
      true,
    ],
    ['a text transport heartbeat', { kind: 'frame', name: 'textHeartbeat' }, true],
    ['a heartbeat probe', { kind: 'timer', name: 'heartbeatProbe' }, true],
    ['a heartbeat given up', { kind: 'timer', name: 'heartbeatDead', code: 192003 }, false],
    [
      'a request that timed out',
      { kind: 'timer', name: 'packetTimeout', payload: { command: 'heartbeat' } },
      false,
    ],
    ['a login packet', { kind: 'frame', name: 'v2ChatroomLogin' }, false],
    ['an error about heartbeats', { kind: 'error', name: 'heartbeatBroken' }, false],
  ])('tells whether %s is heartbeat noise', (_, fields, expected) => {
    expect(encode(fields).heartbeat).toBe(expected)
  })

  it.each<[string, Partial<ConsoleRecord>, string | null]>([
    ['an enter operation', { kind: 'operation', name: 'enter' }, 'enter'],
    ['a kick', { kind: 'callback', name: 'onChatroomKicked' }, 'kick'],
    ['a refused attempt', { kind: 'attempt', name: 'attemptEnded', to: 'refused' }, 'failure'],
    ['a successful attempt', { kind: 'attempt', name: 'attemptEnded', to: 'entered' }, null],
    ['a login that the client refused itself', { kind: 'error', name: 'enter', code: 191004 }, 'failure'],
    ['another call that failed', { kind: 'error', name: 'kickMember', code: 191004 }, null],
    ['an exit operation', { kind: 'operation', name: 'exit' }, null],
  ])('marks %s', (_, fields, expected) => {
    expect(encode(fields).landmark).toBe(expected)
  })
})

describe('entrySizeBytes', () => {
  it('grows with payload and frame', () => {
    const plain = entrySizeBytes(encode({}))
    const data = 'x'.repeat(1000)
    const frame = { direction: 'in', transport: 'text', data, sizeBytes: 1000, redacted: false } as const
    expect(entrySizeBytes(encode({ payload: { text: 'x'.repeat(500) } }))).toBeGreaterThan(plain + 500)
    expect(entrySizeBytes(encode({ frame }))).toBe(plain + 1000)
  })
})
