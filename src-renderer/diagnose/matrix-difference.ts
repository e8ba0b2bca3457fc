import type { V2NIMLoginAuthType } from '../../src-shared/chatroom/enums'
import {
  LOGIN_STAGES,
  type AttemptOutcome,
  type InstanceSummary,
  type LoginAttempt,
} from '../../src-shared/console'

/** Where a login can fail: `start` is before it became an attempt. */
const MATRIX_STAGES = ['start', ...LOGIN_STAGES] as const
export type MatrixStage = (typeof MATRIX_STAGES)[number]

/** How a login went with one authentication type. */
export interface MatrixRow {
  readonly authType: V2NIMLoginAuthType
  /** Null where no instance could be made. */
  readonly instanceId: number | null
  readonly outcome: AttemptOutcome | 'notStarted'
  readonly failedStage: MatrixStage | null
  readonly code: number | null
  /** Why there was no attempt; empty when there was one. */
  readonly reason: string
  /** Null where there was none, or none is recorded. */
  readonly attempt: LoginAttempt | null
}

/** Where the rows part first: some fail in a stage that others pass, or all fail there with different codes. */
export interface MatrixDifference {
  readonly stage: MatrixStage
  readonly failed: readonly MatrixRow[]
}

/** The row of a login that was recorded. */
export function recordedRow(authType: V2NIMLoginAuthType, attempt: LoginAttempt): MatrixRow {
  const { instanceId, outcome, failedStage, code } = attempt
  return { authType, instanceId, outcome: outcome ?? 'failed', failedStage, code, reason: '', attempt }
}

/** The row of a login that is not recorded: one that the client refused by itself, or that the recorder missed. */
export function unrecordedRow(
  authType: V2NIMLoginAuthType,
  { instanceId, enterError, lastLogin }: InstanceSummary,
  wasTried: boolean,
): MatrixRow {
  const { code = null, reason = '' } = enterError ?? {}
  const row = { authType, instanceId, attempt: null }
  if (!wasTried) return { ...row, outcome: 'notStarted', failedStage: 'start', code, reason }
  const { stage = null } = lastLogin ?? {}
  if (enterError !== null)
    return { ...row, outcome: 'failed', failedStage: stage === 'local' ? 'start' : stage, code, reason }
  return { ...row, outcome: 'entered', failedStage: null, code: lastLogin?.code ?? null, reason }
}

/** The row of a login that could not even be asked for. */
export function refusedRow(
  authType: V2NIMLoginAuthType,
  instanceId: number | null,
  { chatroomCode, message }: { readonly chatroomCode: number | null; readonly message: string },
): MatrixRow {
  const why = { code: chatroomCode, reason: message }
  return { authType, instanceId, outcome: 'notStarted', failedStage: 'start', ...why, attempt: null }
}

/** The first difference between the rows; null when they went alike. */
export function firstDifference(rows: readonly MatrixRow[]): MatrixDifference | null {
  for (const stage of MATRIX_STAGES) {
    const failed = rows.filter(({ failedStage }) => failedStage === stage)
    if (failed.length === 0) continue
    const codes = new Set(failed.map(({ code }) => code))
    return failed.length < rows.length || codes.size > 1 ? { stage, failed } : null
  }
  return null
}
