import { describe, expect, it } from 'vitest'
import { openDirectRecording } from '../testing/direct-recording'
import { sampleRecord } from '../testing/sample-records'

const frame = (data: Uint8Array | string) =>
  ({ direction: 'in', transport: 'binary', data, sizeBytes: 3, redacted: true }) as const

describe('readEvents', () => {
  it('reads the wanted rows in order and passes over ordinals that do not exist', () => {
    const { reader, recordSession } = openDirectRecording()
    const sessionId = recordSession([
      sampleRecord({ name: 'first', payload: { reason: '聊天室' } }),
      sampleRecord({ name: 'second', kind: 'frame', frame: frame('abc') }),
      sampleRecord({
        name: 'third',
        from: 'CONNECTING',
        to: 'ENTERED',
        code: 200,
        attemptId: 4,
        instanceId: null,
      }),
    ])
    const rows = reader.readEvents({ sessionId, ordinals: [3, 1, 2, 17] })
    expect(rows.map(({ name }) => name)).toEqual(['first', 'second', 'third'])
    expect(rows[0]).toMatchObject({ payload: { reason: '聊天室' }, frame: null, code: null })
    expect(rows[1]?.frame).toEqual({ direction: 'in', transport: 'binary', sizeBytes: 3 })
    expect(rows[2]).toMatchObject({
      from: 'CONNECTING',
      to: 'ENTERED',
      code: 200,
      attemptId: 4,
      instanceId: null,
    })
  })

  it('cuts a payload that is too long for a row; the detail has all of it', () => {
    const { reader, recordSession } = openDirectRecording()
    const payload = { text: 'x'.repeat(3000) }
    const sessionId = recordSession([sampleRecord({ payload })])
    const cut = JSON.stringify(payload).length
    expect(reader.readEvents({ sessionId, ordinals: [1] })[0]?.payload).toEqual({ cut })
    expect(reader.readEvent({ sessionId, ordinal: 1 })?.payload).toEqual(payload)
  })
})

describe('readEvent', () => {
  it('reads bytes as bytes and text as text', () => {
    const { reader, recordSession } = openDirectRecording()
    const bytes = new Uint8Array([0, 255, 128])
    const sessionId = recordSession([
      sampleRecord({ kind: 'frame', frame: frame(bytes) }),
      sampleRecord({ kind: 'frame', frame: frame('3:::{"聊":1}') }),
      sampleRecord({ kind: 'frame', frame: frame(new Uint8Array()) }),
    ])
    const read = (ordinal: number) => reader.readEvent({ sessionId, ordinal })
    expect(read(1)).toMatchObject({ frameData: bytes, frameRedacted: true })
    expect(read(2)?.frameData).toBe('3:::{"聊":1}')
    expect(read(3)?.frameData).toEqual(new Uint8Array())
  })

  it('tells the wall clock from the beginning of the session', () => {
    const { reader, recordSession } = openDirectRecording()
    const sessionId = recordSession([sampleRecord({ atNs: 2_500_000 })])
    const detail = reader.readEvent({ sessionId, ordinal: 1 })
    expect(detail).toMatchObject({ wallMs: 1_700_000_000_002.5, frameData: null, frameRedacted: false })
  })

  it('answers null for an event that does not exist', () => {
    const { reader } = openDirectRecording()
    expect(reader.readEvent({ sessionId: 1, ordinal: 1 })).toBeNull()
  })
})
