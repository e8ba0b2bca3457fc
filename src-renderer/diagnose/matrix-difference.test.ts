import { describe, expect, it } from 'vitest'
import type { LoginStage } from '../../src-shared/console'
import { instanceSummary } from '../testing/summaries'
import { firstDifference, recordedRow, unrecordedRow, type MatrixRow } from './matrix-difference'

function row(
  authType: 0 | 1 | 2,
  failedStage: LoginStage | null,
  code = failedStage === null ? 200 : 403,
): MatrixRow {
  const outcome = failedStage === null ? 'entered' : 'refused'
  const times = { startedNs: 0, stageStartedNs: {}, endedNs: 1, ordinal: 1, attemptId: 1 }
  return recordedRow(authType, { ...times, instanceId: 1, trigger: 'enter', outcome, failedStage, code })
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

  it('takes a login that did not start for the earliest of all', () => {
    const enterError = { code: 191004, reason: "In enterParams, param 'token' unexpected" }
    const notStarted = unrecordedRow(0, instanceSummary({ enterError }), false)
    expect(notStarted).toMatchObject({ outcome: 'notStarted', ...enterError })
    expect(firstDifference([row(1, 'auth'), notStarted])).toEqual({ stage: 'start', failed: [notStarted] })
  })
})

describe('the row of a login that is not recorded', () => {
  it('tells what the instance knows of it', () => {
    const lastLogin = { ok: false, code: 102302, reason: 'invalid token', stage: 'auth' } as const
    const enterError = { code: 102302, reason: 'invalid token' }
    expect(unrecordedRow(1, instanceSummary({ enterError, lastLogin }), true)).toMatchObject({
      outcome: 'failed',
      failedStage: 'auth',
      code: 102302,
    })
    const entered = instanceSummary({ lastLogin: { ok: true, code: 200, reason: '', stage: null } })
    expect(unrecordedRow(1, entered, true)).toMatchObject({
      outcome: 'entered',
      failedStage: null,
      code: 200,
    })
  })
})
