import { describe, expect, it } from 'vitest'
import { verifyDynamicToken } from '../../src-shared/chatroom'
import { defaultEnterDraft } from '../../src-shared/console'
import { ManualClock } from '../../src-shared/time'
import { ConsoleError } from './console-error'
import { toEnterParams, type DraftSources } from './enter-params'

const clock = new ManualClock()
const sources: DraftSources = {
  clock,
  makeNonce: () => '1',
  linkAddresses: () => ['127.0.0.1:7777'],
  secretsOf: (appkey) =>
    appkey === 'demo-app'
      ? { appSecret: 'demo-secret', staticTokenOf: (account) => (account === 'alice' ? 'alice-token' : null) }
      : null,
}
const draft = defaultEnterDraft({ appkey: 'demo-app', roomId: '36', accountId: 'alice' })
const late = {
  kind: 'fault',
  fault: 'delay',
  delayMs: 1,
  then: { kind: 'generated', ttlSeconds: 1, clockOffsetSeconds: 0 },
} as const
const serverApi = {
  kind: 'serverApi',
  version: 'v2',
  baseUrl: 'http://127.0.0.1:1',
  clientType: 1,
  timeoutMs: 1,
  tls: false,
} as const

describe('enter params of a draft', () => {
  it('takes the static token and the address from the embedded cloud and leaves empty texts out', async () => {
    const params = toEnterParams(draft, sources)
    expect(params).toMatchObject({
      accountId: 'alice',
      token: 'alice-token',
      timeout: 60,
      anonymousMode: false,
    })
    expect(params).not.toHaveProperty('serverExtension')
    expect(params).not.toHaveProperty('loginOption')
    expect(await params.linkProvider?.('alice', '36')).toEqual(['127.0.0.1:7777'])
  })

  it('asks the embedded cloud for the addresses of this room and account', async () => {
    const asked: unknown[] = []
    const linkAddresses = (subject: unknown) => {
      asked.push(subject)
      return ['127.0.0.1:7777']
    }
    await toEnterParams(draft, { ...sources, linkAddresses }).linkProvider?.('alice', '36')
    expect(asked).toMatchObject([{ appkey: 'demo-app', roomId: '36', accountId: 'alice' }])
  })

  it('generates a dynamic token that holds now, and expires as set', async () => {
    const params = toEnterParams({ ...draft, authType: 1 }, sources)
    const token = await params.loginOption?.tokenProvider?.('demo-app', '36', 'alice')
    const judge = (nowMs: number) =>
      verifyDynamicToken(String(token), {
        appkey: 'demo-app',
        appSecret: 'demo-secret',
        accountId: 'alice',
        nowMs,
        toleratedSkewMs: 0,
      })
    expect(judge(clock.wallMs())).toMatchObject({ ok: true })
    expect(judge(clock.wallMs() + 600_000)).toMatchObject({ fault: 'expired' })
    expect(params).not.toHaveProperty('token')
  })

  it('makes an expired token when the clock offset says so', async () => {
    const provider = { kind: 'generated', ttlSeconds: 600, clockOffsetSeconds: -900 } as const
    const params = toEnterParams({ ...draft, authType: 1, tokenProvider: provider }, sources)
    const token = await params.loginOption?.tokenProvider?.('demo-app', '36', 'alice')
    expect(
      verifyDynamicToken(String(token), {
        appkey: 'demo-app',
        appSecret: 'demo-secret',
        accountId: 'alice',
        nowMs: clock.wallMs(),
        toleratedSkewMs: 0,
      }),
    ).toMatchObject({ fault: 'expired' })
  })

  it('hands tags, location and review rules over (S108, S109, S111)', () => {
    const params = toEnterParams(
      {
        ...draft,
        tags: ['vip', 'stage'],
        notifyTargetTags: '{"tag":"vip"}',
        location: { x: 1.5, y: -2, z: 0, distance: 10 },
        antispamBusinessId: '{"textbid":"t"}',
      },
      sources,
    )
    expect(params).toMatchObject({
      tagConfig: { tags: ['vip', 'stage'], notifyTargetTags: '{"tag":"vip"}' },
      locationConfig: { locationInfo: { x: 1.5, y: -2, z: 0 }, distance: 10 },
      antispamConfig: { antispamBusinessId: '{"textbid":"t"}' },
    })
  })

  it('leaves configurations out that say nothing (S108, S109, S110)', () => {
    const params = toEnterParams(draft, sources)
    for (const name of ['tagConfig', 'locationConfig', 'antispamConfig'])
      expect(params).not.toHaveProperty(name)
    expect(toEnterParams({ ...draft, tags: ['vip'] }, sources).tagConfig).toEqual({ tags: ['vip'] })
  })

  it.each([0, 1] as const)(
    'hands a login extension over with auth type %i where it is wanted (S33)',
    async (authType) => {
      const typed = { ...draft, authType, loginExtensionProvider: { kind: 'fixed', value: 'ext-1' } } as const
      const option = toEnterParams({ ...typed, sendsLoginExtension: true }, sources).loginOption
      expect(option?.authType).toBe(authType)
      expect(await option?.loginExtensionProvider?.('demo-app', '36', 'alice')).toBe('ext-1')
      expect(toEnterParams(typed, sources).loginOption ?? {}).not.toHaveProperty('loginExtensionProvider')
    },
  )

  it('hands the login extension over in third-party mode, without a token', async () => {
    const params = toEnterParams(
      { ...draft, authType: 2, loginExtensionProvider: { kind: 'fixed', value: 'ext-1' } },
      sources,
    )
    expect(await params.loginOption?.loginExtensionProvider?.('demo-app', '36', 'alice')).toBe('ext-1')
    expect(params).not.toHaveProperty('token')
  })

  it('hands a token over in third-party mode where there is a provider for it', async () => {
    const asked = {
      ...draft,
      authType: 2,
      thirdPartyTokenProvider: { kind: 'fixed', value: 'ticket' },
    } as const
    const params = toEnterParams(asked, sources)
    expect(await params.loginOption?.tokenProvider?.('demo-app', '36', 'alice')).toBe('ticket')
    expect(toEnterParams({ ...draft, authType: 2 }, sources).loginOption).not.toHaveProperty('tokenProvider')
    expect(toEnterParams({ ...asked, authType: 0 }, sources)).not.toHaveProperty('loginOption')
  })

  it('needs nothing of the embedded cloud for secrets that are typed', () => {
    const tokenProvider = { ...late.then, appSecret: 'typed' }
    const linkProvider = { ...serverApi, appSecret: 'typed' }
    expect(() =>
      toEnterParams({ ...draft, appkey: 'other', authType: 1, tokenProvider, linkProvider }, sources),
    ).not.toThrow()
  })

  it('needs no token for an anonymous login', () => {
    expect(toEnterParams({ ...draft, anonymousMode: true, accountId: '' }, sources)).not.toHaveProperty(
      'token',
    )
  })

  it.each([
    ['an account', { accountId: 'zed' }, 'staticToken'],
    ['an app', { appkey: 'other', authType: 1 }, 'tokenProvider'],
    [
      'the secret for the token of a third party',
      { appkey: 'other', authType: 2, thirdPartyTokenProvider: late.then },
      'thirdPartyTokenProvider',
    ],
    ['the secret for a late token', { appkey: 'other', authType: 1, tokenProvider: late }, 'tokenProvider'],
    [
      'the secret for its server API',
      { appkey: 'other', staticToken: { kind: 'fixed', value: 't' }, linkProvider: serverApi },
      'linkProvider',
    ],
  ] as const)('names the field when the embedded cloud does not have %s', (_what, change, field) => {
    expect(() => toEnterParams({ ...draft, ...change }, sources)).toThrow(ConsoleError)
    try {
      toEnterParams({ ...draft, ...change }, sources)
    } catch (error) {
      expect((error as ConsoleError).failure.field).toBe(field)
    }
  })
})
