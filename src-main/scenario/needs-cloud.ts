import type { Expectation, ScenarioPath, ScenarioPlan, Step } from '../../src-shared/console/scenario'

const OF_CLOUD = ['cloud', 'copies', 'dau', 'ends'] as const
const WITHOUT_CLOUD = ['member', 'conflictLogin', 'sameDevice']

/** Where a scenario needs the embedded cloud; null when it can run against any cloud. */
export function needsEmbeddedCloud({ scenario }: ScenarioPlan): ScenarioPath | null {
  return (
    inSteps(scenario.steps, ['steps']) ??
    inSteps(scenario.teardown, ['teardown']) ??
    inExpectations(scenario.expect, ['expect'])
  )
}

function inSteps(steps: readonly Step[], path: ScenarioPath): ScenarioPath | null {
  for (const [index, step] of steps.entries()) {
    const found = inStep(step, [...path, index])
    if (found !== null) return found
  }
  return null
}

function inStep(step: Step, path: ScenarioPath): ScenarioPath | null {
  const { kick, waitFor, parallel = [], repeat } = step
  if (kick !== undefined && !WITHOUT_CLOUD.includes(kick.way)) return [...path, 'kick']
  if (waitFor !== undefined && 'cloud' in waitFor) return [...path, 'waitFor']
  const own = (['cloud', 'fault', 'clearFault'] as const).find((action) => step[action] !== undefined)
  if (own !== undefined) return [...path, own]
  for (const [index, branch] of parallel.entries()) {
    const found = inSteps(branch, [...path, 'parallel', index])
    if (found !== null) return found
  }
  const inside = repeat === undefined ? null : inSteps(repeat.steps, [...path, 'repeat', 'steps'])
  return inside ?? inExpectations(step.expect, [...path, 'expect'])
}

function inExpectations(list: readonly Expectation[] | undefined, path: ScenarioPath): ScenarioPath | null {
  for (const [index, expectation] of (list ?? []).entries()) {
    const key = OF_CLOUD.find((name) => expectation[name] !== undefined)
    if (key !== undefined) return [...path, index, key]
  }
  return null
}
