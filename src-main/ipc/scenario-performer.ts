import type { ScenarioDeskOptions } from './scenario-desk'

/** Carries out runs for the window. */
export function createScenarioPerformer(): ScenarioDeskOptions['perform'] {
  return async () => ({ outcome: 'error', failure: 'Scenarios cannot be run yet.' })
}
