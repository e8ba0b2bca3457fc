import { createServer, type AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ClientBench } from './testing/client-bench'

/** Ways an attempt fails before the login is answered (protocol notes §9.4). */
describe.each(['binary', 'text'] as const)('a failing connection, %s', (transport) => {
  let bench: ClientBench
  beforeEach(() => (bench = new ClientBench()))
  afterEach(() => bench.close())

  it('fails with 192001 on a refused upgrade, and tries the next address', async () => {
    const refusing = await bench.server({ upgrade: 403 })
    const server = await bench.server()
    const alice = bench.client(transport)
    expect(await alice.enter([refusing, server])).toBeNull()
    expect(alice.trace.slice(0, 3)).toEqual(['status 2', 'status 0 192001', 'status 2'])
    expect(bench.recordsOf('transition')[1]?.payload['reason']).toContain('403')
  })

  it('fails with 192001 on an address that is none', async () => {
    const error = await bench.client(transport).enter([], { linkProvider: () => ['no host'] })
    expect(error?.code).toBe(192001)
    expect(error?.detail.reason).toContain('no host')
  })

  it('fails with 192002 when the upgrade is not answered for 8 s', async () => {
    const server = await bench.server({ upgrade: 'hang' })
    const alice = bench.client(transport)
    const entering = alice.enter([server])
    await bench.until(() => server.upgradePaths.length === 1)
    await bench.clock.advance(7_999)
    expect(alice.trace).toEqual(['status 2'])
    await bench.clock.advance(1)
    expect((await entering)?.code).toBe(192002)
    await bench.until(() => server.openSocketCount === 0)
  })

  it('fails when nothing answers on an open port', async () => {
    const silent = createServer((socket) => void socket.on('error', () => undefined).resume())
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const address = `127.0.0.1:${(silent.address() as AddressInfo).port}`
    const alice = bench.client(transport)
    const entering = alice.enter([], { linkProvider: () => [address] })
    await bench.until(() => alice.saw('status 2'))
    await bench.clock.advance(8_000)
    expect((await entering)?.code).toBe(transport === 'binary' ? 192002 : 192001)
    await new Promise((resolve) => silent.close(resolve))
  })

  it('fails with 192003 when the socket closes before the login answer', async () => {
    const server = await bench.server({
      answers: {
        v2ChatroomLogin: (_, link) => {
          link.socket.close(1001)
          return 'silence'
        },
      },
    })
    const alice = bench.client(transport)
    expect((await alice.enter([server]))?.code).toBe(192003)
    expect(alice.trace).toEqual(['status 2', 'status 3', 'status 4', 'status 0 192003', 'rejected 192003'])
    expect(bench.recordsOf('error', 'socketClosed')[0]?.code).toBe(1001)
  })

  it('refuses a message that is longer than the instance takes', async () => {
    const server = await bench.server()
    const alice = bench.client(transport, { maxPayloadBytes: 2_000 })
    await alice.enter([server])
    server.lastLink.push('v2ChatroomOnMessage', { data: { '1': 'm', '2': '0', '13': 'x'.repeat(3_000) } })
    await bench.until(() => alice.saw('status 1'))
    expect(bench.recordsOf('error', 'socketClosed')[0]?.payload['failure']).toContain('Max payload')
  })

  it('goes on after a message that cannot be decoded', async () => {
    const server = await bench.server()
    const alice = bench.client(transport)
    await alice.enter([server])
    server.lastLink.socket.send(transport === 'binary' ? new Uint8Array([0, 1]) : '3:::{"sid":')
    server.lastLink.push('v2ChatroomBeKicked', { kickedReason: 1, serverExtension: '' })
    await bench.until(() => alice.saw('kicked 1'))
    const [error] = bench.recordsOf('error', 'undecodableFrame')
    expect(error).toMatchObject({ code: 998, frame: { direction: 'in', redacted: false } })
  })
})

describe('a failing text connection', () => {
  let bench: ClientBench
  beforeEach(() => (bench = new ClientBench()))
  afterEach(() => bench.close())

  it('fails with 192001 when the handshake is refused', async () => {
    const alice = bench.client('text')
    expect((await alice.enter([await bench.server({ handshake: 503 })]))?.code).toBe(192001)
  })

  it('fails with 192001 when the handshake is not answered for 8 s', async () => {
    const server = await bench.server({ handshake: 'hang' })
    const alice = bench.client('text')
    const entering = alice.enter([server])
    await bench.until(() => server.handshakeCount === 1)
    await bench.clock.advance(7_999)
    expect(alice.trace).toEqual(['status 2'])
    await bench.clock.advance(1)
    expect((await entering)?.code).toBe(192001)
    await bench.until(() => server.openSocketCount === 0)
  })

  it('fails with 192002 when the first frame does not come', async () => {
    const server = await bench.server({ greeting: null })
    const alice = bench.client('text')
    const entering = alice.enter([server])
    await bench.until(() => server.links.length === 1)
    await bench.clock.advance(8_000)
    expect((await entering)?.code).toBe(192002)
    expect(alice.saw('status 3')).toBe(false)
  })

  it('fails with 192001 when the first frame is an error', async () => {
    const server = await bench.server({ greeting: '7:::2+0' })
    const error = await bench.client('text').enter([server])
    expect(error?.code).toBe(192001)
    expect(error?.detail.reason).toContain('7:::2+0')
  })

  it('leaves a handshake behind when exit() comes first', async () => {
    const server = await bench.server({ handshake: 'hang' })
    const alice = bench.client('text')
    const entering = alice.enter([server])
    await bench.until(() => server.handshakeCount === 1)
    await alice.client.exit()
    expect((await entering)?.code).toBe(191002)
    expect(bench.clock.pendingCount).toBe(0)
    await bench.until(() => server.openSocketCount === 0)
  })

  it('answers heartbeats of the text layer and says goodbye', async () => {
    const server = await bench.server()
    const alice = bench.client('text')
    await alice.enter([server])
    server.lastLink.socket.send('2::')
    await bench.until(() => server.lastLink.frames.includes('2::'))
    await alice.client.exit()
    await bench.until(() => server.lastLink.frames.at(-1) === '0::')
  })

  it('takes 0:: as one lost link, not as two', async () => {
    const server = await bench.server()
    const alice = bench.client('text')
    await alice.enter([server])
    server.lastLink.socket.send('0::')
    await bench.until(() => server.openSocketCount === 0)
    expect(alice.trace.slice(-2)).toEqual(['status 0 192003', 'status 1'])
    expect(alice.trace.filter((line) => line === 'status 1')).toHaveLength(1)
  })
})
