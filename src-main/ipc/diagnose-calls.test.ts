import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeDynamicToken } from '../../src-shared/chatroom'
import type { LinkTest, World } from '../../src-shared/console'
import { observeEvents } from '../../src-shared/console/verdict'
import { SystemClock } from '../../src-shared/time'
import { createCloud } from '../cloud'
import { probeLink } from './link-probe'
import { DEMO_APPKEY, demoWorld, RecordedConsole } from './testing/recorded-console'

const clock = new SystemClock()
const secretOf = (world: World, appkey = DEMO_APPKEY) =>
  world.apps.find((app) => app.appkey === appkey)?.appSecret ?? ''
const subject = { appkey: DEMO_APPKEY, accountId: 'alice', clockOffsetMs: 0 }

let console: RecordedConsole
const world = demoWorld()

const folder = mkdtempSync(join(tmpdir(), 'roomscope-diagnose-'))

beforeAll(async () => {
  console = await RecordedConsole.open({ world, databaseFile: join(folder, 'recordings.sqlite') })
})
afterAll(async () => {
  await console.close()
  rmSync(folder, { recursive: true, force: true })
})

/** As an app server makes it now. */
function tokenOf(patch: Partial<Parameters<typeof makeDynamicToken>[0]> = {}): string {
  const now = { appkey: DEMO_APPKEY, appSecret: secretOf(world), accountId: 'alice', ttlSeconds: 600 }
  return makeDynamicToken({ ...now, curTimeMs: clock.wallMs(), ...patch })
}
const inspect = (token: string, patch: Partial<typeof subject & { appSecret: string }> = {}) =>
  console.service.inspectToken({ ...subject, ...patch, token })

describe('the token lab', () => {
  it('finds nothing wrong with a good token', async () => {
    expect(await inspect(tokenOf())).toMatchObject({
      flaw: null,
      signature: 'matches',
      differs: [],
      life: 'valid',
      timeInSeconds: false,
    })
  })

  it('names what differs: the account, or the app with its secret', async () => {
    expect(await inspect(tokenOf({ accountId: 'bob' }))).toMatchObject({
      signature: 'differs',
      differs: ['account'],
      maker: { accountId: 'bob' },
    })
    expect(await inspect(tokenOf(), { appkey: 'elsewhere' })).toMatchObject({
      signature: 'unknownApp',
      differs: ['appkey', 'secret'],
    })
  })

  it('does not guess at a secret that it does not know', async () => {
    const inspection = await inspect(tokenOf({ appSecret: 'not of this world' }))
    expect(inspection).toMatchObject({ signature: 'differs', differs: [], maker: null })
  })

  it('says where it has no secret, and judges an app of elsewhere with one that comes with the question', async () => {
    const customer = { appkey: 'customer-app', accountId: 'zoe' }
    const token = tokenOf({ ...customer, appSecret: 'customer-secret' })
    expect(await inspect(token, customer)).toMatchObject({ signature: 'unknownApp', secretFrom: null })
    expect(await inspect(token, { ...customer, appSecret: 'customer-secret' })).toMatchObject({
      ...{ signature: 'matches', secretFrom: 'input', differs: [] },
    })
    expect(await inspect(token, { ...customer, appSecret: 'another' })).toMatchObject({
      ...{ signature: 'differs', secretFrom: 'input', maker: null },
    })
    const forBob = tokenOf({ ...customer, appSecret: 'customer-secret', accountId: 'bob' })
    expect(await inspect(forBob, { ...customer, appSecret: 'customer-secret' })).toMatchObject({
      ...{ signature: 'differs', differs: ['account'], maker: { appkey: 'customer-app', accountId: 'bob' } },
    })
  })

  it('takes a secret that comes with the question before the one that the cloud has', async () => {
    const token = tokenOf({ appSecret: 'changed since' })
    expect(await inspect(token)).toMatchObject({ signature: 'differs', secretFrom: 'cloud' })
    expect(await inspect(token, { appSecret: 'changed since' })).toMatchObject({ signature: 'matches' })
    expect(await inspect(tokenOf(), { appSecret: 'changed since' })).toMatchObject({
      ...{ signature: 'differs', secretFrom: 'input', differs: ['secret'] },
      maker: { appkey: DEMO_APPKEY, accountId: 'alice', secretOf: DEMO_APPKEY },
    })
  })

  it('makes a token with a secret that comes with the call, also of an app that the cloud does not have', async () => {
    const make = (input: { appkey: string; appSecret?: string }) =>
      console.service.makeAccountToken({ accountId: 'alice', ttlSeconds: 60, ...input })
    for (const appkey of ['customer-app', DEMO_APPKEY]) {
      const { token } = await make({ appkey, appSecret: 'customer-secret' })
      const found = await inspect(token, { appkey, appSecret: 'customer-secret' })
      expect(found).toMatchObject({ signature: 'matches', life: 'valid' })
    }
    await expect(make({ appkey: 'customer-app' })).rejects.toThrow('the cloud has no app "customer-app"')
  })

  it('judges the life of a token by the clock with its offset', async () => {
    const token = tokenOf()
    expect((await inspect(token, { clockOffsetMs: 599_000 })).life).toBe('valid')
    expect((await inspect(token, { clockOffsetMs: 600_000 })).life).toBe('expired')
    expect((await inspect(token, { clockOffsetMs: -120_000 })).life).toBe('fromTheFuture')
  })

  it('suspects seconds where the time lies before 2001', async () => {
    const inspection = await inspect(tokenOf({ curTimeMs: Math.round(clock.wallMs() / 1000) }))
    expect(inspection).toMatchObject({ timeInSeconds: true, signature: 'matches', life: 'expired' })
  })

  it('recognises a static token, and tells no secret', async () => {
    const account = world.apps[0]?.accounts.find(({ accountId }) => accountId === 'alice')
    const inspection = await inspect(account?.token ?? '')
    expect(inspection.flaw).not.toBeNull()
    expect(inspection.staticTokenOf).toEqual({ appkey: DEMO_APPKEY, accountId: 'alice' })
    expect(JSON.stringify(await inspect(tokenOf()))).not.toContain(secretOf(world))
  })
})

