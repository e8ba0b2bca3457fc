import { describe, expect, it } from 'vitest'
import { defaultEnterDraft, type EnterDraft } from '../../src-shared/console'
import { ManualClock } from '../../src-shared/time'
import { createDraftCalls } from './draft-calls'

const calls = createDraftCalls({
  clock: new ManualClock(),
  makeNonce: () => '1',
  linkAddresses: () => {
    throw new Error('nobody may be asked')
  },
  secretsOf: (appkey) =>
    appkey === 'demo'
      ? { appSecret: 'secret', staticTokenOf: (id) => (id === 'alice' ? 'tok' : null) }
      : null,
})
const check = (patch: Partial<EnterDraft>) =>
  calls.checkDraft({
    draft: defaultEnterDraft({ appkey: 'demo', roomId: '36', accountId: 'alice', ...patch }),
  })
const fields = async (patch: Partial<EnterDraft>) => (await check(patch)).map(({ field }) => field)
const typed = { staticToken: { kind: 'fixed', value: '' } } as const

describe('the check of a draft', () => {
  it('finds nothing wrong with one that may be sent, and asks nobody', async () => {
    expect(await check({})).toEqual([])
    expect(await check({ authType: 2 })).toEqual([])
  })

  it('names every parameter that the client would refuse, with its code', async () => {
    expect(await check({ ...typed, roomId: '', accountId: '' })).toMatchObject([
      { field: 'roomId', code: 191004 },
      { field: 'enterParams.token', code: 191004 },
      { field: 'enterParams.accountId', reason: 'accountId is required', code: 191004 },
    ])
  })

  it('judges by the profile of the draft, and by the web’s for the vendor', async () => {
    const long = { serverExtension: 'x'.repeat(5000) }
    expect(await fields(long)).toEqual([])
    expect(await fields({ ...long, profile: 'guide' })).toEqual(['enterParams.serverExtension'])
    expect(await fields({ ...long, profile: 'guide', engine: 'vendor' })).toEqual([])
  })

  it('names the field that the embedded cloud cannot fill', async () => {
    expect(await check({ accountId: 'zed' })).toMatchObject([{ field: 'staticToken', code: null }])
  })
})
