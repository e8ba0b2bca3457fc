import { createHash } from 'node:crypto'

const TRACE_ID_DIGITS = 32
const SPAN_ID_DIGITS = 16

/** What a login attempt is known by, wherever its recording goes: neither a session's number nor its name is. */
export interface LoginIdentity {
  readonly startedWallMs: number
  readonly instanceId: number
  readonly attemptId: number
  readonly accountId: string | null
  readonly roomId: string | null
}

/** The ids of one login's trace. */
export interface TraceIdentity {
  /** 32 hex digits. */
  readonly traceId: string
  /** 16 hex digits for each name of a span. */
  spanId(name: string): string
}

/** Makes ids from what was recorded: the same login sent again, or sent after an import, is the same trace. */
export function traceIdentity(login: LoginIdentity): TraceIdentity {
  const { startedWallMs, instanceId, attemptId, accountId, roomId } = login
  const traceId = digest([startedWallMs, instanceId, attemptId, accountId, roomId], TRACE_ID_DIGITS)
  return { traceId, spanId: (name) => digest([traceId, name], SPAN_ID_DIGITS) }
}

function digest(parts: readonly unknown[], digits: number): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, digits)
}