describe('the words in which the embedded cloud refuses a token', () => {
  const fixed = (value: string) => ({ authType: 1, tokenProvider: { kind: 'fixed', value } }) as const
  const cases = [
    ['expired', fixed(tokenOf({ curTimeMs: 1_700_000_000_000 })), { tokenFault: 'expired' }],
    [
      'made in the future',
      fixed(tokenOf({ curTimeMs: clock.wallMs() + 3_600_000 })),
      { tokenFault: 'fromTheFuture' },
    ],
    ['signed for another', fixed(tokenOf({ accountId: 'bob' })), { tokenFault: 'wrongSignature' }],
    ['without fields', fixed(btoa('{}')), { tokenFault: 'malformed' }],
    ['static', fixed('plain-text'), { tokenGiven: 'static', tokenWanted: 'dynamic' }],
    [
      'dynamic on the static road',
      { authType: 0, staticToken: { kind: 'fixed', value: tokenOf() } },
      { tokenGiven: 'dynamic', tokenWanted: 'static' },
    ],
  ] as const

  it.each(cases)('tell a verdict of a token that is %s', async (_what, draft, expected) => {
    const { instanceId } = await console.enter(draft)
    expect(observeEvents(...(await lastAttempt(instanceId)))).toMatchObject(expected)
  })

  it('tell of a room that is missing', async () => {
    const { instanceId } = await console.enter({ roomId: '404404' })
    expect(observeEvents(...(await lastAttempt(instanceId)))).toMatchObject({ roomState: 'missing' })
  })

  async function lastAttempt(instanceId: number) {
    const { sessionId } = await console.service.bootstrap()
    await console.sleep(150)
    const filter = { instanceIds: [instanceId] }
    const { ordinals } = await console.service.indexEvents({ sessionId, filter, afterOrdinal: 0, limit: 500 })
    const rows = await console.service.readEvents({ sessionId, ordinals: [...ordinals] })
    return [rows, rows.findLast(({ name }) => name === 'attemptEnded')?.ordinal ?? 0] as const
  }
})

