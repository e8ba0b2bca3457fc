import { afterEach, describe, expect, it } from 'vitest'
import { signCallback } from './callback-signature'
import type { CloudEvent } from '../../src-shared/console/cloud-event'
import { CallbackReceiver, type CallbackReply } from './testing/callback-receiver'
import type { TestLogin } from './testing/link-client'
import { APP_SECRET, APPKEY, TestCloud } from './testing/test-cloud'

const PASS = { status: 200, body: '{"errCode":0,"responseCode":200}' }

let test: TestCloud
let receiver: CallbackReceiver
async function start(reply: CallbackReply, settings: Record<string, unknown> = {}): Promise<void> {
  receiver = await CallbackReceiver.start(reply)
  test = await TestCloud.start({ thirdPartyCallback: { url: receiver.url, ...settings } })
}
afterEach(async () => {
  await test.stop()
  receiver.stop()
})

const login = (more: Partial<TestLogin> = {}) => test.loginCode('alice', { authType: 2, token: '', ...more })
const called = (): CloudEvent | undefined => test.eventsNamed('callbackCalled')[0]

describe('the third-party callback', () => {
  it('asks once, signed, with everything that the login said (S130, S131, S139)', async () => {
    await start(PASS)
    const given = {
      loginExtension: 'ext-1',
      roomNick: '爱丽丝',
      tags: ['vip'],
      notificationExtension: 'hello',
    }
    expect(await login(given)).toBe(200)
    expect(receiver.received).toHaveLength(1)
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received
    expect(JSON.parse(body)).toMatchObject({
      eventType: 37,
      fromAccount: 'alice',
      fromDeviceId: 'device-of-alice',
      fromClientType: 'WEB',
      fromClientIp: '127.0.0.1',
      roomid: 36,
      loginAuthType: 2,
      loginExt: 'ext-1',
      token: '',
      nick: '爱丽丝',
      notifyExt: 'hello',
      anonymous: false,
      tags: '["vip"]',
      timestamp: String(test.clock.wallMs()),
    })
    const { md5, checkSum } = signCallback(APP_SECRET, body, String(test.clock.wallMs()))
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      appkey: APPKEY,
      curtime: String(test.clock.wallMs()),
      md5,
      checksum: checkSum,
    })
  })

  it('writes a room id of 19 digits without losing one', async () => {
    const roomId = '9007199254740993123'
    receiver = await CallbackReceiver.start(PASS)
    test = await TestCloud.start({
      thirdPartyCallback: { url: receiver.url },
      rooms: [{ roomId, creator: 'owner' }],
    })
    expect(await login({ roomId })).toBe(200)
    expect(receiver.received[0]?.body).toContain(`"roomid":${roomId}`)
  })

  it.each([
    { what: 'a refusal', reply: { status: 200, body: '{"errCode":1}' }, code: 302 },
    {
      what: 'a refusal with a custom code',
      reply: { status: 200, body: '{"errCode":1,"responseCode":20042}' },
      code: 20042,
    },
    {
      what: 'a refusal with a code that is none of the custom ones',
      reply: { status: 200, body: '{"errCode":1,"responseCode":20100}' },
      code: 302,
    },
    { what: 'an error status', reply: { status: 500, body: PASS.body }, code: 302 },
    { what: 'an answer that is not JSON', reply: { status: 200, body: 'ok' }, code: 302 },
    { what: 'an answer without errCode', reply: { status: 200, body: '{"code":0}' }, code: 302 },
    { what: 'an endless answer', reply: { status: 200, body: ' '.repeat(100_000) }, code: 302 },
  ])('refuses after $what with $code (S132)', async ({ reply, code }) => {
    await start(reply)
    expect(await login()).toBe(code)
    expect(called()).toMatchObject({ code, detail: { passed: false } })
  })

  it('lets a token in that would be wrong in the other ways, for the cloud does not look at it (S15, S140)', async () => {
    await start(PASS)
    for (const authType of [0, 1]) expect(await login({ authType, token: 'wrong' })).toBe(102302)
    expect(await login({ token: 'wrong' })).toBe(200)
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ token: 'wrong' })
  })

  it('takes the default result when the answer is no use', async () => {
    await start({ status: 500, body: '' }, { defaultResult: 'pass' })
    expect(await login()).toBe(200)
    expect(called()?.detail).toMatchObject({ passed: true, httpStatus: 500 })
  })

  it('gives up after the time limit and takes the default result', async () => {
    await start(null)
    const code = login()
    await receiver.arrived()
    await test.clock.advance(1999)
    expect(called()).toBeUndefined()
    await test.clock.advance(1)
    expect(await code).toBe(302)
    expect(called()?.detail).toMatchObject({ problem: 'no answer within 2000 ms', durationMs: 2000 })
    expect(receiver.received).toHaveLength(1)
  })

  it('takes the default result when nobody listens, and tells the address without its query', async () => {
    await start(PASS)
    receiver.stop()
    expect(await login()).toBe(302)
    expect(called()?.detail['problem']).toMatch(/ECONNREFUSED/)
    expect(called()?.detail['url']).toBe(receiver.url.split('?')[0])
  })

  it('takes the default result when the app key cannot stand in a header', async () => {
    receiver = await CallbackReceiver.start(PASS)
    const appkey = '应用'
    test = await TestCloud.start({ appkey, thirdPartyCallback: { url: receiver.url } })
    expect(await login({ appkey })).toBe(302)
    expect(called()?.detail['problem']).toMatch(/AppKey/)
    expect(test.clock.pendingCount).toBe(1)
  })

  it('is not asked for other auth types and for anonymous guests', async () => {
    await start(PASS)
    await test.enter('bob')
    await test.enter('nimanon_1', { anonymous: true, authType: 2, token: '' })
    expect(receiver.received).toEqual([])
  })

  it('is forgotten when the client leaves before the answer', async () => {
    await start(null)
    const client = await test.connect()
    client.login(test.loginOf('alice', { authType: 2 })).catch(() => undefined)
    await receiver.arrived()
    client.drop()
    await test.event(({ name }) => name === 'connectionClosed')
    await test.clock.advance(2000)
    await test.event(({ name }) => name === 'callbackCalled')
    await test.enter('bob')
    expect(test.eventsNamed('loginRefused')).toEqual([])
    expect(test.eventsNamed('loginAccepted')).toMatchObject([{ accountId: 'bob' }])
  })

  it('does not keep the cloud from stopping', async () => {
    await start(null)
    const client = await test.connect()
    client.login(test.loginOf('alice', { authType: 2 })).catch(() => undefined)
    await receiver.arrived()
    await test.cloud.stop()
    expect(await client.closed()).toBe(1001)
    expect(test.clock.pendingCount).toBe(0)
  })

  it('refuses other requests of a client whose login is being judged', async () => {
    await start(null)
    const client = await test.connect()
    const login = client.login(test.loginOf('alice', { authType: 2 }))
    await receiver.arrived()
    expect((await client.request('v2GetChatroomInfo')).code).toBe(403)
    expect((await client.login(test.loginOf('bob'))).code).toBe(403)
    await test.clock.advance(2000)
    expect((await login).code).toBe(302)
  })
})
