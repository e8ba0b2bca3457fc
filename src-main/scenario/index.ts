export type { RecordingSource } from './check-recording'
export { parseEnvFile } from './env-file'
export { recordingFileReader, type ReadRecordingFile } from './read-recording-file'
export { readScenarios, type ReadScenariosOptions } from './read-scenarios'
export { mergeReports, parseReport } from './reporters/merge-reports'
export { formatReport, REPORT_FILES, REPORTERS, type ReporterName } from './reporters/reports'
export { resultLines, summaryLine } from './reporters/line-report'
export {
  countsOf,
  runTitle,
  type RunFailure,
  type RunReport,
  type RunResult,
  type StepResult,
} from './run-result'
export { runScenarios, type RunScenariosOptions, type ScenarioProgress } from './run-scenarios'
export { ScenarioEnvironmentError } from './scenario-error'
export type { RunTarget } from './scenario-stage'
export { shardOf, type Shard } from './shard'
