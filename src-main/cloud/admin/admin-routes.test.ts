import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../../src-shared/console/cloud-event'
import type { World } from '../../../src-shared/console/world'
import { APP_SECRET, APPKEY, TestCloud, testWorld } from '../testing/test-cloud'

let test: TestCloud
beforeEach(async () => {
  test = await TestCloud.start()
})
afterEach(() => test.stop())

interface Answer {
  readonly status: number
  readonly body: Record<string, unknown>
}

async function admin(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${test.admin}/admin/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${test.cloud.adminToken}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const exported = async (): Promise<World> =>
  (await admin('GET', 'world?secrets=true')).body as unknown as World

describe('the world on the admin port', () => {
  it('is given out whole only to who asks for the secrets', async () => {
    expect(JSON.stringify((await admin('GET', 'world')).body)).not.toContain(APP_SECRET)
    expect(await exported()).toEqual(testWorld())
  })

  it('contains what was changed since the start, and can be loaded into another cloud', async () => {
    await test.enter('alice')
    test.cloud.operations.setMultiEndPolicy(APPKEY, 'all')
    test.cloud.operations.setRoomValid(APPKEY, '37', false)
    const world = await exported()
    await test.stop()
    test = await TestCloud.start({}, { world })
    expect(await exported()).toEqual(world)
    expect(world.apps[0]).toMatchObject({
      multiEndPolicy: 'all',
      rooms: [{}, { roomId: '37', valid: false }, {}],
      dau: { days: [{ day: '2023-11-15', accounts: ['alice'] }] },
    })
  })

  it('is replaced while the cloud runs: connections end with 1001 and come back into the new one', async () => {
    const alice = await test.enter('alice')
    const world = testWorld({
      loginPolicies: ['static'],
      accounts: [{ accountId: 'alice', token: 'other' }],
      rooms: [{ roomId: '40', creator: 'alice' }],
    })
    expect(await admin('PUT', 'world', world)).toMatchObject({
      status: 200,
      body: { apps: [{ rooms: [{ roomId: '40' }] }] },
    })
    expect(await alice.closed()).toBe(1001)
    expect(await test.loginCode('alice')).toBe(102302)
    expect(await test.loginCode('alice', { token: 'other' })).toBe(191004)
    expect(await test.loginCode('alice', { token: 'other', roomId: '40' })).toBe(200)
  })

  it('brings the sample server along when the new world wants it', async () => {
    await test.stop()
    test = await TestCloud.start({ thirdPartyCallback: null })
    await admin('PUT', 'world', testWorld())
    expect(await test.loginCode('alice', { authType: 2, loginExtension: 'let-me-in' })).toBe(200)
  })

  it('stays as it is when the other one is wrong', async () => {
    const wrong = { apps: [{ appkey: 'a', appSecret: 's', rooms: [{ roomId: 'x', creator: 'o' }] }] }
    expect(await admin('PUT', 'world', wrong)).toMatchObject({
      status: 400,
      body: { error: { code: 'invalidInput', field: 'apps[0].rooms[0].roomId' } },
    })
    await expect(test.cloud.replaceWorld({ apps: [], faults: [] })).rejects.toThrow()
    expect(await exported()).toEqual(testWorld())
  })
})

describe('what the admin port shows', () => {
  it('are the last events, bounded', async () => {
    await test.enter('alice')
    const { body } = await admin('GET', 'logs?limit=2')
    expect(body).toEqual({ events: test.events.slice(-2) })
    expect((await admin('GET', 'logs?limit=1001')).status).toBe(400)
  })

  it('is why a login was refused, by which check', async () => {
    await test.loginCode('alice', { token: 'wrong' })
    const { body } = await admin('GET', 'logs')
    const events = body['events'] as CloudEvent[]
    expect(events.find(({ name }) => name === 'loginRefused')).toMatchObject({
      code: 102302,
      detail: { check: 'tokenValid' },
    })
    expect(JSON.stringify(body)).not.toContain('"wrong"')
  })

  it('are numbers', async () => {
    await test.enter('alice')
    await test.connect()
    expect((await admin('GET', 'counters')).body).toMatchObject({
      connections: 2,
      entered: 1,
      copiesWaiting: 0,
      events: { cloudStarted: 1, loginAccepted: 1, connectionOpened: 2 },
    })
  })

  it('are the daily users: an account once, a guest at every entry (S190, S191)', async () => {
    await test.enter('alice')
    await test.enter('alice', { roomId: '37', deviceId: 'other' })
    await test.enter('nimanon_1', { anonymous: true })
    await test.enter('nimanon_1', { anonymous: true, firstLogin: false })
    await test.enter('nimanon_1', { anonymous: true })
    await test.loginCode('bob', { token: 'wrong' })
    expect((await admin('GET', 'dau')).body).toEqual({
      apps: [
        {
          appkey: APPKEY,
          dayOffsetMinutes: 480,
          days: [{ day: '2023-11-15', accounts: 1, anonymousEntries: 2, total: 3 }],
        },
      ],
    })
  })

  it('is nothing without the token', async () => {
    for (const path of ['world?secrets=true', 'logs', 'counters', 'copies', 'dau'])
      expect((await fetch(`${test.admin}/admin/${path}`)).status).toBe(401)
  })
})
