export { openRecorder, type Recorder, type RecorderOptions, type SessionSink } from './recorder'
export { RecorderError, type RecorderErrorCode } from './recorder-error'
export { openRecordingReader, type OpenedRecording, type RecordingReader } from './recording-reader'
export { NO_SECRET_BOX, type KnownSecret, type SecretBox } from './secret-box'
export type { RemovedSession } from './housekeeper'
export type { StartedSession } from './session-track'
export type { StatusListener } from './status-announcer'
export {
  exportSessions,
  exportTicket,
  importSessions,
  sendTraces,
  type TransferOptions,
  type TransferWorkerFactory,
} from './transfer/transfer'
export { TRANSFER_LIMITS } from './transfer/transfer-limits'
export { EXPORT_FORMATS, type ExportFormat } from './transfer/export-formats'
export type { ExportRequest, ExportResult } from './transfer/export-sessions'
export type { ImportRequest, ImportResult } from './transfer/import-sessions'
export { checkCollector } from './transfer/otlp/collector-address'
export type { TraceRequest, TraceResult } from './transfer/otlp/send-traces'
export type { TicketRequest } from './transfer/ticket/export-ticket'
export type { TransferProgress } from './transfer/transfer-monitor'
export type { InstanceFacts } from './worker/operations'
export type { RecorderThread, RecorderWorkerFactory } from './worker-factory'
