import { describe, expect, it } from 'vitest'
import { signDynamicToken } from './dynamic-token'
import { findTokenMaker, MAX_SIGNATURES_TRIED, type TokenCandidate } from './token-maker'

const one: TokenCandidate = { appkey: 'one', appSecret: 's1', accountIds: ['alice', 'bob'] }
const two: TokenCandidate = { appkey: 'two', appSecret: 's2', accountIds: ['carol'] }
const time = { curTimeMs: 1, ttlSeconds: 2 }
const signed = (appkey: string, appSecret: string, accountId: string) => ({
  ...time,
  signature: signDynamicToken({ ...time, appkey, appSecret, accountId }),
})

describe('findTokenMaker', () => {
  it.each([
    ['one', 's1', 'alice', 'one'],
    ['one', 's1', 'bob', 'one'],
    ['one', 's2', 'alice', 'two'],
    ['two', 's1', 'carol', 'one'],
    ['two', 's2', 'alice', 'two'],
  ])('recognises app %s, secret %s and account %s', (appkey, appSecret, accountId, secretOf) => {
    const maker = findTokenMaker(signed(appkey, appSecret, accountId), [one, two])
    expect(maker).toEqual({ appkey, accountId, secretOf })
  })

  it('does not guess when nothing gives the signature', () => {
    expect(findTokenMaker(signed('one', 'unknown', 'alice'), [one, two])).toBeNull()
    expect(findTokenMaker(signed('one', 's1', 'alice'), [])).toBeNull()
  })

  it('gives up in a world that is too large', () => {
    const accountIds = Array.from({ length: MAX_SIGNATURES_TRIED }, (_, index) => `a${index}`)
    const last = signed('one', 's1', 'last')
    expect(findTokenMaker(last, [{ ...one, accountIds: [...accountIds, 'last'] }])).toBeNull()
    expect(findTokenMaker(last, [{ ...one, accountIds: [...accountIds.slice(1), 'last'] }])).not.toBeNull()
  })
})
