import { describe, expect, it } from 'vitest'
import { makeDynamicToken, readDynamicToken, signDynamicToken, verifyDynamicToken } from './dynamic-token'

const appkey = '00112233445566778899aabbccddeeff'
const appSecret = '0123456789ab'
const zhangsan = { appkey, appSecret, accountId: 'zhangsan', curTimeMs: 1614764611561, ttlSeconds: 600 }
const token =
  'eyJzaWduYXR1cmUiOiI3ODYzNzBmMzExNmEyNGI4ZmQ0YWJhODg1MDk2OTI1MDlhYTgxNmIxIiwiY3VyVGltZSI6MTYxNDc2NDYxMTU2MSwidHRsIjo2MDB9'

const at = (nowMs: number, accountId = 'zhangsan') => ({
  appkey,
  appSecret,
  accountId,
  nowMs,
  toleratedSkewMs: 60_000,
})

describe('dynamic token', () => {
  it('signs and encodes the first published vector (S31)', () => {
    expect(signDynamicToken(zhangsan)).toBe('786370f3116a24b8fd4aba88509692509aa816b1')
    expect(makeDynamicToken(zhangsan)).toBe(token)
  })

  it('signs and encodes the second published vector', () => {
    const lisi = { ...zhangsan, accountId: 'lisi', curTimeMs: 1700000000000, ttlSeconds: 86400 }
    expect(signDynamicToken(lisi)).toBe('e71e2fee3f228ca5f582d13079b6c3d3bf54cf25')
    expect(makeDynamicToken(lisi)).toBe(
      'eyJzaWduYXR1cmUiOiJlNzFlMmZlZTNmMjI4Y2E1ZjU4MmQxMzA3OWI2YzNkM2JmNTRjZjI1IiwiY3VyVGltZSI6MTcwMDAwMDAwMDAwMCwidHRsIjo4NjQwMH0=',
    )
  })

  it('holds until the last millisecond of its life and not one longer (S14, S29)', () => {
    const expiresAtMs = Date.parse('2021-03-03T09:53:31.561Z')
    expect(verifyDynamicToken(token, at(expiresAtMs - 1))).toMatchObject({ ok: true, expiresAtMs })
    expect(verifyDynamicToken(token, at(expiresAtMs))).toMatchObject({ ok: false, fault: 'expired' })
  })

  it('is refused for another account, app or secret', () => {
    const now = zhangsan.curTimeMs
    const wrong = { ok: false, fault: 'wrongSignature' }
    expect(verifyDynamicToken(token, at(now, 'lisi'))).toMatchObject(wrong)
    expect(verifyDynamicToken(token, { ...at(now), appkey: 'other' })).toMatchObject(wrong)
    expect(verifyDynamicToken(token, { ...at(now), appSecret: 'other' })).toMatchObject(wrong)
  })

  it('is refused when made further in the future than the tolerated skew', () => {
    expect(verifyDynamicToken(token, at(zhangsan.curTimeMs - 60_000))).toMatchObject({ ok: true })
    expect(verifyDynamicToken(token, at(zhangsan.curTimeMs - 60_001))).toMatchObject({
      fault: 'fromTheFuture',
    })
  })

  it('does not care about key order and spacing', () => {
    const { signature } = JSON.parse(atob(token)) as { signature: string }
    const reordered = btoa(`{ "ttl": 600, "curTime": 1614764611561,\n "signature": "${signature}" }`)
    expect(verifyDynamicToken(reordered, at(zhangsan.curTimeMs))).toMatchObject({ ok: true })
  })

  it('names what is wrong with a text that is no dynamic token', () => {
    expect(readDynamicToken('***')).toEqual({ ok: false, fault: 'notBase64' })
    expect(readDynamicToken(btoa('a static token'))).toEqual({ ok: false, fault: 'notJson' })
    expect(readDynamicToken(btoa('{"signature":"x","curTime":"1","ttl":1}'))).toEqual({
      ok: false,
      fault: 'missingField',
    })
  })
})
