import { hasErrorCode } from '../result-code'
import type { EventRow } from '../session-model'
import type { CheckKey } from './checks'
import { attemptAround } from './observe-events'

/** @param judged the event that is to be explained. */
type Evidence = (row: EventRow, judged: EventRow | undefined) => boolean

const refusedByCloud: Evidence = ({ name }) => name === 'loginRefused'
/** Whatever cloud it was: with this it said no. */
const answeredSo: Evidence = (row, judged) =>
  row.frame?.direction === 'in' && hasErrorCode(row) && row.code === judged?.code
const ANSWER = [refusedByCloud, answeredSo]

/** The events in which each check can be read; one that fits the first test comes before one that fits the next. */
const EVIDENCE: Partial<Record<CheckKey, readonly Evidence[]>> = {
  readProviderAnswer: [({ kind }) => kind === 'provider'],
  readThirdPartyAnswer: [({ name }) => name === 'callbackCalled', answeredSo],
  readCalls: [({ kind }) => kind === 'operation'],
  readKick: [({ name }) => name === 'onChatroomKicked'],
  readReason: [({ name }) => name === 'loginRefused' || name === 'attemptEnded', answeredSo],
  readStageTimes: [({ name }) => name === 'stageStarted'],
  readSocketClose: [({ name }) => name === 'socketClosed' || name === 'heartbeatDead'],
  lookAtAccount: ANSWER,
  lookAtRoom: ANSWER,
  lookAtApp: ANSWER,
  lookAtMultiEndPolicy: ANSWER,
  lookAtDevices: ANSWER,
  lookAtBlockList: ANSWER,
  lookAtRole: ANSWER,
  switchNotices: ANSWER,
  letTargetEnter: ANSWER,
}

/** The last event of the attempt that shows what a check is about, or null where nothing was recorded of it. */
export function evidenceOf(checkKey: CheckKey, rows: readonly EventRow[], ordinal: number): number | null {
  const judged = rows.find((row) => row.ordinal === ordinal)
  const around = attemptAround(rows, ordinal).filter((row) => row.ordinal !== ordinal)
  for (const shows of EVIDENCE[checkKey] ?? []) {
    const found = around.findLast((row) => shows(row, judged))
    if (found !== undefined) return found.ordinal
  }
  return checkKey === 'readCalls' ? lastCall(rows, ordinal) : null
}

/** An `enter` is called before its attempt begins. */
function lastCall(rows: readonly EventRow[], ordinal: number): number | null {
  return rows.findLast((row) => row.kind === 'operation' && row.ordinal < ordinal)?.ordinal ?? null
}
