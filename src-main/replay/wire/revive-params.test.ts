import { expect, it } from 'vitest'
import { RecordedProviders } from './recorded-providers'
import { reviveParams } from './revive-params'

it('parameters of a record become parameters again: secrets as long, providers from the recording', async () => {
  const providers = new RecordedProviders()
  const params = reviveParams(
    {
      accountId: 'alice',
      token: { secret: true, length: 5 },
      tagConfig: { tags: ['a', 'b'] },
      linkProvider: { provider: true },
      loginOption: { authType: 1, tokenProvider: { provider: true } },
    },
    providers,
  )
  expect(params).toMatchObject({
    accountId: 'alice',
    token: '*****',
    tagConfig: { tags: ['a', 'b'] },
    loginOption: { authType: 1 },
  })
  providers.answer('linkProvider', { value: ['a:1'], failure: null, notes: {} })
  providers.answer('tokenProvider', { value: '***', failure: null, notes: {} })
  expect(await params.linkProvider?.('alice', '36')).toEqual(['a:1'])
  expect(await params.loginOption?.tokenProvider?.('k', '36', 'alice')).toBe('***')
})
