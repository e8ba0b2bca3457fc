import { describe, expect, it } from 'vitest'
import type { EventFilter, EventRow } from '../../src-shared/console'
import { eventRow } from '../testing/summaries'
import { findFramePair, type FramePairSource } from './use-frame-pair'

const frame = (ordinal: number, direction: 'in' | 'out', ser: number, instanceId = 1): EventRow =>
  eventRow({
    ...{ ordinal, atNs: ordinal * 1000, instanceId, kind: 'frame', name: 'v2ChatroomLogin' },
    payload: { sid: 36, cid: 2, ser },
    frame: { direction, transport: 'binary', sizeBytes: 10 },
  })

/** Two connections: the second one counts from 1 again. */
const SESSION = [
  frame(1, 'out', 1),
  frame(2, 'out', 1, 2),
  frame(3, 'in', 0),
  frame(4, 'in', 1),
  frame(5, 'out', 2),
  frame(6, 'out', 1),
  frame(7, 'in', 1),
]

const isWanted = (row: EventRow, { instanceIds, query, fromNs = 0, toNs = Infinity }: EventFilter) =>
  instanceIds?.includes(row.instanceId ?? 0) === true &&
  query === `direction:${row.frame?.direction}` &&
  row.atNs >= fromNs &&
  row.atNs <= toNs

/** As far as one call looks. */
const PAGE = 2

const source: FramePairSource = {
  async indexEvents({ filter, afterOrdinal }) {
    const scannedTo = Math.min(SESSION.length, afterOrdinal + PAGE)
    const ordinals = SESSION.filter((row) => isWanted(row, filter))
      .map(({ ordinal }) => ordinal)
      .filter((ordinal) => ordinal > afterOrdinal && ordinal <= scannedTo)
    return { ordinals, scannedTo, lastOrdinal: SESSION.length }
  },
  readEvents: async ({ ordinals }) => SESSION.filter(({ ordinal }) => ordinals.includes(ordinal)),
}
const pairOf = (ordinal: number) => findFramePair(source, 1, SESSION[ordinal - 1] ?? eventRow())

describe('what belongs to a frame', () => {
  it('is the answer to a request, of the same client and connection', async () => {
    expect(await pairOf(1)).toEqual({ role: 'answer', ordinal: 4 })
    expect(await pairOf(6)).toEqual({ role: 'answer', ordinal: 7 })
  })

  it('is the request of an answer', async () => {
    expect(await pairOf(4)).toEqual({ role: 'request', ordinal: 1 })
    expect(await pairOf(7)).toEqual({ role: 'request', ordinal: 6 })
  })

  it('is nothing for what was never answered, for what the server sent by itself, and for what is no frame', async () => {
    expect(await pairOf(2)).toBeNull()
    expect(await pairOf(3)).toBeNull()
    expect(await pairOf(5)).toBeNull()
    expect(await findFramePair(source, 1, eventRow({ kind: 'operation', payload: { ser: 1 } }))).toBeNull()
  })
})
