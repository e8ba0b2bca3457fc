import type { ScenarioJob } from '../../src-shared/console'

type Phase = ScenarioJob['phase']

/** The phase of a scenario is that of its runs that says most: what runs, then what went wrong, then what is left. */
const SAYS_MOST: readonly Phase[] = [
  'running',
  'failed',
  'error',
  'cancelled',
  'pending',
  'passed',
  'skipped',
]

/** How the runs of each scenario of a batch stand, as one phase. */
export function phaseOfJobs(jobs: readonly ScenarioJob[]): ReadonlyMap<string, Phase> {
  const phases = new Map<string, Phase>()
  for (const { scenarioId, phase } of jobs) {
    const known = phases.get(scenarioId)
    if (known === undefined || SAYS_MOST.indexOf(phase) < SAYS_MOST.indexOf(known))
      phases.set(scenarioId, phase)
  }
  return phases
}

export interface BatchCounts {
  readonly doneCount: number
  readonly passedCount: number
  readonly failedCount: number
}

/** How many runs are over, and how they ended; a run that was skipped or cancelled neither passed nor failed. */
export function countJobs(jobs: readonly ScenarioJob[]): BatchCounts {
  const count = (...phases: readonly Phase[]) => jobs.filter(({ phase }) => phases.includes(phase)).length
  return {
    doneCount: count('passed', 'failed', 'error', 'cancelled', 'skipped'),
    passedCount: count('passed'),
    failedCount: count('failed', 'error'),
  }
}
