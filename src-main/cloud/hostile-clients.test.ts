import { connect, type Socket } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { commands, encodeRequest, LIMITS, type Transport } from '../../src-shared/protocol'
import { loginFields, type LinkClient } from './testing/link-client'
import { TestCloud } from './testing/test-cloud'

/** Frames of a fuzz run; a failing run prints its seed. */
const FUZZ_FRAMES = 300
const FUZZ_TIME_LIMIT_MS = 5_000

let test: TestCloud
const sockets: Socket[] = []
beforeEach(async () => {
  test = await TestCloud.start()
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await test.stop()
})

async function restart(options: Parameters<typeof TestCloud.start>[1]): Promise<void> {
  await test.stop()
  test = await TestCloud.start({}, options)
}

/** A TCP connection that says only what it is told. */
async function openRaw(text = ''): Promise<{ closed: Promise<void> }> {
  const { hostname, port } = new URL(`http://${test.link}`)
  const socket = connect(Number(port), hostname)
  sockets.push(socket)
  socket.on('error', () => undefined)
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  if (text !== '') socket.write(text)
  socket.resume()
  return { closed }
}

describe('connections that never become clients', () => {
  it.each([
    { what: 'say nothing', text: '' },
    { what: 'send their request byte by byte', text: 'GET /websocket HTTP/1.1\r\nHost: x\r\nUpg' },
  ])('and $what are closed', async ({ text }) => {
    await restart({ linkLimits: { handshakeTimeoutMs: 100 } })
    const { closed } = await openRaw(text)
    await closed
  })

  it('are turned away beyond the limit, by name, and others get in when they have gone', async () => {
    await restart({ linkLimits: { maxPeersPerAddress: 20 } })
    for (let count = 0; count < 20; count++) await openRaw()
    await (
      await openRaw()
    ).closed
    expect(test.eventsNamed('connectionRefused')).toMatchObject([
      { detail: { reason: 'tooManyConnectionsOfAddress' } },
    ])
    for (const socket of sockets.splice(0)) socket.destroy()
    await expect
      .poll(() =>
        test
          .connect()
          .then((client) => client.request('heartbeat'))
          .catch(() => null),
      )
      .toMatchObject({ code: 403 })
  })
})

describe.each<{ transport: Transport }>([{ transport: 'binary' }, { transport: 'text' }])(
  'a client over $transport',
  ({ transport }) => {
    it('that talks too fast gets 416, and is closed when it goes on', async () => {
      await restart({ linkLimits: { maxFramesPerSecond: 20 } })
      const alice = await test.enter('alice', {}, transport)
      const bystander = await test.enter('bob')
      const codes: number[] = []
      for (let count = 0; count < 25; count++) codes.push((await alice.request('v2GetChatroomInfo')).code)
      expect(codes.filter((code) => code === 416)).toHaveLength(5)
      const frame = encodeRequest(transport, { command: 'v2GetChatroomInfo', ser: 9, fields: {} })
      for (let count = 0; count < 200; count++) alice.sendRaw(frame)
      expect(await alice.closed()).toBe(1002)
      expect(test.eventsNamed('frameRejected').map(({ detail }) => detail['reason'])).toEqual([
        'rateLimited',
        'flood of frames',
      ])
      expect((await bystander.request('heartbeat')).code).toBe(200)
    })

    it('that sends too much at once is closed, the others stay', async () => {
      const [alice, bystander] = [await test.enter('alice', {}, transport), await test.enter('bob')]
      const size = LIMITS.maxPacketBytes + 1
      alice.sendRaw(transport === 'binary' ? new Uint8Array(size) : `3:::${'x'.repeat(size)}`)
      await alice.closed()
      expect((await bystander.request('heartbeat')).code).toBe(200)
    })

    it('that repeats a serial is answered each time, and cannot log in twice', async () => {
      const alice = await test.enter('alice', {}, transport)
      const fields = loginFields(test.loginOf('alice'))
      for (const command of ['v2GetChatroomInfo', 'v2GetChatroomInfo', 'v2ChatroomLogin'] as const)
        alice.sendRaw(
          encodeRequest(transport, { command, ser: 77, fields: command === 'v2ChatroomLogin' ? fields : {} }),
        )
      const answers = [0, 1, 2].map(() => alice.hears(({ ser }) => ser === 77))
      expect((await Promise.all(answers)).map(({ code }) => code)).toEqual([200, 200, 403])
    })

    it('may send anything: whatever it is, the others do not notice', async () => {
      const bystander = await test.enter('bob', { roomId: '37' })
      const valid = encodeRequest(transport, {
        command: 'v2ChatroomLogin',
        ser: 1,
        fields: loginFields(test.loginOf('alice')),
      })
      let attacker: LinkClient | null = null
      await fc.assert(
        fc.asyncProperty(hostileFrame(valid), async (frame) => {
          if (attacker === null || attacker.socket.readyState !== WebSocket.OPEN)
            attacker = await test.enter('alice', {}, transport)
          attacker.sendRaw(frame)
          expect((await bystander.request('heartbeat')).code).toBe(200)
        }),
        { numRuns: FUZZ_FRAMES, interruptAfterTimeLimit: FUZZ_TIME_LIMIT_MS },
      )
      expect(test.cloud.connections().filter(({ roomId }) => roomId === '37')).toHaveLength(1)
      expect(test.eventsNamed('frameRejected').every(({ code }) => code !== 500)).toBe(true)
    })
  },
)

/** Noise, headers of real commands with noise behind them, and a real login with a few of its bytes changed. */
function hostileFrame(valid: Uint8Array | string): fc.Arbitrary<Uint8Array | string> {
  const command = fc.constantFrom(...commands.map(({ sid, cid }) => ({ sid, cid })))
  if (typeof valid === 'string')
    return fc.oneof(
      fc.string(),
      fc.string().map((text) => `3:::${text}`),
      fc
        .tuple(command, fc.array(fc.record({ t: fc.string(), v: fc.jsonValue() }), { maxLength: 4 }))
        .map(([{ sid, cid }, body]) => `3:::${JSON.stringify({ SER: 3, SID: sid, CID: cid, Q: body })}`),
      fc
        .tuple(fc.nat(valid.length), fc.string())
        .map(([at, text]) => valid.slice(0, at) + text + valid.slice(at)),
    )
  const noise = fc.uint8Array({ maxLength: 200 })
  return fc.oneof(
    noise,
    fc.tuple(command, noise).map(([{ sid, cid }, body]) => Uint8Array.from([0, sid, cid, 3, 0, 0, ...body])),
    fc.tuple(fc.nat(valid.length - 1), fc.nat(255)).map(([at, byte]) => valid.with(at, byte)),
  )
}
