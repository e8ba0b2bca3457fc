import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeDynamicToken, readDynamicToken } from './dynamic-token'
import { dissectToken } from './token-flaw'

const flawOf = (token: string) => {
  const reading = dissectToken(token)
  return reading.ok ? null : reading.flaw
}
const json = (text: string) => flawOf(btoa(text))

describe('dissectToken', () => {
  it('takes apart what an app server makes', () => {
    const made = {
      appkey: 'k',
      appSecret: 's',
      accountId: 'a',
      curTimeMs: 1_614_764_611_561,
      ttlSeconds: 600,
    }
    const token = makeDynamicToken(made)
    expect(dissectToken(token)).toMatchObject({
      ok: true,
      fields: { curTimeMs: 1_614_764_611_561, ttlSeconds: 600 },
    })
  })

  it('names the first character that is no base64', () => {
    expect(flawOf('abc*defg')).toEqual({ kind: 'notBase64', atCharacter: 3, character: '*' })
    expect(flawOf('ab=cdefg')).toEqual({ kind: 'notBase64', atCharacter: 2, character: '=' })
    expect(flawOf('ab-c_d')).toMatchObject({ kind: 'notBase64', character: '-' })
  })

  it('sees that a token was cut short', () => {
    expect(flawOf('eyJza')).toEqual({ kind: 'cutShort', lengthCharacters: 5 })
    expect(flawOf('')).toEqual({ kind: 'empty' })
  })

  it.each([
    ['a static token', 0],
    ['{"signature":"x","curTime":1,"ttl":1', 36],
    ['{"signature":"x",,"ttl":1}', 17],
    ['{"signature" "x"}', 13],
    ['{"signature":"x","curTime":01}', 28],
    ['{"ttl":1} }', 10],
  ])('points at the byte where %s stops being JSON', (text, atByte) => {
    expect(json(text)).toEqual({ kind: 'notJson', atByte })
  })

  it('names the field that is missing or is something else', () => {
    expect(json('{"signature":"x","ttl":1}')).toEqual({ kind: 'field', field: 'curTime', found: 'missing' })
    expect(json('{"signature":"x","curTime":"1","ttl":1}')).toMatchObject({
      field: 'curTime',
      found: 'string',
    })
    expect(json('{"signature":"x","curTime":1,"ttl":1.5}')).toMatchObject({ field: 'ttl', found: '1.5' })
    expect(json('{"signature":null,"curTime":1,"ttl":1}')).toMatchObject({
      field: 'signature',
      found: 'null',
    })
  })

  it.each(['[]', '7', 'null', '"text"'])('does not take %s for an object', (text) => {
    expect(json(text)).toEqual({ kind: 'notObject' })
  })

  it('finds a flaw in exactly what the cloud cannot read', () => {
    const whole = btoa('{"signature":"x","curTime":1,"ttl":12}')
    const damaged = fc
      .record({ at: fc.nat(whole.length), put: fc.string({ maxLength: 2 }), cut: fc.nat(3) })
      .map(({ at, put, cut }) => whole.slice(0, at) + put + whole.slice(at + cut))
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), damaged), (token) => {
        expect(dissectToken(token).ok).toBe(readDynamicToken(token).ok)
      }),
      { numRuns: 500 },
    )
  })
})
