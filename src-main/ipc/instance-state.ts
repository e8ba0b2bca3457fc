import { V2NIMChatroomStatus, type ChatroomStatusName } from '../../src-shared/chatroom'
import {
  isLocalRefusal,
  LOGIN_STAGES,
  type ConsoleRecord,
  type EnterDraft,
  type InstanceSummary,
  type LoginResult,
  type LoginStage,
} from '../../src-shared/console'

/** What the records of one instance add up to. */
export interface InstanceState extends Pick<
  InstanceSummary,
  | 'status'
  | 'statusCode'
  | 'statusSinceNs'
  | 'lastErrorCode'
  | 'reconnectDueNs'
  | 'kicked'
  | 'lastLogin'
  | 'entering'
  | 'attemptCount'
> {
  /** The account of the latest attempt: an anonymous login makes one up. Null before the first. */
  readonly loginAccountId: string | null
}

export const INITIAL_INSTANCE_STATE: InstanceState = {
  status: 'EXITED',
  statusCode: null,
  statusSinceNs: 0,
  lastErrorCode: null,
  reconnectDueNs: null,
  kicked: null,
  lastLogin: null,
  entering: false,
  attemptCount: 0,
  loginAccountId: null,
}

const SUCCESS = 200
const NS_PER_MS = 1_000_000

/**
 * The state after one more record. The list in the window is made from the very records that are stored, so the two can
 * never tell different stories.
 * @param sessionStartedNs what `atNs` of the session's beginning was.
 */
export function foldRecord(
  state: InstanceState,
  record: ConsoleRecord,
  sessionStartedNs: number,
): InstanceState {
  switch (record.kind) {
    case 'transition':
      return isStatusName(record.to)
        ? {
            ...state,
            status: record.to,
            statusCode: record.code,
            statusSinceNs: record.atNs - sessionStartedNs,
            lastErrorCode: record.to === 'ENTERED' ? null : (record.code ?? state.lastErrorCode),
            reconnectDueNs: record.to === 'WAITING' ? state.reconnectDueNs : null,
          }
        : state
    case 'attempt':
      return foldAttempt(state, record)
    case 'callback':
      return record.name === 'onChatroomKicked' ? { ...state, kicked: kickedInfo(record) } : state
    case 'timer':
      return foldTimer(state, record, sessionStartedNs)
    case 'error':
      return isLocalRefusal(record)
        ? { ...state, kicked: null, lastLogin: { ...loginResult(record), stage: 'local' } }
        : state
    case 'operation':
    case 'frame':
    case 'provider':
    case 'cloud':
      return state
  }
}

/** The account of an instance: that of its draft, else the one that its latest anonymous login made up; '' before that. */
export function accountOf(
  { accountId }: EnterDraft,
  { loginAccountId }: Pick<InstanceState, 'loginAccountId'>,
): string {
  return accountId === '' ? (loginAccountId ?? '') : accountId
}

function foldAttempt(state: InstanceState, record: ConsoleRecord): InstanceState {
  if (record.name === 'attemptStarted')
    return {
      ...state,
      kicked: null,
      attemptCount: state.attemptCount + 1,
      loginAccountId: text(record.payload['accountId']) || state.loginAccountId,
    }
  if (record.name === 'attemptEnded') return { ...state, lastLogin: loginResult(record) }
  return state
}

/** A client tells for how long it waits with its next login; a vendor's SDK does not. */
function foldTimer(state: InstanceState, record: ConsoleRecord, sessionStartedNs: number): InstanceState {
  const { phase, delayMs } = record.payload
  if (record.name !== 'reconnectDelay' || phase !== 'armed' || typeof delayMs !== 'number') return state
  return { ...state, reconnectDueNs: record.atNs - sessionStartedNs + delayMs * NS_PER_MS }
}

function loginResult(record: ConsoleRecord): LoginResult {
  const ok = record.to === 'entered'
  return {
    ok,
    code: record.code ?? SUCCESS,
    reason: text(record.payload['reason']),
    stage: ok ? null : stageName(record.from),
  }
}

function kickedInfo(record: ConsoleRecord): InstanceState['kicked'] {
  const { kickedReason, serverExtension } = record.payload
  return {
    reason: typeof kickedReason === 'number' ? kickedReason : -1,
    serverExtension: typeof serverExtension === 'string' ? serverExtension : null,
  }
}

function isStatusName(name: string | null): name is ChatroomStatusName {
  return name !== null && Object.hasOwn(V2NIMChatroomStatus, name)
}

function stageName(name: string | null): LoginStage | null {
  return LOGIN_STAGES.find((stage) => stage === name) ?? null
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
