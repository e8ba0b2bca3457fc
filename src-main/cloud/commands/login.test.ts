import { afterEach, describe, expect, it } from 'vitest'
import { makeDynamicToken } from '../../../src-shared/chatroom'
import { loginChecks } from '../login-checks'
import type { TestLogin } from '../testing/link-client'
import { APP_SECRET, APPKEY, TestCloud } from '../testing/test-cloud'

let test: TestCloud
async function start(...options: Parameters<typeof TestCloud.start>): Promise<void> {
  test = await TestCloud.start(...options)
}
afterEach(() => test.stop())

/** One login for each check that fails it and no check before. */
const refusals: readonly {
  check: string
  app?: Record<string, unknown>
  accountId?: string
  login?: Partial<TestLogin>
  guide: number
  server: number
}[] = [
  { check: 'appkeyKnown', login: { appkey: 'other' }, guide: 101303, server: 101303 },
  { check: 'appNotBlocked', app: { blocked: true }, guide: 101403, server: 101403 },
  { check: 'imEnabled', app: { imEnabled: false }, guide: 101301, server: 101301 },
  { check: 'chatroomEnabled', app: { chatroomEnabled: false }, guide: 113410, server: 113410 },
  {
    check: 'appIdentifierListed',
    app: { appIdentifiers: { enabled: true, list: ['com.listed'], byClientType: { WEB: 'com.other' } } },
    guide: 101304,
    server: 101304,
  },
  { check: 'authTypeAllowed', login: { authType: 7 }, guide: 403, server: 403 },
  {
    check: 'authTypeAllowed',
    app: { loginPolicies: ['dynamic'], authTypeRefusalCode: 113306 },
    guide: 113306,
    server: 113306,
  },
  { check: 'accountExists', accountId: 'nobody', guide: 102404, server: 102404 },
  { check: 'accountActive', accountId: 'mallory', guide: 102422, server: 102422 },
  {
    check: 'notARobot',
    app: { accounts: [{ accountId: 'alice', token: 'token-alice', robot: true }] },
    guide: 102303,
    server: 102303,
  },
  { check: 'tokenValid', login: { token: 'wrong' }, guide: 102302, server: 102302 },
  { check: 'tokenValid', login: { authType: 1 }, guide: 102302, server: 102302 },
  { check: 'thirdPartyPassed', login: { authType: 2 }, guide: 302, server: 302 },
  { check: 'roomExists', login: { roomId: '99' }, guide: 191004, server: 113404 },
  { check: 'roomExists', login: { roomId: 'not a number' }, guide: 191004, server: 113404 },
  { check: 'roomOpen', login: { roomId: '38' }, guide: 113406, server: 113406 },
  { check: 'notBlocked', accountId: 'eve', login: { anonymous: true }, guide: 114426, server: 114426 },
  {
    check: 'antispamPassed',
    app: { antispamKeywords: ['casino'] },
    login: { roomNick: 'Casino Joe' },
    guide: 114451,
    server: 114451,
  },
  {
    check: 'parametersWithinLimits',
    login: { notifyTargetTags: 'no expression' },
    guide: 191004,
    server: 414,
  },
  { check: 'parametersWithinLimits', login: { roomNick: 'x'.repeat(65) }, guide: 191004, server: 414 },
  { check: 'parametersWithinLimits', login: { roomAvatar: 'x'.repeat(1025) }, guide: 191004, server: 414 },
  {
    check: 'parametersWithinLimits',
    login: { serverExtension: 'x'.repeat(4097) },
    guide: 191004,
    server: 414,
  },
  {
    check: 'parametersWithinLimits',
    login: { notificationExtension: 'x'.repeat(2049) },
    guide: 191004,
    server: 414,
  },
  { check: 'parametersWithinLimits', login: { deviceId: '' }, guide: 191004, server: 414 },
  {
    check: 'parametersWithinLimits',
    login: { tags: Array<string>(11).fill('tag') },
    guide: 191004,
    server: 414,
  },
  { check: 'parametersWithinLimits', login: { tags: ['x'.repeat(33)] }, guide: 191004, server: 414 },
]

describe.each(['guide', 'server'] as const)('a login under the profile %s', (profile) => {
  it.each(refusals)(
    'is refused by $check (S17, S24, S80, S81, S90, S106, S107, S188)',
    async ({ check, app, accountId = 'alice', login, ...codes }) => {
      await start({ profile, ...app })
      expect(await test.loginCode(accountId, login)).toBe(codes[profile])
      expect(test.eventsNamed('loginRefused')).toMatchObject([{ code: codes[profile], detail: { check } }])
      const checked = test.eventsNamed('loginChecked').map(({ detail }) => detail['check'])
      const order = loginChecks.map(({ name }) => name)
      expect(checked).toEqual(order.slice(0, order.indexOf(check) + 1))
    },
  )
})

