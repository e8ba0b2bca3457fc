import type { Scenario } from '../testing/scenario'
import { authenticationScenarios } from './authentication'
import { connectingScenarios } from './connecting'
import { enteringAgainScenarios } from './entering-again'
import { leavingScenarios } from './leaving'
import { providerScenarios } from './providers'
import { reconnectingScenarios } from './reconnecting'
import { validationScenarios } from './validation'

/** All plays of the differential test, by topic. */
export const scenarios: readonly Scenario[] = [
  ...authenticationScenarios,
  ...providerScenarios,
  ...connectingScenarios,
  ...leavingScenarios,
  ...enteringAgainScenarios,
  ...reconnectingScenarios,
  ...validationScenarios,
]
