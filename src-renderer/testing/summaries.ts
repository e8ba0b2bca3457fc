import {
  defaultEnterDraft,
  type EventRow,
  type FilmInstanceState,
  type InstanceSummary,
  type RecorderStatus,
  type SessionSummary,
} from '../../src-shared/console'

/** An instance that was just created, except for what the test says. */
export function instanceSummary(patch: Partial<InstanceSummary> = {}): InstanceSummary {
  return {
    instanceId: 1,
    draft: defaultEnterDraft({ appkey: 'demo', roomId: '36', accountId: 'alice' }),
    accountId: 'alice',
    status: 'EXITED',
    statusCode: null,
    statusSinceNs: 0,
    lastErrorCode: null,
    reconnectDueNs: null,
    kicked: null,
    lastLogin: null,
    entering: false,
    enterError: null,
    attemptCount: 0,
    revision: 0,
    ...patch,
  }
}

/** A row of a timeline, except for what the test says. */
export function eventRow(patch: Partial<EventRow> = {}): EventRow {
  return {
    ordinal: 1,
    atNs: 0,
    instanceId: 1,
    attemptId: null,
    kind: 'callback',
    name: 'onChatroomEntered',
    from: null,
    to: null,
    code: null,
    payload: {},
    frame: null,
    ...patch,
  }
}

export function recorderStatus(patch: Partial<RecorderStatus> = {}): RecorderStatus {
  return {
    recording: true,
    sessionId: 1,
    committedOrdinal: 0,
    pendingCount: 0,
    databaseBytes: 4096,
    problem: null,
    housekeeping: null,
    ...patch,
  }
}

export function sessionSummary(patch: Partial<SessionSummary> = {}): SessionSummary {
  return {
    sessionId: 1,
    name: 'Session 1',
    startedWallMs: new Date(2026, 10, 23, 14, 1, 0).getTime(),
    durationNs: 60_000_000_000,
    endedWallMs: null,
    eventCount: 100,
    instanceCount: 2,
    failureCount: 0,
    kickCount: 0,
    live: false,
    pinned: false,
    note: '',
    tags: [],
    origin: null,
    sizeBytes: 0,
    ...patch,
  }
}

export function filmState(patch: Partial<FilmInstanceState> = {}): FilmInstanceState {
  return { instanceId: 1, status: 'ENTERED', code: null, kicked: false, sinceNs: 1, ...patch }
}
