import { describe, expect, it } from 'vitest'
import type { ConsoleRecord } from '../../src-shared/console'
import { foldRecord, INITIAL_INSTANCE_STATE } from './instance-state'

const STARTED_NS = 1_000

function record(fields: Partial<ConsoleRecord>): ConsoleRecord {
  return {
    instanceId: 1,
    attemptId: 1,
    atNs: 1_500,
    kind: 'transition',
    name: 'status',
    from: null,
    to: null,
    code: null,
    payload: {},
    frame: null,
    ...fields,
  }
}

const fold = (...records: ConsoleRecord[]) =>
  records.reduce((state, one) => foldRecord(state, one, STARTED_NS), INITIAL_INSTANCE_STATE)

describe('instance state', () => {
  it('follows the status, with the time measured from the beginning of the session', () => {
    const state = fold(
      record({ to: 'CONNECTING' }),
      record({ to: 'DISCONNECTED', code: 192003, atNs: 2_000 }),
    )
    expect(state).toMatchObject({ status: 'DISCONNECTED', statusCode: 192003, statusSinceNs: 1_000 })
  })

  it('keeps the stage and code of a refused login', () => {
    const ended = record({
      kind: 'attempt',
      name: 'attemptEnded',
      from: 'auth',
      to: 'refused',
      code: 102302,
      payload: { reason: 'wrong token' },
    })
    expect(fold(ended).lastLogin).toEqual({ ok: false, code: 102302, reason: 'wrong token', stage: 'auth' })
  })

  it('remembers the last error until it is in a room, and when the next login is due', () => {
    const armed = record({
      kind: 'timer',
      name: 'reconnectDelay',
      payload: { phase: 'armed', delayMs: 2 },
      atNs: 3_000,
    })
    const lost = [record({ to: 'DISCONNECTED', code: 192001 }), armed, record({ to: 'WAITING' })]
    expect(fold(...lost)).toMatchObject({
      statusCode: null,
      lastErrorCode: 192001,
      reconnectDueNs: 2_002_000,
    })
    const back = [...lost, record({ to: 'CONNECTING' })]
    expect(fold(...back)).toMatchObject({ lastErrorCode: 192001, reconnectDueNs: null })
    expect(fold(...back, record({ to: 'ENTERED' })).lastErrorCode).toBeNull()
  })

  it('takes no other timer for a reconnect', () => {
    const timer = (name: string, payload: ConsoleRecord['payload']) =>
      record({ kind: 'timer', name, payload })
    expect(fold(timer('heartbeat', { phase: 'armed', delayMs: 2 })).reconnectDueNs).toBeNull()
    expect(fold(timer('reconnectDelay', { phase: 'fired', delayMs: 2 })).reconnectDueNs).toBeNull()
  })

  it('tells a login that the client refused itself, in place of an older failure and of a kick', () => {
    const older = record({ kind: 'attempt', name: 'attemptEnded', from: 'auth', to: 'refused', code: 102302 })
    const kicked = record({ kind: 'callback', name: 'onChatroomKicked', payload: { kickedReason: 2 } })
    const refused = record({
      ...{ kind: 'error', name: 'enter', attemptId: null, code: 191004 },
      payload: { reason: "param 'roomId' unexpected", param: 'roomId', given: 'number' },
    })
    expect(fold(older, kicked, refused)).toMatchObject({
      kicked: null,
      lastLogin: { ok: false, code: 191004, reason: "param 'roomId' unexpected", stage: 'local' },
      attemptCount: 0,
    })
  })

  it('shows a kick until the next login begins', () => {
    const kicked = record({
      kind: 'callback',
      name: 'onChatroomKicked',
      payload: { kickedReason: 3, serverExtension: 'ext' },
    })
    const started = record({ kind: 'attempt', name: 'attemptStarted', payload: { accountId: 'nimanon_1' } })
    expect(fold(kicked).kicked).toEqual({ reason: 3, serverExtension: 'ext' })
    expect(fold(kicked, started)).toMatchObject({
      kicked: null,
      attemptCount: 1,
      loginAccountId: 'nimanon_1',
    })
  })

  it('is not moved by what says nothing of the state', () => {
    for (const kind of ['operation', 'frame', 'provider', 'timer', 'cloud', 'error'] as const)
      expect(fold(record({ kind, to: 'ENTERED' }))).toBe(INITIAL_INSTANCE_STATE)
  })
})
