import type { EventRow } from '../session-model'
import type { CheckKey } from './checks'
import { attemptAround } from './observe-events'

type Evidence = (row: EventRow) => boolean

/** The event in which each check can be read. */
const EVIDENCE: Partial<Record<CheckKey, Evidence>> = {
  readProviderAnswer: ({ kind }) => kind === 'provider',
  readThirdPartyAnswer: ({ name }) => name === 'callbackCalled',
  readCalls: ({ kind }) => kind === 'operation',
  readKick: ({ name }) => name === 'onChatroomKicked',
  readReason: ({ name }) => name === 'loginRefused' || name === 'attemptEnded',
  readStageTimes: ({ name }) => name === 'stageStarted',
  readSocketClose: ({ name }) => name === 'socketClosed' || name === 'heartbeatDead',
}

/** The last event of the attempt that shows what a check is about, or null where nothing was recorded of it. */
export function evidenceOf(checkKey: CheckKey, rows: readonly EventRow[], ordinal: number): number | null {
  const shows = EVIDENCE[checkKey]
  if (shows === undefined) return null
  const found = attemptAround(rows, ordinal).findLast((row) => row.ordinal !== ordinal && shows(row))
  return found?.ordinal ?? (checkKey === 'readCalls' ? lastCall(rows, ordinal) : null)
}

/** An `enter` is called before its attempt begins. */
function lastCall(rows: readonly EventRow[], ordinal: number): number | null {
  return rows.findLast((row) => row.kind === 'operation' && row.ordinal < ordinal)?.ordinal ?? null
}
