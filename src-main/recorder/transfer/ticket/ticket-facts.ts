import type { Database } from 'better-sqlite3'
import { isLocalRefusal, type AttemptSummary } from '../../../../src-shared/console'
import { prepareAttemptQueries } from '../../worker/attempt-queries'
import type { StoredSession } from '../../worker/operations'
import { prepareSessionQueries } from '../../worker/session-queries'
import { EVENT_COLUMNS, toTransferEvent, unknownSession } from '../stored-items'
import type { TransferEvent } from '../transfer-item'
import { instanceIdentifiers, type InstanceIdentifiers } from './instance-identifiers'

/** More is read by nobody; the recording in the pack has everything. */
export const TICKET_LIMITS = { instances: 500, failures: 200, findings: 500 } as const

/** A login that did not end in the room, with the times of its stages. */
export interface LoginFailure {
  readonly event: TransferEvent
  /** Where it ended, `local` before anything was sent, and how. */
  readonly stage: string | null
  readonly outcome: string | null
  readonly attempt: AttemptSummary | null
}

/** A breach of a rule that the caller's check found in the session. */
export interface TicketFinding {
  readonly ruleId: string
  readonly rule: string
  readonly ordinal: number
  readonly instanceId: number
  readonly expected: string
  readonly actual: string
}

/** What a ticket says of a session: read once, bounded however long the session is. */
export interface TicketFacts {
  readonly session: StoredSession
  readonly instances: readonly InstanceIdentifiers[]
  readonly failures: readonly LoginFailure[]
  readonly kicks: readonly TransferEvent[]
  readonly findings: readonly TicketFinding[]
}

/** @throws RecorderError `unknownSession`. */
export function readTicketFacts(
  database: Database,
  sessionId: number,
  findings: readonly TicketFinding[],
): TicketFacts {
  const session = prepareSessionQueries(database).readSession({ sessionId })
  if (!session) throw unknownSession(sessionId)
  return {
    session,
    instances: instanceIdentifiers(database, sessionId, TICKET_LIMITS.instances),
    failures: landmarks(database, sessionId, 'failure').map((event) => ({
      event,
      ...(isLocalRefusal(event)
        ? { stage: 'local', outcome: 'failed' }
        : { stage: event.from, outcome: event.to }),
      attempt: attemptOf(database, sessionId, event),
    })),
    kicks: landmarks(database, sessionId, 'kick'),
    findings: findings.slice(0, TICKET_LIMITS.findings),
  }
}

function landmarks(database: Database, sessionId: number, landmark: 'failure' | 'kick'): TransferEvent[] {
  return database
    .prepare<[number, string], Parameters<typeof toTransferEvent>[0]>(
      `SELECT ${EVENT_COLUMNS} FROM event e LEFT JOIN frame f USING (event_id)
       WHERE session_id = ? AND landmark = ? ORDER BY ordinal LIMIT ${TICKET_LIMITS.failures}`,
    )
    .all(sessionId, landmark)
    .map((stored) => toTransferEvent(stored, `session ${sessionId}, event ${stored.ordinal}`))
}

function attemptOf(
  database: Database,
  sessionId: number,
  { instanceId, attemptId }: TransferEvent,
): AttemptSummary | null {
  if (instanceId === null || attemptId === null) return null
  const after = { instanceId, attemptId: attemptId - 1 }
  const [found] = prepareAttemptQueries(database).listAttempts({ sessionId, after, limit: 1 })
  return found?.instanceId === instanceId && found.attemptId === attemptId ? found : null
}
