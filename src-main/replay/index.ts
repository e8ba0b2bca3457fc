export { createFilm, type Film, type FilmSource } from './film'
export type { CheckedEvent } from './check/checked-event'
export { rulesOfDraft, rulesOfInstances } from './check/instance-rules'
export { checkLive, createStateChecker, type StateChecker } from './check/state-checker'
export { checkSession, type CheckSource } from './check-session'
export { firstFindings } from './first-findings'
export { diffSessions, type ComparedInstance, type SessionDiff } from './diff/session-diff'
export { readCompared, type ComparedSource } from './read-compared'
export type { ReplayResult } from './replay-result'
export { NO_REMAP } from './rerun/remap'
export {
  NothingToRerunError,
  rerunSession,
  type ReplayProgress,
  type RerunOptions,
  type StageEvents,
} from './rerun/rerun-session'
export { replayWire, WireReplayError, type WireReplayOptions } from './wire/replay-wire'
export type { RerunStage } from './rerun/rerun-stage'
