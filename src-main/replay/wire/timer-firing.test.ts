import { beforeEach, describe, expect, it } from 'vitest'
import type { EventRow } from '../../../src-shared/console'
import { sampleRecord } from '../../recorder/testing/sample-records'
import { TimerReader } from './timer-firing'

const NS_PER_S = 1_000_000_000

function row(fields: Partial<EventRow>): EventRow {
  const { kind, name, payload, ...rest } = fields
  const known = { kind: kind ?? 'timer', name: name ?? '', payload: payload ?? {} }
  return { ...sampleRecord(), ...known, ordinal: 1, frame: null, ...rest }
}
const sent = (name: string, atS = 0) =>
  row({
    kind: 'frame',
    name,
    atNs: atS * NS_PER_S,
    frame: { direction: 'out', transport: 'binary', sizeBytes: 9 },
  })
const probe = (number: number) => row({ name: 'heartbeatProbe', payload: { number } })

describe('the timer that a row comes from', () => {
  let reader: TimerReader
  beforeEach(() => (reader = new TimerReader()))
  const delays = (rows: readonly EventRow[]) => rows.map((one) => reader.delayOf(one))

  it('is told by its record', () => {
    const timeout = (name: string, timeoutMs: number) => row({ name, payload: { timeoutMs } })
    expect(delays([timeout('enterTimeout', 60_000), timeout('packetTimeout', 1000)])).toEqual([60_000, 1000])
    const reconnect = (phase: string) => row({ name: 'reconnectDelay', payload: { phase, delayMs: 2000 } })
    expect(delays([reconnect('armed'), reconnect('fired')])).toEqual([null, 2000])
  })

  it('sends every heartbeat but the first of a connection, and probes by other timers', () => {
    const rows = [
      sent('heartbeat'),
      sent('heartbeat'),
      probe(1),
      sent('heartbeat'),
      probe(2),
      sent('heartbeat'),
    ]
    expect(delays(rows)).toEqual([null, 30_000, 8000, null, 3000, null])
    expect(delays([row({ name: 'heartbeatDead' })])).toEqual([3000])
    reader.connecting()
    expect(delays([sent('heartbeat')])).toEqual([null])
  })

  it('checks the clock again after five minutes, or after two seconds where an answer failed', () => {
    const name = 'v2ChatroomGetServerTime'
    expect(delays([sent(name, 1), sent(name, 11), sent(name, 311)])).toEqual([null, 2000, 300_000])
  })

  it('is none where something else was sent or arrived', () => {
    expect(delays([sent('v2ChatroomLogin'), row({ kind: 'callback', name: 'onChatroomStatus' })])).toEqual([
      null,
      null,
    ])
  })
})
