import type { Database } from 'better-sqlite3'
import { LOGIN_STAGES, type AttemptSummary, type LoginStage } from '../../../src-shared/console'
import type { ReaderOperations } from './operations'

export type StoredAttempt = Omit<AttemptSummary, 'stageStartedNs'> &
  Readonly<Record<`${LoginStage}Ns`, number | null>>

/** The columns of `StoredAttempt`. */
export const ATTEMPT_COLUMNS = `instance_id AS instanceId, attempt_id AS attemptId, trigger, started_ns AS startedNs,
  link_ns AS linkNs, connect_ns AS connectNs, auth_ns AS authNs, enter_ns AS enterNs, ended_ns AS endedNs, outcome,
  failed_stage AS failedStage, code`

/** Reads login attempts in the order of instance and attempt. */
export function prepareAttemptQueries(database: Database): Pick<ReaderOperations, 'listAttempts'> {
  const list = database.prepare<[number, number, number, number], StoredAttempt>(
    `SELECT ${ATTEMPT_COLUMNS} FROM attempt WHERE session_id = ? AND (instance_id, attempt_id) > (?, ?)
     ORDER BY instance_id, attempt_id LIMIT ?`,
  )
  return {
    listAttempts: ({ sessionId, after, limit }) =>
      list.all(sessionId, after?.instanceId ?? 0, after?.attemptId ?? 0, limit).map(toAttemptSummary),
  }
}

/** A stored attempt as it is told of. */
export function toAttemptSummary(stored: StoredAttempt): AttemptSummary {
  const { instanceId, attemptId, trigger, startedNs, endedNs, outcome, failedStage, code } = stored
  const reached = LOGIN_STAGES.flatMap((stage) => {
    const startedAtNs = stored[`${stage}Ns`]
    return startedAtNs === null ? [] : [[stage, startedAtNs] as const]
  })
  return {
    instanceId,
    attemptId,
    trigger,
    startedNs,
    stageStartedNs: Object.fromEntries(reached),
    endedNs,
    outcome,
    failedStage,
    code,
  }
}