describe('a login', () => {
  it('takes extensions of exactly the allowed length (S106, S107)', async () => {
    await start()
    const login = { serverExtension: 'x'.repeat(4096), notificationExtension: 'x'.repeat(2048) }
    expect(await test.loginCode('alice', login)).toBe(200)
  })

  it('is told check by check, with every check passed or skipped for a reason', async () => {
    await start()
    await test.enter('alice')
    const checks = test.eventsNamed('loginChecked').map(({ detail }) => detail)
    expect(checks.map(({ check }) => check)).toEqual([
      ...loginChecks.map(({ name }) => name),
      'withinDeviceCap',
    ])
    expect(checks.every(({ passed }) => passed)).toBe(true)
    expect(checks.filter(({ skipped }) => skipped).map(({ check }) => check)).toEqual([
      'appIdentifierListed',
      'thirdPartyPassed',
    ])
    expect(test.eventsNamed('loginAccepted')).toMatchObject([
      { accountId: 'alice', deviceId: 'device-of-alice', roomId: '36', appkey: APPKEY, connectionId: 1 },
    ])
  })

  it('says why an app identifier is not compared', async () => {
    await start({ appIdentifiers: { enabled: true, list: ['com.example.app'] } })
    await test.enter('alice')
    const identifier = test
      .eventsNamed('loginChecked')
      .find(({ detail }) => detail['check'] === 'appIdentifierListed')
    expect(identifier?.detail['skipped']).toBe(true)
    expect(identifier?.detail['reason']).toContain('web client')
  })

  it('passes with an identifier of its client type that is on the list (S187)', async () => {
    await start({ appIdentifiers: { enabled: true, list: ['com.a'], byClientType: { WEB: 'com.a' } } })
    expect(await test.loginCode('alice')).toBe(200)
  })

  it.each([
    { fault: 'has expired', token: { curTimeMs: -600_001 } },
    { fault: 'made in the future', token: { curTimeMs: 60_001 } },
    { fault: 'another app key, account or app secret', token: { appSecret: 'other' } },
    { fault: 'another app key, account or app secret', token: { accountId: 'bob' } },
  ])('with a bad dynamic token is refused and told: $fault (S14, S31)', async ({ fault, token }) => {
    await start()
    const { curTimeMs = 0, ...rest } = token
    const made = makeDynamicToken({
      appkey: APPKEY,
      appSecret: APP_SECRET,
      accountId: 'alice',
      curTimeMs: test.clock.wallMs() + curTimeMs,
      ttlSeconds: 600,
      ...rest,
    })
    expect(await test.loginCode('alice', { authType: 1, token: made })).toBe(102302)
    expect(test.eventsNamed('loginRefused')[0]?.detail['reason']).toContain(fault)
  })

  it('under a policy of one way has to carry what that way wants (S21, S22, S25)', async () => {
    await start({ loginPolicies: ['static'] })
    const token = makeDynamicToken({
      appkey: APPKEY,
      appSecret: APP_SECRET,
      accountId: 'alice',
      curTimeMs: test.clock.wallMs(),
      ttlSeconds: 600,
    })
    expect(await test.loginCode('alice')).toBe(200)
    expect(await test.loginCode('alice', { token })).toBe(102302)
    expect(await test.loginCode('alice', { authType: 1, token })).toBe(403)
    test.cloud.operations.setLoginPolicies(APPKEY, ['dynamic'])
    expect(await test.loginCode('alice', { authType: 1, token })).toBe(200)
    expect(await test.loginCode('alice', { authType: 1 })).toBe(102302)
    expect(await test.loginCode('alice')).toBe(403)
  })

  it('follows a change of the login policies at once (S12, S16, S17)', async () => {
    await start()
    test.cloud.operations.setLoginPolicies(APPKEY, ['dynamic'])
    expect(await test.loginCode('alice')).toBe(403)
    expect(test.eventsNamed('loginRefused')[0]?.detail['reason']).toContain(
      'login policies of the app: dynamic',
    )
    test.cloud.operations.setLoginPolicies(APPKEY, ['static', 'dynamic'])
    expect(await test.loginCode('alice')).toBe(200)
  })

  it('with auth type 2 is refused with 403 where no callback address is set (S23, S129)', async () => {
    await start({ thirdPartyCallback: null })
    expect(await test.loginCode('alice', { authType: 2 })).toBe(403)
  })

  it('that was refused may be repeated on the same connection', async () => {
    await start()
    const client = await test.connect()
    expect((await client.login(test.loginOf('alice', { token: 'wrong' }))).code).toBe(102302)
    expect((await client.login(test.loginOf('alice'))).code).toBe(200)
  })

  it('takes nick and avatar from the account unless it brings its own (S92, S93)', async () => {
    const known = { accountId: 'alice', token: 'token-alice', nick: 'Nick of alice', avatar: 'https://a/1' }
    await start({ accounts: [known] })
    const memberOf = async (accountId: string, login: Partial<TestLogin>) => {
      const client = await test.connect()
      const { fields } = await client.login(test.loginOf(accountId, login))
      return fields['chatroomMember'] as Record<string, string>
    }
    expect(await memberOf('alice', {})).toMatchObject({ '3': '3', '5': 'Nick of alice', '6': 'https://a/1' })
    const own = { roomNick: 'A.', roomAvatar: 'https://a/2' }
    expect(await memberOf('alice', own)).toMatchObject({ '5': 'A.', '6': 'https://a/2' })
    const guest = await memberOf('guest', { anonymous: true, token: '' })
    expect([guest['5'], guest['6'] ?? '']).toEqual(['guest', ''])
  })

  it('keeps tokens, secrets and login extensions out of every event', async () => {
    await start()
    await test.loginCode('alice', { token: 'SECRET-1' })
    await test.loginCode('alice', { authType: 2, token: 'SECRET-2', loginExtension: 'SECRET-3' })
    await test.enter('bob')
    await test.cloud.stop()
    expect(JSON.stringify(test.events)).not.toMatch(/SECRET|token-bob|test-secret/)
  })

  it('shortens what a client claims to be before it tells it', async () => {
    await start()
    expect(await test.loginCode('x'.repeat(100_000), { anonymous: true })).toBe(191004)
    expect(JSON.stringify(test.events).length).toBeLessThan(20_000)
  })
})
