import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { APPKEY, TestCloud } from './testing/test-cloud'

let test: TestCloud
beforeEach(async () => {
  test = await TestCloud.start()
})
afterEach(() => test.stop())

async function call(
  method: string,
  path: string,
  { body, token = test.cloud.adminToken }: { body?: unknown; token?: string | null } = {},
): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${test.admin}/admin/${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: response.status, answer: await response.json() }
}

describe('the admin port', () => {
  it('tells anybody that it is there, and nothing else without the token', async () => {
    expect(await call('GET', 'health', { token: null })).toEqual({ status: 200, answer: { status: 'ok' } })
    for (const token of [null, 'wrong', `${test.cloud.adminToken}x`])
      for (const [method, path] of [
        ['GET', 'world'],
        ['GET', 'connections'],
        ['POST', 'kick'],
        ['PUT', `apps/${APPKEY}/login-policies`],
        ['PUT', `apps/${APPKEY}/multi-end-policy`],
        ['PUT', `apps/${APPKEY}/rooms/36`],
      ] as const)
        expect(await call(method, path, { token })).toMatchObject({
          status: 401,
          answer: { error: { code: 'unauthorized' } },
        })
  })

  it('takes the token that it is given', async () => {
    await test.stop()
    test = await TestCloud.start({}, { adminToken: 'chosen' })
    expect((await call('GET', 'world', { token: 'chosen' })).status).toBe(200)
  })

  it('answers the first requests, however many come at once, when nothing was loaded before them', async () => {
    await test.stop()
    test = await TestCloud.start({}, { adminLoad: 'firstRequest' })
    const answers = await Promise.all([
      call('GET', 'health', { token: null }),
      call('GET', 'world'),
      call('GET', 'world', { token: 'wrong' }),
      call('POST', 'kick', { body: { appkey: APPKEY, roomId: '36' } }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 401, 400])
  })

  it('stops without having been asked anything', async () => {
    await test.stop()
    test = await TestCloud.start({}, { adminLoad: 'firstRequest' })
    const idle = connect(Number(new URL(test.admin).port), '127.0.0.1')
    await once(idle, 'connect')
    const closed = once(idle, 'close')
    await test.cloud.stop()
    await closed
    await expect(fetch(`${test.admin}/admin/health`)).rejects.toThrow()
  })

  it('shows the world without secrets', async () => {
    const { answer } = await call('GET', 'world')
    expect(answer).toEqual(test.cloud.describe())
    expect(JSON.stringify(answer)).not.toMatch(/secret|token/)
  })

  it('shows the connections', async () => {
    await test.connect('text')
    await test.enter('alice')
    expect((await call('GET', 'connections')).answer).toEqual({
      connections: [
        {
          connectionId: 1,
          transport: 'text',
          phase: 'opened',
          remoteAddress: '127.0.0.1',
          appkey: null,
          roomId: null,
          accountId: null,
          deviceId: null,
          clientType: null,
          enteredAtMs: null,
        },
        {
          connectionId: 2,
          transport: 'binary',
          phase: 'entered',
          remoteAddress: '127.0.0.1',
          appkey: APPKEY,
          roomId: '36',
          accountId: 'alice',
          deviceId: 'device-of-alice',
          clientType: 16,
          enteredAtMs: test.clock.wallMs(),
        },
      ],
    })
  })

  it('kicks an account in the name of the creator', async () => {
    const [mia, alice] = [await test.enter('mia'), await test.enter('alice')]
    const body = { appkey: APPKEY, roomId: '36', accountId: 'alice', extension: 'bye' }
    expect(await call('POST', 'kick', { body })).toEqual({ status: 200, answer: { kicked: 1 } })
    const { fields } = await alice.hears(({ command }) => command === 'v2ChatroomBeKicked')
    expect(fields).toEqual({ kickedReason: 2, serverExtension: 'bye' })
    expect(await mia.hearsNotification(313)).toMatchObject({ operator: 'owner', target: ['alice'] })
    expect(test.eventsNamed('clientKicked')[0]?.detail).toEqual({ reason: 2, by: 'console' })
    expect(await call('POST', 'kick', { body })).toMatchObject({
      status: 404,
      answer: { error: { code: 'memberNotOnline' } },
    })
  })

  it('changes policies for later logins', async () => {
    const policies = { loginPolicies: ['dynamic'] }
    expect((await call('PUT', `apps/${APPKEY}/login-policies`, { body: policies })).status).toBe(200)
    expect(await test.loginCode('alice')).toBe(403)
    const { answer } = await call('PUT', `apps/${APPKEY}/multi-end-policy`, {
      body: { multiEndPolicy: 'all' },
    })
    expect(answer).toMatchObject({ apps: [{ loginPolicies: ['dynamic'], multiEndPolicy: 'all' }] })
  })

  it('closes a room, throws everybody out, and opens it again', async () => {
    const alice = await test.enter('alice')
    await call('PUT', `apps/${APPKEY}/rooms/36`, { body: { valid: false } })
    const { fields } = await alice.hears(({ command }) => command === 'v2ChatroomBeKicked')
    expect(fields).toEqual({ kickedReason: 1 })
    expect(await test.loginCode('bob')).toBe(113406)
    await call('PUT', `apps/${APPKEY}/rooms/36`, { body: { valid: true } })
    expect(await test.loginCode('bob')).toBe(200)
  })

  it.each([
    { method: 'POST', path: 'kick', body: { appkey: APPKEY }, status: 400, field: 'roomId' },
    {
      method: 'POST',
      path: 'kick',
      body: { appkey: APPKEY, roomId: '36', accountId: 'alice', reason: 9 },
      status: 400,
      field: 'reason',
    },
    { method: 'POST', path: 'kick', body: '{', status: 400, field: null },
    { method: 'POST', path: 'kick', status: 400, field: '(body)' },
    {
      method: 'PUT',
      path: `apps/${APPKEY}/login-policies`,
      body: { loginPolicies: [] },
      status: 400,
      field: 'loginPolicies',
    },
    {
      method: 'PUT',
      path: `apps/${APPKEY}/login-policies`,
      body: { loginPolicies: ['static', 'magic'] },
      status: 400,
      field: 'loginPolicies[1]',
    },
    {
      method: 'PUT',
      path: `apps/${APPKEY}/multi-end-policy`,
      body: { multiEndPolicy: 'all', extra: 1 },
      status: 400,
      field: '(body)',
    },
    { method: 'PUT', path: 'apps/other/rooms/36', body: { valid: true }, status: 404, field: null },
    { method: 'PUT', path: `apps/${APPKEY}/rooms/99`, body: { valid: true }, status: 404, field: null },
    { method: 'GET', path: 'nothing', status: 404, field: null },
  ])('answers $method $path $body with $status, naming the field', async (request) => {
    const { method, path, body, status, field } = request
    expect(await call(method, path, { body })).toMatchObject({ status, answer: { error: { field } } })
    expect(test.cloud.describe().apps[0]?.multiEndPolicy).toBe('single')
  })
})
