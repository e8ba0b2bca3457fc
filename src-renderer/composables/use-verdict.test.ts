// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { shallowRef } from 'vue'
import { describe, expect, it } from 'vitest'
import type { EventDetail, EventRow, LoginAttempt } from '../../src-shared/console'
import { runComposable } from '../testing/session-under-test'
import { eventRow } from '../testing/summaries'
import { useVerdict, type VerdictSource } from './use-verdict'

const MS = 1_000_000

/** A login that a link provider spoilt, and a kick after a later one. */
const rows: EventRow[] = [
  { kind: 'operation' as const, name: 'enter' },
  { kind: 'attempt' as const, name: 'attemptStarted' },
  { kind: 'provider' as const, name: 'linkProvider', payload: { resultShape: { type: 'object' } } },
  { kind: 'attempt' as const, name: 'attemptEnded', to: 'failed', code: 190001 },
  { kind: 'attempt' as const, name: 'attemptStarted' },
  { kind: 'attempt' as const, name: 'attemptEnded', to: 'entered', code: 200 },
  { kind: 'callback' as const, name: 'onChatroomExited', code: 192003 },
  { kind: 'callback' as const, name: 'onChatroomKicked', payload: { kickedReason: 2 } },
  { kind: 'error' as const, name: 'socketClosed', code: 1000 },
  { kind: 'error' as const, name: 'socketClosed', code: 1006 },
].map((patch, index) => ({
  ...eventRow({ ordinal: index + 1 }),
  atNs: index * MS,
  instanceId: 7,
  code: null,
  ...patch,
}))

const attempt: LoginAttempt = {
  instanceId: 7,
  attemptId: 1,
  trigger: 'enter',
  startedNs: 1 * MS,
  stageStartedNs: { link: 1 * MS },
  endedNs: 3 * MS,
  outcome: 'failed',
  failedStage: 'link',
  code: 190001,
  ordinal: 4,
}

const source: VerdictSource = {
  readAttempts: ({ ordinals }) => Promise.resolve(ordinals.includes(4) ? [attempt] : []),
  indexEvents: ({ filter }) => {
    const ordinals = rows
      .filter(({ atNs }) => atNs >= (filter.fromNs ?? 0) && atNs <= (filter.toNs ?? Infinity))
      .map(({ ordinal }) => ordinal)
    return Promise.resolve({ ordinals, scannedTo: rows.length, lastOrdinal: rows.length })
  },
  listLanes: () => Promise.resolve([]),
  readEvents: ({ ordinals }) => Promise.resolve(rows.filter(({ ordinal }) => ordinals.includes(ordinal))),
}

function detailOf(ordinal: number): EventDetail {
  const row = rows[ordinal - 1]
  if (row === undefined) throw new Error(`no event ${ordinal}`)
  return { ...row, wallMs: 0, frameData: null, frameRedacted: false }
}

async function judge(ordinal: number) {
  const judged = runComposable(() =>
    useVerdict({ source, sessionId: shallowRef(1), detail: shallowRef(detailOf(ordinal)) }),
  )
  await flushPromises()
  return judged.value
}

describe('verdict of an event', () => {
  it('joins the attempt, what was seen, and where it was seen', async () => {
    const judged = await judge(4)
    expect(judged?.verdict).toMatchObject({ stage: 'link', stageTimesMs: { link: 2 } })
    expect(judged?.verdict.causes[0]).toEqual({ causeKey: 'linkResultNotList', seen: true })
    expect(judged?.evidence.get('readProviderAnswer')).toBe(3)
  })

  it.each([7, 8])('knows at event %d that the client was kicked', async (ordinal) => {
    const judged = await judge(ordinal)
    expect(judged?.evidence.get('readKick')).toBe(ordinal === 7 ? 8 : undefined)
  })

  it('tells of a kick, which has no code, by whom it came', async () => {
    const judged = await judge(8)
    expect(judged?.verdict).toMatchObject({ stage: 'inRoom', code: null })
    expect(judged?.verdict.causes[0]).toEqual({ causeKey: 'kickedByManager', seen: true })
  })

  it("takes the code of a closed socket for WebSocket's, not for a result code", async () => {
    const judged = await judge(10)
    expect(judged?.verdict).toMatchObject({ code: null, stage: 'inRoom' })
    expect(judged?.verdict.causes).toContainEqual({ causeKey: 'socketClosedAbnormally', seen: true })
    expect(await judge(9)).toBeNull()
  })

  it('is silent about what went well', async () => {
    expect(await judge(6)).toBeNull()
  })

  it('gives no verdict on an event that is no longer looked at', async () => {
    const detail = shallowRef<EventDetail | null>(detailOf(4))
    const judged = runComposable(() => useVerdict({ source, sessionId: shallowRef(1), detail }))
    detail.value = null
    await flushPromises()
    expect(judged.value).toBeNull()
  })
})
