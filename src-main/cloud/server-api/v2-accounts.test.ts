import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ServerApiCaller } from '../testing/server-api-caller'
import { TestCloud } from '../testing/test-cloud'

let test: TestCloud
let api: ServerApiCaller
beforeEach(async () => {
  test = await TestCloud.start({ multiEndPolicy: 'all' })
  api = new ServerApiCaller(test)
})
afterEach(() => test.stop())

describe('accounts by V2', () => {
  it('are registered and can log in at once (S28, S30)', async () => {
    const data = await api.v2('POST', 'v2/accounts', {
      account_id: 'carol',
      token: 'token-carol',
      user_information: { name: 'Carol' },
    })
    expect(data).toEqual({
      account_id: 'carol',
      token: 'token-carol',
      configuration: { enabled: true },
    })
    expect(await test.loginCode('carol')).toBe(200)
    expect(await api.v2('GET', 'v2/accounts/carol')).toEqual({
      account_id: 'carol',
      configuration: { enabled: true },
      user_information: { name: 'Carol', avatar: '' },
    })
    expect(await api.v2Code('POST', 'v2/accounts', { account_id: 'carol' })).toBe(102405)
  })

  it('get a token of their own when none is given', async () => {
    const { token } = await api.v2('POST', 'v2/accounts', { account_id: 'carol' })
    expect(token).toMatch(/^[0-9a-f]{32}$/)
    expect(await test.loginCode('carol', { token: String(token) })).toBe(200)
  })

  it('change their token and profile; ends that are in rooms stay', async () => {
    await test.enter('alice')
    await api.v2('PATCH', 'v2/accounts/alice', {
      token: 'new',
      user_information: { name: 'Al', avatar: 'http://avatars/al' },
    })
    expect(test.cloud.connections()).toMatchObject([{ phase: 'entered' }])
    expect(await test.loginCode('alice', { deviceId: 'second' })).toBe(102302)
    expect(await test.loginCode('alice', { deviceId: 'second', token: 'new' })).toBe(200)
    expect(await api.v2('GET', 'v2/accounts/alice')).toMatchObject({
      user_information: { name: 'Al', avatar: 'http://avatars/al' },
    })
  })

  it('lose the old token when it is refreshed (S13, S26)', async () => {
    const { token } = await api.v2('PATCH', 'v2/accounts/alice/actions/refresh_token')
    expect(await test.loginCode('alice')).toBe(102302)
    expect(await test.loginCode('alice', { token: String(token) })).toBe(200)
  })

  it('are banned: nobody is thrown out unless wanted, and nobody comes in again (S50)', async () => {
    const alice = await test.enter('alice')
    const ban = { enabled: false }
    expect(await api.v2('PATCH', 'v2/accounts/alice/actions/disable', ban)).toMatchObject({
      configuration: { enabled: false },
    })
    expect(alice.closedWith).toBeNull()
    await api.v2('PATCH', 'v2/accounts/alice/actions/disable', {
      ...ban,
      need_kick: true,
      kick_notify_extension: 'banned',
    })
    const { fields } = await alice.hears(({ command }) => command === 'v2ChatroomBeKicked')
    expect(fields).toEqual({ kickedReason: -1, serverExtension: 'banned' })
    expect(await test.loginCode('alice')).toBe(102422)
    await api.v2('PATCH', 'v2/accounts/alice/actions/disable', { enabled: true })
    expect(await test.loginCode('alice')).toBe(200)
  })

  it('are banned with the update call, too', async () => {
    const alice = await test.enter('alice')
    await api.v2('PATCH', 'v2/accounts/alice', { configuration: { enabled: false }, need_kick: true })
    await alice.closed()
    expect(await test.loginCode('alice')).toBe(102422)
  })

  it.each([
    { type: 1, list: [], kicked: ['one', 'two', 'three'], failed: [] },
    { type: 2, list: ['two', 'four'], kicked: ['two'], failed: ['four'] },
    { type: 3, list: ['two'], kicked: ['one', 'three'], failed: [] },
  ])('lose their devices in all rooms with type $type', async ({ type, list, kicked, failed }) => {
    await test.enter('alice', { deviceId: 'one' })
    await test.enter('alice', { deviceId: 'two' })
    await test.enter('alice', { deviceId: 'three', roomId: '37' })
    const data = await api.v2('POST', 'v2/accounts/alice/actions/kick', { type, device_id_list: list })
    expect(data).toEqual({ success_list: kicked, failed_list: failed })
    expect(test.eventsNamed('clientKicked').map(({ deviceId }) => deviceId)).toEqual(kicked)
  })

  it('are refused when they do not exist', async () => {
    for (const [method, path, body] of [
      ['GET', 'v2/accounts/nobody', undefined],
      ['PATCH', 'v2/accounts/nobody', {}],
      ['PATCH', 'v2/accounts/nobody/actions/refresh_token', undefined],
      ['PATCH', 'v2/accounts/nobody/actions/disable', { enabled: false }],
      ['POST', 'v2/accounts/nobody/actions/kick', { type: 1 }],
    ] as const)
      expect([path, await api.v2Code(method, path, body)]).toEqual([path, 102404])
  })
})
