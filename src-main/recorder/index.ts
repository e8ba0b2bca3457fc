export { openRecorder, type Recorder, type RecorderOptions } from './recorder'
export { RecorderError, type RecorderErrorCode } from './recorder-error'
export { openRecordingReader, type OpenedRecording, type RecordingReader } from './recording-reader'
export type { StartedSession } from './session-recorder'
export type { StatusListener } from './status-announcer'
export {
  exportSessions,
  importSessions,
  type TransferOptions,
  type TransferWorkerFactory,
} from './transfer/transfer'
export { EXPORT_FORMATS, type ExportFormat } from './transfer/export-formats'
export type { ExportRequest, ExportResult } from './transfer/export-sessions'
export type { ImportRequest, ImportResult } from './transfer/import-sessions'
export type { TransferProgress } from './transfer/transfer-monitor'
export type { InstanceFacts } from './worker/operations'
export type { RecorderThread, RecorderWorkerFactory } from './worker-factory'
