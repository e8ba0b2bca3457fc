import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../record'
import type { EventRow, InstanceDescription } from '../session-model'
import { enteredDraft } from './entered-draft'

const change = (ordinal: number, payload: JsonObject): EventRow => ({
  ...{ ordinal, atNs: ordinal, instanceId: 7, attemptId: null, kind: 'operation', name: 'changeDraft' },
  ...{ from: null, to: null, code: null, payload, frame: null },
})
const changes = [
  change(4, { before: { roomId: '35' }, after: { roomId: '36' } }),
  change(12, { before: { roomId: '36', roomNick: 'A' }, after: { roomId: '37', roomNick: '' } }),
  change(20, { before: { roomId: '37' }, after: { roomId: '38' } }),
]
const LAST_ORDINAL = 25

/** A session that is read ten events at a time. */
function draftAt(
  ordinal: number,
  rows = changes,
  draft: JsonObject | null = { appkey: 'app', roomId: '38' },
) {
  const instance: InstanceDescription = {
    ...{ instanceId: 7, accountId: 'alice', roomId: '38', clientType: 16, authType: 0 },
    ...{ transport: 'binary', engine: 'own', draft },
  }
  const source: Parameters<typeof enteredDraft>[0] = {
    indexEvents({ filter, afterOrdinal }) {
      expect(filter).toEqual({ instanceIds: [7], kinds: ['operation'], query: 'name:changeDraft' })
      const scannedTo = Math.min(LAST_ORDINAL, afterOrdinal + 10)
      const ordinals = rows.map((row) => row.ordinal)
      const found = ordinals.filter((known) => known > afterOrdinal && known <= scannedTo)
      return Promise.resolve({ ordinals: found, scannedTo, lastOrdinal: LAST_ORDINAL })
    },
    readEvents: ({ ordinals }) => Promise.resolve(rows.filter((row) => ordinals.includes(row.ordinal))),
  }
  return enteredDraft(source, 1, instance, ordinal)
}

describe('the draft that was entered with', () => {
  it.each([
    [3, { appkey: 'app', roomId: '35', roomNick: 'A' }],
    [8, { appkey: 'app', roomId: '36', roomNick: 'A' }],
    [15, { appkey: 'app', roomId: '37' }],
    [22, { appkey: 'app', roomId: '38' }],
  ])('at event %i has later changes taken back', async (ordinal, draft) => {
    expect(await draftAt(ordinal)).toEqual(draft)
  })

  it('is not known where the recording has none, or too little of a change', async () => {
    expect(await draftAt(3, changes, null)).toBeNull()
    expect(await draftAt(3, [change(9, { cut: 2400 })])).toBeNull()
    expect(await draftAt(10, [change(9, { cut: 2400 })])).toEqual({ appkey: 'app', roomId: '38' })
  })
})
