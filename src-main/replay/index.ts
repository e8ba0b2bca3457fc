export { createFilm, type Film, type FilmSource } from './film'
export { CHECK_RULES, type CheckedEvent, type CheckRuleId, type Finding } from './check/finding'
export { checkLive, createStateChecker, rulesOfInstances, type StateChecker } from './check/state-checker'
export { checkSession, type CheckSource } from './check-session'
export type { ComparedEvent, FieldChange } from './diff/compared-event'
export {
  diffSessions,
  type AlignedInstance,
  type SessionDiff,
  type StructuralDifference,
  type TimingDifference,
} from './diff/session-diff'
export { readCompared, type ComparedSource } from './read-compared'
