import { describe, expect, it } from 'vitest'
import { signServerApiCall } from './server-api-signature'

const call = { appSecret: '0123456789ab', nonce: '1', curTimeSeconds: '1451217360' }

describe('server API signature', () => {
  it('is the published one', () => {
    expect(signServerApiCall(call)).toBe('d778f7736936bb7a25e275716d5137aacf463c0b')
  })

  it.each([{ appSecret: 'other' }, { nonce: '2' }, { curTimeSeconds: '1451217361' }])(
    'is another with %o',
    (change) => {
      expect(signServerApiCall({ ...call, ...change })).not.toBe(signServerApiCall(call))
    },
  )
})
