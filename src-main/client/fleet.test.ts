import { generate } from 'selfsigned'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ClientBench } from './testing/client-bench'
import { ScriptedServer } from './testing/scripted-server'

describe('fleet', () => {
  let bench: ClientBench
  beforeEach(() => (bench = new ClientBench()))
  afterEach(() => bench.close())

  it('counts instances from 1 and never uses an id again (S36, S155)', async () => {
    const first = bench.fleet.newInstance({ appkey: 'app' })
    await bench.fleet.destroyInstance(first.getInstanceId())
    const second = bench.fleet.newInstance({ appkey: 'app' })
    expect([first.getInstanceId(), second.getInstanceId()]).toEqual([1, 2])
    expect(bench.fleet.getInstance(1)).toBeUndefined()
    expect(bench.fleet.getInstance(2)).toBe(second)
    expect(bench.fleet.getInstanceList()).toEqual([second])
    expect(bench.fleet.destroyInstance(1)).toBeUndefined()
  })

  it.each([
    ['a missing appkey', () => bench.fleet.newInstance({} as { appkey: string })],
    ['an empty appkey', () => bench.fleet.newInstance({ appkey: '' })],
    ['an unknown debug level', () => bench.fleet.newInstance({ appkey: 'app', debugLevel: 'all' as 'off' })],
    ['an id that is no number', () => bench.fleet.getInstance('1' as unknown as number)],
  ])('refuses %s with 191004 (S41)', (_, call) => {
    expect(call).toThrow(expect.objectContaining({ code: 191004 }))
  })

  it('gives every instance its own device', async () => {
    const server = await bench.server()
    await bench.client().enter([server])
    await bench.client().enter([server])
    const devices = bench.fleet.getInstanceList().map((client) => client.getDeviceId())
    expect(new Set(devices).size).toBe(2)
  })

  it('names the init parameter, what was given and what is allowed', () => {
    const create = () => bench.fleet.newInstance({ appkey: 'app', isFixedDeviceId: 1 as unknown as boolean })
    expect(create).toThrow(
      expect.objectContaining({
        detail: {
          param: 'initParams.isFixedDeviceId',
          reason: "In initParams, param 'isFixedDeviceId' unexpected",
          given: 'number',
          allowed: 'boolean',
        },
      }),
    )
    expect(bench.fleet.getInstanceList()).toEqual([])
  })

  it('gives all instances with a fixed device the same one, whatever their app', () => {
    const fixed = ['app', 'app', 'other'].map((appkey) =>
      bench.fleet.newInstance({ appkey, isFixedDeviceId: true }).getDeviceId(),
    )
    expect(new Set(fixed).size).toBe(1)
    expect(bench.fleet.newInstance({ appkey: 'app' }).getDeviceId()).not.toBe(fixed[0])
  })

  it.each(['binary', 'text'] as const)(
    'destroys: leaves, tells so, then holds nothing, %s (S155)',
    async (transport) => {
      const server = await bench.server()
      const alice = bench.client(transport)
      await alice.enter([server])
      await bench.fleet.destroyInstance(alice.client.getInstanceId())
      expect(alice.trace.slice(-2)).toEqual(['status 6', 'exited'])
      expect(server.commands.at(-1)).toBe('v2ChatroomLogout')
      expect(bench.clock.pendingCount).toBe(0)
      await bench.until(() => server.openSocketCount === 0)

      const told = alice.trace.length
      await alice.client.enter('36', { accountId: 'a', token: 't', linkProvider: () => [server.address] })
      await alice.client.exit()
      expect(alice.trace).toHaveLength(told)
    },
  )

  it.each([
    ['while a provider is asked', 'provider'],
    ['while connecting', 'connect'],
    ['while logging in', 'login'],
    ['while waiting for a reconnect', 'wait'],
  ])('destroys %s: nothing is left, nothing is recorded any more', async (_, moment) => {
    const server = await bench.server(moment === 'login' ? { answers: { v2ChatroomLogin: 'silence' } } : {})
    if (moment === 'connect') server.script = { upgrade: 'hang' }
    const alice = bench.client()
    const never = () => new Promise<string[]>(() => undefined)
    const entering = alice.enter([server], moment === 'provider' ? { linkProvider: never } : {})
    if (moment === 'connect') await bench.until(() => server.upgradePaths.length === 1)
    if (moment === 'login') await bench.until(() => server.commands.length === 1)
    if (moment === 'wait') {
      await entering
      server.lastLink.socket.terminate()
      await bench.until(() => alice.saw('status 1'))
    }
    await bench.fleet.destroyInstance(alice.client.getInstanceId())
    await entering
    expect(bench.clock.pendingCount).toBe(0)
    await bench.until(() => server.openSocketCount === 0)

    const recorded = bench.records.length
    await bench.clock.advance(120_000)
    expect(bench.records).toHaveLength(recorded)
  })

  it('destroys all, each in its own state', async () => {
    const server = await bench.server()
    const clients = [bench.client(), bench.client('text'), bench.client()]
    await clients[0]?.enter([server])
    await clients[1]?.enter([server])
    await bench.fleet.destroyAll()
    expect(bench.fleet.getInstanceList()).toEqual([])
    expect(bench.clock.pendingCount).toBe(0)
    await bench.until(() => server.openSocketCount === 0)
  })

  it('keeps several clients in the same room apart', async () => {
    const server = await bench.server()
    const [first, second] = [bench.client(), bench.client()]
    await first.enter([server])
    await second.enter([server], { accountId: 'bob' })
    server.links[0]?.push('v2ChatroomBeKicked', { kickedReason: 2, serverExtension: '' })
    await bench.until(() => first.saw('kicked 2'))
    expect(second.trace.at(-1)).toBe('resolved')
  })
})

describe.each(['binary', 'text'] as const)('TLS, %s', (transport) => {
  let bench: ClientBench
  let server: ScriptedServer
  beforeEach(async () => {
    bench = new ClientBench()
    const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }])
    server = await ScriptedServer.start({}, { key, cert })
    bench.servers.push(server)
  })
  afterEach(() => bench.close())

  it('is the default and verifies the certificate', async () => {
    const alice = bench.client(transport, { tls: true })
    const error = await alice.enter([server])
    expect(error?.code).toBe(192001)
    expect(error?.detail.reason).toContain('self-signed certificate')
  })

  it('enters where the instance does not verify', async () => {
    const alice = bench.client(transport, { tls: true, verifyCertificates: false })
    expect(await alice.enter([server])).toBeNull()
  })
})
