import { describe, expect, it } from 'vitest'
import type { ScenarioJob } from '../../src-shared/console'
import { countJobs, phaseOfJobs } from './batch-summary'

function jobs(...phases: readonly [string, ScenarioJob['phase']][]): ScenarioJob[] {
  return phases.map(([scenarioId, phase], jobId) => ({
    ...{ jobId, scenarioId, phase, caseName: '', repetition: 1, sessionId: null, runNumber: null },
  }))
}

describe('a batch of runs in short', () => {
  it('tells of each scenario what says most of its runs', () => {
    const phases = phaseOfJobs(
      jobs(
        ...(['passed', 'failed', 'running'] as const).map((phase) => ['a', phase] as [string, typeof phase]),
        ...(['passed', 'failed', 'pending'] as const).map((phase) => ['b', phase] as [string, typeof phase]),
        ['c', 'passed'],
        ['c', 'skipped'],
      ),
    )
    expect([...phases]).toEqual([
      ['a', 'running'],
      ['b', 'failed'],
      ['c', 'passed'],
    ])
  })

  it('counts what is over, what passed and what did not', () => {
    const all = jobs(
      ...(['passed', 'passed', 'failed', 'error', 'cancelled', 'skipped', 'running', 'pending'] as const).map(
        (phase) => ['a', phase] as [string, typeof phase],
      ),
    )
    expect(countJobs(all)).toEqual({ doneCount: 6, passedCount: 2, failedCount: 2 })
  })
})
