import { describe, expect, it } from 'vitest'
import type { EventRow } from '../session-model'
import { evidenceOf } from './evidence'
import { observeEvents } from './observe-events'

const MS = 1_000_000

/** Rows 10 ms apart, numbered from 1. */
function rowsOf(...events: readonly (Partial<EventRow> & Pick<EventRow, 'kind' | 'name'>)[]): EventRow[] {
  const nothing = {
    instanceId: 1,
    attemptId: null,
    from: null,
    to: null,
    code: null,
    payload: {},
    frame: null,
  }
  return events.map((event, index) => ({ ...nothing, ordinal: index + 1, atNs: index * 10 * MS, ...event }))
}

const enter = { kind: 'operation', name: 'enter' } as const
const exit = { kind: 'operation', name: 'exit' } as const
const started = { kind: 'attempt', name: 'attemptStarted' } as const
const ended = (to: string, code: number, reason: string | null = null) =>
  ({ kind: 'attempt', name: 'attemptEnded', to, code, payload: { reason } }) as const
const last = (rows: readonly EventRow[]) => observeEvents(rows, rows.length)

describe('observeEvents', () => {
  it('reads the reason of the attempt that ended', () => {
    expect(last(rowsOf(enter, started, ended('failed', 190001, 'the array is empty')))).toEqual({
      callsBefore: 1,
      failedReconnects: 1,
      reason: 'the array is empty',
    })
  })

  it('reads the way of authentication of the attempt, not of the one before', () => {
    const began = (authType: number) => ({ ...started, payload: { authType } })
    const rows = rowsOf(began(0), ended('refused', 302), began(1), ended('refused', 102302))
    expect(observeEvents(rows, 2).authType).toBe(0)
    expect(last(rows).authType).toBe(1)
  })

  it('reads the type of what a link provider returned', () => {
    const link = {
      kind: 'provider',
      name: 'linkProvider',
      payload: { resultShape: { type: 'object' } },
    } as const
    expect(last(rowsOf(started, link, ended('failed', 190001)))).toMatchObject({ linkResultType: 'object' })
  })

  it.each([
    ['roomExists', { roomState: 'missing' }],
    ['roomOpen', { roomState: 'closed' }],
  ])('reads the state of the room from the check %s', (check, expected) => {
    const refused = { kind: 'cloud', name: 'loginRefused', payload: { check, reason: '' } } as const
    expect(last(rowsOf(started, refused, ended('refused', 404)))).toMatchObject(expected)
  })

  it('knows a kick that is told only after the exit', () => {
    const exited = { kind: 'callback', name: 'onChatroomExited', code: 192003 } as const
    const kicked = { kind: 'callback', name: 'onChatroomKicked', payload: { kickedReason: 5 } } as const
    expect(observeEvents(rowsOf(started, ended('entered', 200), exited, kicked), 3).kickedReason).toBe(5)
  })

  it('remembers that an earlier login was ended by the block list', () => {
    const kicked = { kind: 'callback', name: 'onChatroomKicked', payload: { kickedReason: 5 } } as const
    const rows = rowsOf(started, ended('entered', 200), kicked, started, ended('refused', 114426))
    expect(last(rows)).toMatchObject({ blockedBefore: true })
    expect(last(rows).kickedReason).toBeUndefined()
  })

  it.each([
    ['reconnect', 'fixed', true],
    ['reconnect', 'generated', undefined],
    ['enter', 'fixed', undefined],
  ])('at %s takes the token of a provider that is %s for one used before: %s', (trigger, kind, reused) => {
    const began = { ...started, payload: { trigger } }
    const token = { kind: 'provider', name: 'tokenProvider', payload: { kind } } as const
    expect(last(rowsOf(began, token, ended('refused', 102302))).tokenReused).toBe(reused)
  })

  it('hears nothing of the attempt before nor of the one after', () => {
    const closed = { kind: 'error', name: 'socketClosed', code: 1006 } as const
    const rows = rowsOf(
      started,
      closed,
      ended('failed', 192001),
      started,
      ended('failed', 192001),
      started,
      closed,
    )
    expect(observeEvents(rows, 5).socketCloseCode).toBeUndefined()
    expect(observeEvents(rows, 3).socketCloseCode).toBe(1006)
  })

  it('counts the calls of the last seconds only', () => {
    const rows = rowsOf(enter, exit, enter, exit, ended('cancelled', 191002))
    expect(last(rows).callsBefore).toBe(4)
    const later = rows.map((row) => (row.ordinal === 5 ? { ...row, atNs: 5_010 * MS } : row))
    expect(last(later).callsBefore).toBe(3)
  })

  it('counts the failures since the room was entered last', () => {
    const failed = ended('failed', 192001)
    expect(last(rowsOf(failed, ended('entered', 200), failed, failed)).failedReconnects).toBe(2)
  })

  it.each(['enterTimeout', 'packetTimeout'])('takes the timer %s for a timeout', (name) => {
    expect(last(rowsOf(started, { kind: 'timer', name }, ended('failed', 191005))).timedOut).toBe(true)
  })

  it('tells whether a third-party server answered', () => {
    const called = { kind: 'cloud', name: 'callbackCalled', payload: { httpStatus: null } } as const
    expect(last(rowsOf(started, called, ended('refused', 302))).thirdPartyAnswered).toBe(false)
  })

  it('knows nothing where nothing was recorded', () => {
    expect(observeEvents([], 7)).toEqual({})
  })
})

describe('evidenceOf', () => {
  const link = { kind: 'provider', name: 'linkProvider' } as const
  const rows = rowsOf(enter, started, link, ended('failed', 190001))

  it('finds the event that shows what a check is about', () => {
    expect(evidenceOf('readProviderAnswer', rows, 4)).toBe(3)
    expect(evidenceOf('readCalls', rows, 4)).toBe(1)
  })

  it('does not point at the event that is looked at already', () => {
    expect(evidenceOf('readReason', rows, 4)).toBeNull()
  })

  it('shows the answer of whatever cloud, unless the embedded cloud says more', () => {
    const frame = { direction: 'in', transport: 'binary', sizeBytes: 9 } as const
    const answer = { kind: 'frame', name: 'v2ChatroomLogin', code: 113406, frame } as const
    const refusal = { kind: 'cloud', name: 'loginRefused', code: 113406 } as const
    const heard = rowsOf(enter, started, { ...answer, code: 302 }, answer, ended('refused', 113406))
    expect(evidenceOf('lookAtRoom', heard, 5)).toBe(4)
    expect(evidenceOf('readReason', heard, 5)).toBe(4)
    const told = rowsOf(enter, started, refusal, answer, ended('refused', 113406))
    expect(evidenceOf('lookAtRoom', told, 5)).toBe(3)
    expect(evidenceOf('lookAtRoom', heard, 4)).toBeNull()
  })

  it('has nothing for a check that no event shows', () => {
    expect(evidenceOf('readKick', rows, 4)).toBeNull()
    expect(evidenceOf('askVendor', rows, 4)).toBeNull()
  })
})
