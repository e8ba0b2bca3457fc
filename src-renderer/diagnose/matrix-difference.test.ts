import { describe, expect, it } from 'vitest'
import type { LoginStage } from '../../src-shared/console'
import { firstDifference, type MatrixRow } from './matrix-difference'

function row(
  authType: 0 | 1 | 2,
  failedStage: LoginStage | null,
  code = failedStage === null ? 200 : 403,
): MatrixRow {
  const outcome = failedStage === null ? 'entered' : 'refused'
  const times = { startedNs: 0, stageStartedNs: {}, endedNs: 1, ordinal: 1, attemptId: 1 }
  const attempt = { ...times, instanceId: 1, trigger: 'enter', outcome, failedStage, code } as const
  return { authType, instanceId: 1, attempt }
}

describe('firstDifference', () => {
  it('finds none where all went alike', () => {
    expect(firstDifference([])).toBeNull()
    expect(firstDifference([row(0, null), row(1, null), row(2, null)])).toBeNull()
    expect(firstDifference([row(0, 'enter'), row(1, 'enter'), row(2, 'enter')])).toBeNull()
  })

  it('names the earliest stage in which some fail and others do not', () => {
    const late = row(0, 'enter')
    const early = row(1, 'auth')
    expect(firstDifference([late, early, row(2, null)])).toEqual({ stage: 'auth', failed: [early] })
  })

  it('takes different codes in the same stage for a difference', () => {
    const rows = [row(0, 'auth', 403), row(1, 'auth', 102302)]
    expect(firstDifference(rows)).toEqual({ stage: 'auth', failed: rows })
  })
})
