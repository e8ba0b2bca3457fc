import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeDynamicToken } from '../../../src-shared/chatroom'
import { faultSchema, type FaultInput } from '../../../src-shared/console/fault'
import { APP_SECRET, APPKEY, TestCloud, testWorld } from '../testing/test-cloud'

let test: TestCloud
beforeEach(async () => {
  test = await TestCloud.start()
})
afterEach(() => test.stop())

const apply = (fault: FaultInput) => test.cloud.faults.apply(faultSchema.parse(fault))

/** Code of a login with a dynamic token that was made now and is good for a minute. */
function dynamicLogin(accountId: string): Promise<number> {
  const token = makeDynamicToken({
    appkey: APPKEY,
    appSecret: APP_SECRET,
    accountId,
    curTimeMs: test.clock.wallMs(),
    ttlSeconds: 60,
  })
  return test.loginCode(accountId, { authType: 1, token })
}

describe('refuseLogin', () => {
  it('refuses the next logins of its scope, and no more', async () => {
    apply({ name: 'refuseLogin', code: 503, count: 2, scope: { roomId: '36', accountId: 'alice' } })
    expect(await test.loginCode('alice', { roomId: '37' })).toBe(200)
    expect(await test.loginCode('bob')).toBe(200)
    expect([
      await test.loginCode('alice'),
      await test.loginCode('alice'),
      await test.loginCode('alice'),
    ]).toEqual([503, 503, 200])
    expect(test.eventsNamed('loginRefused')[0]).toMatchObject({
      code: 503,
      detail: {
        check: 'fault',
        reason: 'The fault 1 (refuseLogin) refuses logins in the stage auth: undo it to let them pass.',
      },
    })
  })

  it('comes before authentication or after it', async () => {
    const id = apply({ name: 'refuseLogin', code: 500 })
    expect(await test.loginCode('alice', { token: 'wrong' })).toBe(500)
    test.cloud.faults.undo(id)
    apply({ name: 'refuseLogin', code: 113_410, stage: 'enter' })
    expect(await test.loginCode('alice', { token: 'wrong' })).toBe(102_302)
    expect(await test.loginCode('alice')).toBe(113_410)
  })

  it('lets a client log in on the same connection later', async () => {
    apply({ name: 'refuseLogin', code: 500, count: 1 })
    const alice = await test.connect()
    expect((await alice.login(test.loginOf('alice'))).code).toBe(500)
    expect((await alice.login(test.loginOf('alice'))).code).toBe(200)
  })

  it('refuses the same logins for the same seed', async () => {
    const codes = async (): Promise<number[]> => {
      const alice = await test.connect()
      const connectionId = test.cloud.connections().at(-1)?.connectionId ?? 0
      const id = apply({ name: 'refuseLogin', code: 500, probability: 0.7, seed: 70 - connectionId })
      const found = []
      for (let login = 0; login < 12; login++) {
        const { code } = await alice.login(test.loginOf('alice'))
        found.push(code)
        if (code === 200) await alice.request('v2ChatroomLogout')
      }
      test.cloud.faults.undo(id)
      return found
    }
    const first = await codes()
    expect(new Set(first)).toEqual(new Set([200, 500]))
    expect(await codes()).toEqual(first)
  })
})

describe('clockSkew', () => {
  it('lets dynamic tokens expire, or come from the future, within its scope', async () => {
    expect(await dynamicLogin('alice')).toBe(200)
    const id = apply({ name: 'clockSkew', skewMs: 61_000, scope: { accountId: 'alice' } })
    expect([await dynamicLogin('alice'), await dynamicLogin('bob')]).toEqual([102_302, 200])
    test.cloud.faults.undo(id)
    expect(await dynamicLogin('alice')).toBe(200)
    apply({ name: 'clockSkew', skewMs: -3_600_000 })
    expect(await dynamicLogin('alice')).toBe(102_302)
    expect(test.eventsNamed('loginRefused').map(({ detail }) => detail['reason'])).toEqual([
      expect.stringContaining('expired'),
      expect.stringContaining('future'),
    ])
  })

  it('shows in the server time', async () => {
    const alice = await test.enter('alice')
    apply({ name: 'clockSkew', skewMs: 5_000 })
    const { fields } = await alice.request('v2ChatroomGetServerTime')
    expect(fields).toEqual({ time: test.clock.wallMs() + 5_000 })
  })
})

it('a world brings its first faults along', async () => {
  await test.stop()
  const world = { ...testWorld(), faults: [faultSchema.parse({ name: 'refuseLogin', code: 503, count: 1 })] }
  test = await TestCloud.start({}, { world })
  expect([await test.loginCode('alice'), await test.loginCode('alice')]).toEqual([503, 200])
})

describe('the admin routes of faults', () => {
  async function call(method: string, path: string, body?: unknown, token = test.cloud.adminToken) {
    const response = await fetch(`${test.admin}/admin/faults${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, answer: (await response.json()) as unknown }
  }

  it('apply, list and undo', async () => {
    const fault = { name: 'refuseLogin', code: 503, scope: { accountId: 'alice' } }
    expect(await call('POST', '', fault)).toEqual({ status: 200, answer: { id: 1 } })
    expect(await test.loginCode('alice')).toBe(503)
    expect((await call('GET', '')).answer).toMatchObject({ faults: [{ id: 1, fault, triggered: 1 }] })
    expect(await call('DELETE', '/1')).toEqual({ status: 200, answer: { faults: [] } })
    expect(await test.loginCode('alice')).toBe(200)
    await call('POST', '', fault)
    await call('POST', '', { name: 'linkListEmpty' })
    expect((await call('DELETE', '')).answer).toEqual({ faults: [] })
  })

  it('want the token', async () => {
    for (const [method, path] of [
      ['GET', ''],
      ['POST', ''],
      ['DELETE', ''],
      ['DELETE', '/1'],
    ] as const)
      expect((await call(method, path, undefined, 'wrong')).status).toBe(401)
  })

  it('say what is wrong', async () => {
    expect(await call('POST', '', { name: 'latency', delayMs: 'much' })).toMatchObject({
      status: 400,
      answer: { error: { code: 'invalidInput', field: 'delayMs' } },
    })
    expect(await call('POST', '', { name: 'x' })).toMatchObject({
      status: 400,
      answer: { error: { field: 'name' } },
    })
    expect(await call('DELETE', '/7')).toMatchObject({
      status: 404,
      answer: { error: { code: 'unknownFault' } },
    })
    expect(await call('DELETE', '/x')).toMatchObject({ status: 400, answer: { error: { field: 'id' } } })
  })
})
