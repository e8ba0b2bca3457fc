import type { Scenario } from '../testing/scenario'
import { authenticationScenarios } from './authentication'
import { connectingScenarios } from './connecting'
import { enteringAgainScenarios } from './entering-again'
import { hostileScenarios } from './hostile'
import { leavingScenarios } from './leaving'
import { providerScenarios } from './providers'
import { reconnectingScenarios } from './reconnecting'
import { serviceScenarios } from './services'
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
  ...serviceScenarios,
  ...hostileScenarios,
]
