import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextFrame } from './text-frame'
import {
  decodeTextFrame,
  encodeTextFrame,
  formatHandshakeBody,
  parseHandshakeBody,
  TEXT_FRAME,
} from './text-frame'

describe('text frames', () => {
  it.each([
    [TEXT_FRAME.disconnect, { type: 0, id: '', endpoint: '', data: '' }],
    [TEXT_FRAME.connect, { type: 1, id: '', endpoint: '', data: '' }],
    [TEXT_FRAME.heartbeat, { type: 2, id: '', endpoint: '', data: '' }],
    ['3:::{"a":"b:c"}', { type: 3, id: '', endpoint: '', data: '{"a":"b:c"}' }],
    ['3:5+:/chat:hi', { type: 3, id: '5+', endpoint: '/chat', data: 'hi' }],
    ['7:::1+0', { type: 7, id: '', endpoint: '', data: '1+0' }],
  ])('%s is taken apart and put together again', (text, frame) => {
    expect(decodeTextFrame(text)).toEqual({ ok: true, value: frame })
    expect(encodeTextFrame(frame as TextFrame)).toBe(text)
  })

  it('survive the way there and back', () => {
    const part = fc.string().filter((text) => !text.includes(':'))
    const frames = fc.record({
      type: fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 8),
      id: part,
      endpoint: part,
      data: fc.string(),
    }) as fc.Arbitrary<TextFrame>
    fc.assert(
      fc.property(frames, (frame) => {
        expect(decodeTextFrame(encodeTextFrame(frame))).toEqual({ ok: true, value: frame })
      }),
    )
  })

  it.each(['', '3', '3:', '3:x', '9::', '33::', 'x::', '\uFFFD3::', '-1::'])('%j is none', (text) => {
    expect(decodeTextFrame(text)).toMatchObject({ ok: false, error: { code: 998, reason: 'wrongShape' } })
  })

  it('refuse a colon where it would end a part', () => {
    expect(() => encodeTextFrame({ type: 3, id: '1:2', endpoint: '', data: '' })).toThrow(/no colon/)
    expect(() => encodeTextFrame({ type: 3, id: '', endpoint: 'a:b', data: '' })).toThrow(/no colon/)
  })

  it('refuse data above the packet limit', () => {
    const data = 'x'.repeat(1_048_576)
    expect(() => encodeTextFrame({ type: 3, id: '', endpoint: '', data })).toThrow(/at most 1048576/)
  })
})

describe('the handshake reply', () => {
  it('hands out an id', () => {
    expect(formatHandshakeBody('f3a1c09b')).toBe('f3a1c09b:60:60:websocket')
    expect(parseHandshakeBody('f3a1c09b:60:60:websocket')).toEqual({ ok: true, value: { id: 'f3a1c09b' } })
  })

  it.each(['', ':60:60:websocket', '123', '{"code":403}', '../x:60:60', 'a b:60', `${'x'.repeat(129)}:60`])(
    'is refused when it reads %j',
    (body) => {
      expect(parseHandshakeBody(body)).toMatchObject({ ok: false, error: { field: 'handshake' } })
    },
  )
})
