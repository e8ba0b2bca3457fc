import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ServerApiCaller } from '../testing/server-api-caller'
import { TestCloud } from '../testing/test-cloud'

let test: TestCloud
let api: ServerApiCaller
beforeEach(async () => {
  test = await TestCloud.start()
  api = new ServerApiCaller(test)
})
afterEach(() => test.stop())

const ACCOUNT = '/im/v2/accounts/alice'

describe('server API authentication', () => {
  it.each(['AppKey', 'Nonce', 'CurTime', 'CheckSum'])('refuses a call without %s', async (name) => {
    const { status, body } = await api.call('GET', ACCOUNT, { headers: { [name]: null } })
    expect(status).toBe(200)
    expect(body).toEqual({ code: 403, msg: `The header ${name} is missing.`, data: {} })
  })

  it.each([
    { AppKey: 'other' },
    { Nonce: 'other' },
    { CheckSum: '0'.repeat(40) },
    { CheckSum: 'short' },
    { CurTime: 'now' },
  ])('refuses a call with %o', async (headers) => {
    expect((await api.call('GET', ACCOUNT, { headers })).body).toMatchObject({ code: 403 })
  })

  it.each([
    { skewSeconds: -301, code: 403 },
    { skewSeconds: -300, code: 200 },
    { skewSeconds: 300, code: 200 },
    { skewSeconds: 301, code: 403 },
  ])('answers a clock that is $skewSeconds seconds off with $code', async ({ skewSeconds, code }) => {
    const curTimeSeconds = String(test.clock.wallMs() / 1000 + skewSeconds)
    const headers = api.signature({ curTimeSeconds })
    expect((await api.call('GET', ACCOUNT, { headers })).body).toMatchObject({ code })
  })

  it('refuses before it looks at the body', async () => {
    const { body } = await api.call('POST', '/im/v2/accounts', { body: {}, headers: { CheckSum: null } })
    expect(body).toMatchObject({ code: 403 })
  })

  it('answers V1 in the words of V1', async () => {
    const { body } = await api.call('POST', '/nimserver/user/create.action', { headers: { Nonce: null } })
    expect(body).toEqual({ code: 403, desc: 'The header Nonce is missing.' })
  })
})

describe('wrong use of the server API', () => {
  it('tells a V2 path that is called with a form what is missing', async () => {
    const { status, body } = await api.call('POST', '/im/v2/accounts', {
      body: new URLSearchParams({ accid: 'carol' }),
    })
    expect({ status, body }).toEqual({ status: 200, body: { code: 414, msg: 'accid is empty', data: {} } })
  })

  it('tells a V1 path that is called with JSON what is missing', async () => {
    const { body } = await api.call('POST', '/nimserver/user/create.action', { body: { accid: 'carol' } })
    expect(body).toEqual({ code: 414, desc: 'accid is empty' })
  })

  it.each([
    { body: {}, told: /^account_id is empty$/ },
    { body: { account_id: 'x'.repeat(33) }, told: /^account_id: / },
    { body: { account_id: 7 }, told: /^account_id: / },
    { body: [], told: /^The body has to be a JSON object\.$/ },
  ])('names the field that is wrong in $body', async ({ body, told }) => {
    const { body: answer } = await api.call('POST', '/im/v2/accounts', { body })
    expect(answer['code']).toBe(414)
    expect(answer['msg']).toMatch(told)
  })

  it('takes a call without a body for one without fields', async () => {
    const { body } = await api.call('PATCH', `${ACCOUNT}/actions/disable`)
    expect(body).toMatchObject({ code: 414, msg: 'enabled is empty' })
  })

  it('uses the text of the vendor for codes that name one cause', async () => {
    const { body } = await api.call('GET', '/im/v2/chatrooms/99')
    expect(body).toEqual({ code: 113404, msg: 'chatroom not exist', data: {} })
  })

  it('tells the operator of every call, with the reason and without secrets', async () => {
    await api.call('GET', '/im/v2/chatrooms/99?token=abc')
    await api.v2('GET', 'v2/accounts/alice')
    const told = test.eventsNamed('serverApiCalled')
    expect(told.map(({ code, detail }) => [code, detail])).toEqual([
      [
        113404,
        { method: 'GET', path: '/im/v2/chatrooms/99', version: 'v2', reason: 'The app has no room 99.' },
      ],
      [200, { method: 'GET', path: '/im/v2/accounts/alice', version: 'v2', reason: null }],
    ])
    expect(told.map(({ roomId, accountId }) => [roomId, accountId])).toEqual([
      ['99', null],
      [null, 'alice'],
    ])
  })

  it.each([
    ['/im/v2/chatrooms', { creator: 'owner', name: 'x' }, 'v1'],
    ['/im/v2/chatrooms', new URLSearchParams({ creator: 'owner', room_name: 'x' }), 'v1'],
    ['/nimserver/chatroom/create.action', new URLSearchParams({ creator: 'owner', room_name: 'x' }), 'v2'],
    ['/nimserver/chatroom/create.action', { creator: 'owner', name: 'x' }, 'v2'],
    ['/im/v2/chatrooms', { creator: 'owner' }, undefined],
  ] as const)('tells of a call of %s with %o that it was written for %s', async (path, body, writtenFor) => {
    await api.call('POST', path, { body })
    const [told] = test.eventsNamed('serverApiCalled')
    expect(told?.code).toBe(414)
    expect(told?.detail['writtenFor']).toBe(writtenFor)
  })

  it('leaves the admin routes to the admin token', async () => {
    const response = await fetch(`${test.admin}/admin/world`, { headers: api.signature() })
    expect(response.status).toBe(401)
  })
})

interface Description {
  readonly paths: Record<string, Record<string, { parameters: { name: string; in: string }[] }>>
}

describe('the description of the server API', () => {
  async function describedBy(version: string): Promise<Description> {
    const response = await fetch(`${test.admin}/server-api/${version}/openapi.json`)
    return (await response.json()) as Description
  }

  it('is served without a signature and names every call with its fields', async () => {
    const { paths } = await describedBy('v2')
    const address = paths['/im/v2/chatrooms/{room_id}/actions/address']?.['get']
    expect(address?.parameters.map(({ name, in: place }) => [place, name])).toEqual([
      ['path', 'room_id'],
      ['query', 'account_id'],
      ['query', 'client_type'],
      ['query', 'client_ip'],
      ['query', 'ip_type'],
    ])
    expect(paths['/im/v2/accounts']?.['post']).toMatchObject({
      requestBody: { content: { 'application/json': { schema: { required: ['account_id'] } } } },
    })
  })

  it.each(['v2', 'v1'])('describes only what %s answers', async (version) => {
    const { paths } = await describedBy(version)
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ path, method })),
    )
    expect(calls.length).toBeGreaterThan(15)
    for (const { path, method } of calls) {
      const filled = path.replaceAll(/\{\w+\}/g, '1')
      const { body } = await api.call(method.toUpperCase(), filled)
      expect([path, body['code']]).not.toEqual([path, undefined])
    }
  })
})
