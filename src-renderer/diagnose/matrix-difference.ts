import type { V2NIMLoginAuthType } from '../../src-shared/chatroom/enums'
import { LOGIN_STAGES, type LoginAttempt, type LoginStage } from '../../src-shared/console'

/** How a login went with one authentication type. */
export interface MatrixRow {
  readonly authType: V2NIMLoginAuthType
  readonly instanceId: number
  readonly attempt: LoginAttempt
}

/** Where the rows part first: some fail in a stage that others pass, or all fail there with different codes. */
export interface MatrixDifference {
  readonly stage: LoginStage
  readonly failed: readonly MatrixRow[]
}

/** The first difference between the rows; null when they went alike. */
export function firstDifference(rows: readonly MatrixRow[]): MatrixDifference | null {
  for (const stage of LOGIN_STAGES) {
    const failed = rows.filter(({ attempt }) => attempt.failedStage === stage)
    if (failed.length === 0) continue
    const codes = new Set(failed.map(({ attempt }) => attempt.code))
    return failed.length < rows.length || codes.size > 1 ? { stage, failed } : null
  }
  return null
}
