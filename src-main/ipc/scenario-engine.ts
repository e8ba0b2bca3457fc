/**
 * All that it takes to read, run and make scenarios. Imported when the first of them is asked for: YAML, runner and reports
 * are nothing that the first screen waits for.
 */
export { recordingFileReader } from '../scenario'
export { makeScenario } from '../scenario/from-recording/make-scenario'
export { readScenarioFacts } from '../scenario/library/read-facts'
export { createScenarioPerformer } from './scenario-performer'
