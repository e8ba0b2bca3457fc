import { describe, expect, it } from 'vitest'
import type { EventDetail, EventFilter, EventRow } from '../session-model'
import type { LoginAttempt } from '../services/timeline-service'
import { judgeEvent, type VerdictSource } from './judge-event'

const SECOND = 1_000_000_000
const HOUR = 3600 * SECOND
/** The instance whose events are judged, and another one. */
const [OWN, OTHER] = [7, 8]

type Told = Partial<EventRow> & Pick<EventRow, 'kind' | 'name' | 'atNs'>
const started = (attemptId: number, atNs: number, instanceId = OWN): Told => ({
  ...{ kind: 'attempt', name: 'attemptStarted', instanceId, attemptId, atNs },
})

/** A login at the beginning, hours in the room, and a kick; at once a login that was refused for its room. */
const EVENTS: readonly Told[] = [
  started(1, 0),
  { kind: 'attempt', name: 'attemptEnded', to: 'entered', code: 200, attemptId: 1, atNs: SECOND },
  started(1, 2 * SECOND, OTHER),
  { kind: 'error', name: 'queuePoll', code: 114432, atNs: 3 * HOUR },
  { kind: 'callback', name: 'onChatroomExited', code: 192003, atNs: 4 * HOUR },
  { kind: 'callback', name: 'onChatroomKicked', payload: { kickedReason: 2 }, atNs: 4 * HOUR },
  started(2, 4 * HOUR),
  { kind: 'cloud', name: 'loginRefused', code: 191004, atNs: 5 * HOUR },
  { kind: 'cloud', name: 'loginRefused', code: 191004, instanceId: null, atNs: 6 * HOUR },
]
const rows = EVENTS.map((event, index): EventRow => ({
  ...{ ordinal: index + 1, instanceId: OWN, attemptId: null, from: null, to: null, code: null },
  ...{ payload: {}, frame: null },
  ...event,
}))

/** The n-th attempt took n seconds for its link address. */
const attemptOf = ({ ordinal, instanceId, attemptId, atNs }: EventRow): LoginAttempt => ({
  ...{ ordinal, instanceId: instanceId ?? 0, attemptId: attemptId ?? 0, trigger: 'enter', startedNs: atNs },
  ...{ stageStartedNs: { link: atNs }, endedNs: atNs + (attemptId ?? 0) * SECOND },
  ...{ outcome: 'entered', failedStage: null, code: null },
})

function letsThrough(
  { instanceIds, query, fromNs = 0, toNs = Infinity }: EventFilter,
  row: EventRow,
): boolean {
  const isOwn = instanceIds === undefined || instanceIds.includes(row.instanceId ?? 0)
  return isOwn && row.atNs >= fromNs && row.atNs <= toNs && (query ?? '').endsWith(query ? row.name : '')
}

/** Looks at four events a page, as a long session is looked through in stretches. */
const source: VerdictSource = {
  indexEvents: ({ filter, afterOrdinal }) => {
    const isSearched = filter.query !== undefined
    const page = isSearched ? rows.slice(afterOrdinal, afterOrdinal + 4) : rows
    const ordinals = page.filter((row) => letsThrough(filter, row)).map(({ ordinal }) => ordinal)
    return Promise.resolve({ ordinals, scannedTo: page.at(-1)?.ordinal ?? afterOrdinal, lastOrdinal: 9 })
  },
  readEvents: ({ ordinals }) => Promise.resolve(rows.filter(({ ordinal }) => ordinals.includes(ordinal))),
  readAttempts: ({ ordinals }) =>
    Promise.resolve(
      rows
        .filter(({ ordinal, attemptId }) => ordinals.includes(ordinal) && attemptId !== null)
        .map(attemptOf),
    ),
  listLanes: () => Promise.resolve([]),
}

async function verdictOn(ordinal: number) {
  const row = rows[ordinal - 1]
  if (row === undefined) throw new Error(`there is no event ${ordinal}`)
  const detail: EventDetail = { ...row, wallMs: 0, frameData: null, frameRedacted: false }
  return (await judgeEvent(source, 1, detail))?.verdict
}

describe('judgeEvent', () => {
  it.each([5, 6])(
    'tells of an end in the room, event %d, how long its login took hours ago',
    async (ordinal) => {
      expect(await verdictOn(ordinal)).toMatchObject({ stage: 'inRoom', stageTimesMs: { link: 1000 } })
    },
  )

  it('takes for what the cloud tells the login that runs, and the stage that its answer is of', async () => {
    expect(await verdictOn(8)).toMatchObject({ stage: 'enter', stageTimesMs: { link: 2000 } })
  })

  it("has no times of a login that is nobody's of ours, and its stage all the same", async () => {
    const verdict = await verdictOn(9)
    expect([verdict?.stage, verdict?.stageTimesMs]).toEqual(['enter', {}])
  })

  it('tells no times of a login where a call in the room failed', async () => {
    const verdict = await verdictOn(4)
    expect([verdict?.stage, verdict?.stageTimesMs]).toEqual(['operation', {}])
  })
})