describe('the test of a link address', () => {
  const closers: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0)) await close()
  })

  const outcomes = ({ steps }: LinkTest) =>
    Object.fromEntries(steps.map(({ name, outcome }) => [name, outcome]))
  const failed = ({ steps }: LinkTest) => steps.find(({ outcome }) => outcome === 'failed')
  const test = (address: string, tls = false, stepTimeoutMs = 5000) =>
    console.service.testLink({ address, tls, stepTimeoutMs })

  /** A server that is none of ours. @param answer what it does with a connection. */
  async function listen(answer: (socket: Socket) => unknown): Promise<string> {
    const server: Server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.resume()
      answer(socket)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closers.push(() => new Promise((resolve) => server.close(() => resolve())))
    return `127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  it('reaches the embedded cloud', async () => {
    const { link } = await console.service.describeCloud()
    const result = await test(link ?? '')
    expect(outcomes(result)).toEqual({
      dns: 'skipped',
      tcp: 'passed',
      tls: 'skipped',
      webSocket: 'passed',
      handshake: 'passed',
    })
    expect(result.reached).toBe(true)
  })

  it('reaches a cloud over TLS whose certificate is trusted, and says when it is not', async () => {
    const cloud = createCloud({ world, clock, tls: true })
    await cloud.start()
    closers.push(() => cloud.stop())
    const address = cloud.describe().link ?? ''
    expect(failed(await test(address, true))).toMatchObject({ name: 'tls', failure: 'certificate' })
    const trusted = [cloud.certificatePem ?? '']
    const options = { address, tls: true, stepTimeoutMs: 5000, clock, trusted }
    const result = await probeLink({ ...options, signal: new AbortController().signal })
    expect(result.steps.find(({ name }) => name === 'tls')?.detail).toMatch(/^TLSv1/)
    expect(result.reached).toBe(true)
  })

  it('says that nobody listens, that the host is unknown, and that there is no TLS', async () => {
    const address = await listen((socket) => socket.destroy())
    expect(failed(await test(address, true))?.name).toBe('tls')
    const server = closers.pop()
    await server?.()
    expect(failed(await test(address))).toMatchObject({ name: 'tcp', failure: 'refused' })
    expect(failed(await test('nowhere.invalid:443'))).toMatchObject({ name: 'dns', failure: 'hostUnknown' })
  })

  it('tells what is not needed from what was not reached, also behind a failure', async () => {
    const address = await listen((socket) => socket.destroy())
    const server = closers.pop()
    await server?.()
    const plain = { dns: 'skipped', tcp: 'failed', tls: 'skipped', webSocket: 'notReached' }
    expect(outcomes(await test(address))).toEqual({ ...plain, handshake: 'notReached' })
    expect(outcomes(await test(address, true))).toMatchObject({ ...plain, tls: 'notReached' })
  })

  it('recognises a web server that is no chatroom', async () => {
    const address = await listen((socket) => {
      socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
    })
    expect(failed(await test(address))).toMatchObject({
      name: 'webSocket',
      failure: 'httpAnswer',
      detail: 'HTTP 404',
    })
  })

  it('gives up on a server that is silent, and at once when it is cancelled', async () => {
    const address = await listen(() => undefined)
    expect(failed(await test(address, false, 100))).toMatchObject({ name: 'webSocket', failure: 'timedOut' })
    const running = test(address, false, 30_000)
    await console.sleep(50)
    await console.service.cancelLinkTest()
    expect(failed(await running)).toMatchObject({ name: 'webSocket', failure: 'cancelled' })
  })

  it.each(['nothing', 'host', 'host:0', 'host:70000', 'http://host:80', 'a b:80', 'user@host:80'])(
    'refuses %s',
    async (address) => {
      await expect(test(address)).rejects.toMatchObject({ failure: { field: 'address' } })
    },
  )
})
