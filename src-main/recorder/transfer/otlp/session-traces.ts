import type { Database } from 'better-sqlite3'
import { isHeartbeat } from '../../event-entry'
import { prepareSessionQueries } from '../../worker/session-queries'
import { eventsByInstance, type EventsByInstance } from '../events-by-instance'
import { unknownSession } from '../stored-items'
import type { TransferEvent } from '../transfer-item'
import { LoginTrace } from './login-trace'
import type { OtlpSpan } from './otlp-span'

/** Frames and operations are left out: a trace tells how a login went, not what was said. */
const TRACED_KINDS = ['attempt', 'transition', 'callback', 'provider', 'timer', 'error'] as const

/** A session whose login attempts become traces. */
export interface TracedSession {
  readonly sessionId: number
  readonly startedWallMs: number
  readonly name: string
  readonly events: EventsByInstance
}

/** @throws RecorderError `unknownSession`. */
export function tracedSession(database: Database, sessionId: number): TracedSession {
  const session = prepareSessionQueries(database).readSession({ sessionId })
  if (!session) throw unknownSession(sessionId)
  const { startedWallMs, name, eventCount: lastOrdinal } = session
  const events = eventsByInstance(database, { sessionId, lastOrdinal, kinds: TRACED_KINDS })
  return { sessionId, startedWallMs, name, events }
}

/** The spans of each login attempt of a session, one attempt at a time. */
export function* sessionTraces(
  { sessionId, startedWallMs }: Pick<TracedSession, 'sessionId' | 'startedWallMs'>,
  events: Iterable<TransferEvent>,
): Generator<OtlpSpan[], void, undefined> {
  let trace: LoginTrace | null = null
  let instanceId: number | null = null
  let lastNs = 0
  for (const event of events) {
    const started = event.kind === 'attempt' && event.name === 'attemptStarted'
    if (trace && (started || event.instanceId !== instanceId)) {
      yield trace.spans(lastNs)
      trace = null
    }
    if (started && event.instanceId !== null && event.attemptId !== null) {
      const { attemptId } = event
      trace = new LoginTrace({ sessionId, startedWallMs, instanceId: event.instanceId, attemptId }, event)
    } else if (!isHeartbeat(event)) trace?.add(event)
    instanceId = event.instanceId
    lastNs = event.atNs
  }
  if (trace) yield trace.spans(lastNs)
}
