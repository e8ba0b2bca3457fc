import { describe, expect, it } from 'vitest'
import type { EventRow } from '../../src-shared/console'
import { eventRow } from '../testing/summaries'
import { frameNote, frameTitle, isFailure, payloadLine, payloadLines, sizeOrDuration } from './event-text'

const closed = (code: number, byClient: boolean): Partial<EventRow> => ({
  ...{ kind: 'frame', name: 'socketClosed', code },
  payload: { byClient },
})
const frame = { direction: 'out', transport: 'binary', sizeBytes: 412 } as const

describe('an event in words', () => {
  it('writes a frame as the protocol notes do', () => {
    const row = eventRow({
      kind: 'frame',
      name: 'v2ChatroomLogin',
      payload: { sid: 36, cid: 2, ser: 1 },
      frame,
    })
    expect(frameTitle(row)).toBe('36_2 v2ChatroomLogin')
    expect(frameNote(row)).toBe('ser 1')
    expect(sizeOrDuration(row)).toBe('412 B')
  })

  it('writes a frame that could not be read by its name alone', () => {
    expect(frameTitle(eventRow({ name: 'unknown' }))).toBe('unknown')
    expect(frameNote(eventRow())).toBe('')
  })

  it('writes a payload on one line without what is empty or has its own column', () => {
    const payload = { roomId: '36', durationMs: 0.3, note: '', error: null, links: ['a:1'] }
    expect(payloadLine(payload)).toBe('roomId: "36", links: ["a:1"]')
    expect(payloadLine(payload, ['links'])).toBe('roomId: "36"')
    expect(sizeOrDuration(eventRow({ payload }))).toBe('0.3 ms')
  })

  it('cuts a long value', () => {
    expect(payloadLine({ data: 'x'.repeat(500) })).toHaveLength('data: '.length + 121)
  })

  it('writes a payload out with the depth of every part', () => {
    expect(payloadLines({ member: { tags: ['a'] }, ok: true })).toEqual([
      { path: '/member', depth: 0, key: 'member', text: null },
      { path: '/member/tags', depth: 1, key: 'tags', text: null },
      { path: '/member/tags/0', depth: 2, key: '0', text: '"a"' },
      { path: '/ok', depth: 0, key: 'ok', text: 'true' },
    ])
  })

  const rows: [string, Partial<EventRow>, boolean][] = [
    ['a refused attempt', { kind: 'attempt', to: 'refused' }, true],
    ['a cancelled attempt', { kind: 'attempt', to: 'cancelled' }, false],
    ['a kick', { kind: 'callback', name: 'onChatroomKicked' }, true],
    ['a frame with an error code', { kind: 'frame', code: 102302 }, true],
    ['a frame that succeeded', { kind: 'frame', code: 200 }, false],
    ['an error', { kind: 'error' }, true],
    ['a login refused by the cloud', { kind: 'cloud', name: 'loginRefused' }, true],
    ['a socket that its client left', closed(1000, true), false],
    ['such a socket of an older recording', { ...closed(1000, true), kind: 'error' }, false],
    ['a goodbye that nobody asked the server for', { ...closed(1000, false), kind: 'error' }, true],
    ['a socket that broke', { ...closed(1006, false), kind: 'error' }, true],
    ['a socket whose goodbye was not answered', { ...closed(1006, true), kind: 'error' }, true],
    ['a status', { kind: 'transition', code: 192003 }, false],
  ]
  it.each(rows)('lights %s or not', (_name, patch, lit) => expect(isFailure(eventRow(patch))).toBe(lit))
})
