import type { ConsoleRecord } from '../src-shared/console'
import { encodeRecord } from '../src-main/recorder/event-entry'
import { sampleInstance, sampleLogin } from '../src-main/recorder/testing/sample-records'
import { createWriter } from '../src-main/recorder/worker/writer'

export const EVENT_COUNT = 1_000_000
export const INSTANCE_COUNT = 200
/** One login in so many is refused, with a code and a reason that nothing else has. */
export const RARE_EVERY = 10_000
export const RARE_CODE = 302
export const RARE_REASON = '没有权限'

const EVENTS_A_LOGIN = 11
const LOGINS_A_BATCH = 50
const NS_BETWEEN_LOGINS = 1_000_000

/** Records a session of a million events the way the app does, indices and all; returns its id. */
export function recordMillion(databaseFile: string): number {
  const writer = createWriter()
  writer.open({ databaseFile })
  const { sessionId } = writer.beginSession({ name: 'million', startedWallMs: 0 })
  writer.append({
    sessionId,
    afterOrdinal: 0,
    entries: Array.from({ length: INSTANCE_COUNT }, (_, index) => ({
      kind: 'instance' as const,
      instance: sampleInstance(index + 1),
    })),
  })
  for (let ordinal = 0; ordinal < EVENT_COUNT;) {
    const records = loginsFrom(ordinal / EVENTS_A_LOGIN).slice(0, EVENT_COUNT - ordinal)
    const entries = records.map((record, index) => ({
      kind: 'event' as const,
      event: encodeRecord(record, { ordinal: ordinal + index + 1, atNs: record.atNs }),
    }))
    writer.append({ sessionId, afterOrdinal: ordinal, entries })
    ordinal += records.length
  }
  writer.endSession({ sessionId, endedWallMs: 1 })
  while (!writer.indexForSearch({ eventLimit: 2000 }).done);
  writer.close(undefined)
  return sessionId
}

/** The next logins, one client after the other. */
function loginsFrom(firstLogin: number): ConsoleRecord[] {
  return Array.from({ length: LOGINS_A_BATCH }, (_, offset) => firstLogin + offset).flatMap((login) => {
    const instanceId = 1 + (login % INSTANCE_COUNT)
    const records = sampleLogin(instanceId, 1 + Math.floor(login / INSTANCE_COUNT), login * NS_BETWEEN_LOGINS)
    return login % RARE_EVERY === RARE_EVERY - 1 ? records.map(refused) : records
  })
}

function refused(record: ConsoleRecord): ConsoleRecord {
  if (record.name !== 'attemptEnded') return record
  return { ...record, to: 'refused', code: RARE_CODE, payload: { reason: RARE_REASON } }
}
