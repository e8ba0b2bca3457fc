export { AUTH_TYPE_NAMES, CLIENT_TYPE_NAMES, type EnterOverrides, type ScenarioActor } from './actor-schema'
export { castOf, type ScenarioCast } from './cast'
export { formatDurationMs, parseDurationMs } from './duration'
export * from './expectation-schema'
export type { ScenarioEnvironment } from './interpolate'
export {
  parseScenario,
  type ParsedScenario,
  type ParseScenarioOptions,
  type ScenarioPlan,
} from './parse-scenario'
export {
  formatProblem,
  formatScenarioPath,
  type ScenarioPath,
  type ScenarioProblem,
  type SourcePosition,
} from './scenario-problem'
export { ALL_FAULTS } from './scenario-references'
export { SCENARIO_VERSION, scenarioSchema, type Scenario } from './scenario-schema'
export { changeWorld, type ChangedWorld, type ScenarioWorld } from './scenario-world'
export { didYouMean } from './similar-name'
export * from './step-schema'
