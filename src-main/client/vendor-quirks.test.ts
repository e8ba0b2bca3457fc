import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { V2NIMLoginAuthType, type VendorQuirks } from '../../src-shared/chatroom'
import type { Property, Transport } from '../../src-shared/protocol'
import { ClientBench } from './testing/client-bench'

/** Each defect of the vendor's SDK, brought back and absent; those of single requests are in `link.test.ts`. */
describe('vendor quirk', () => {
  let bench: ClientBench
  beforeEach(() => (bench = new ClientBench()))
  afterEach(() => bench.close())

  const client = (vendorQuirks: Partial<VendorQuirks>, transport: Transport = 'binary') =>
    bench.client(transport, { vendorQuirks })

  it('textUpgradeHang: a refused upgrade hangs until the enter timeout', async () => {
    const refusing = await bench.server({ upgrade: 403 })
    const server = await bench.server()
    const alice = client({ textUpgradeHang: true }, 'text')
    const entering = alice.enter([refusing, server])
    await bench.until(() => alice.saw('status 0 192003'))
    await bench.clock.advance(59_999)
    expect(alice.trace).toEqual(['status 2', 'status 0 192003'])
    await bench.clock.advance(1)
    expect((await entering)?.code).toBe(191005)
    expect(server.links).toHaveLength(0)

    const correct = client({}, 'text')
    expect(await correct.enter([refusing, server])).toBeNull()
  })

  it('orphanSocketAfterEnterTimeout: the socket stays open until the instance is destroyed', async () => {
    const timeOut = async (quirks: Partial<VendorQuirks>) => {
      const server = await bench.server({ answers: { v2ChatroomLogin: 'silence' } })
      const alice = client(quirks)
      const entering = alice.enter([server], { timeout: 2 })
      await bench.until(() => server.commands.length === 1)
      await bench.clock.advance(2_000)
      expect((await entering)?.code).toBe(191005)
      return { server, alice }
    }
    const { server, alice } = await timeOut({ orphanSocketAfterEnterTimeout: true })
    // A socket that is closed would be gone as soon as this one is.
    const correct = await timeOut({})
    await bench.until(() => correct.server.openSocketCount === 0)
    await bench.clock.advance(60_000)
    expect(server.openSocketCount).toBe(1)
    expect(server.lastLink.socket.readyState).toBe(WebSocket.OPEN)
    await bench.fleet.destroyInstance(alice.client.getInstanceId())
    await bench.until(() => server.openSocketCount === 0)
  })

  it.each<[boolean, Transport, number]>([
    [true, 'binary', 4_294_967_295],
    [true, 'text', -1],
    [false, 'binary', -1],
  ])(
    'intReadUnsigned %s, %s: a kick reason of -1 arrives as %i',
    async (intReadUnsigned, transport, reason) => {
      const server = await bench.server()
      const alice = client({ intReadUnsigned }, transport)
      await alice.enter([server])
      server.lastLink.push('v2ChatroomBeKicked', { kickedReason: -1, serverExtension: '' })
      await bench.until(() => alice.saw(`kicked ${reason}`))
    },
  )

  it.each([
    [true, 2_000, ['status 0 192003', 'status 1', 'status 0 192003', 'status 1']],
    [false, 1_000, ['resolved', 'status 0 192003', 'status 1']],
  ])(
    'doubledStatusOnText0Frame %s: back after %i ms',
    async (doubledStatusOnText0Frame, delayMs, expected) => {
      const server = await bench.server()
      const alice = client({ doubledStatusOnText0Frame }, 'text')
      await alice.enter([server])
      server.lastLink.socket.send('0::')
      await bench.until(() => server.openSocketCount === 0)
      await bench.clock.advance(delayMs - 1)
      expect(alice.trace.slice(-expected.length)).toEqual(expected)
      await bench.clock.advance(1)
      await bench.until(() => server.links.length === 2 && alice.trace.at(-1) === 'status 5')
    },
  )

  it.each<[boolean, Transport, unknown]>([
    [true, 'text', { a: 1 }],
    [true, 'binary', '{"a":1}'],
    [false, 'text', '{"a":1}'],
  ])('rawProviderValues %s, %s: a token that is an object travels as %j', async (raw, transport, sent) => {
    const server = await bench.server()
    const provider = (() => ({ a: 1 })) as unknown as () => string
    const authType = V2NIMLoginAuthType.DYNAMIC_TOKEN
    await client({ rawProviderValues: raw }, transport).enter([server], {
      loginOption: { authType, tokenProvider: provider, loginExtensionProvider: provider },
    })
    const [login] = server.lastLink.requests
    expect((login?.fields['chatroomIMLogin'] as Property)['1000']).toEqual(sent)
    expect((login?.fields['chatroomIMLogin'] as Property)['116']).toEqual(sent)
    expect((login?.fields['chatroomLogin'] as Property)['42']).toEqual(sent)
  })

  it('unboundedProviderPhase: neither time nor exit() ends it, and the login goes out without room', async () => {
    const server = await bench.server()
    const alice = client({ unboundedProviderPhase: true })
    let answer: (addresses: string[]) => void = () => undefined
    const linkProvider = () => new Promise<string[]>((resolve) => (answer = resolve))
    const entering = alice.enter([], { linkProvider, timeout: 2 })
    await bench.clock.advance(600_000)
    await alice.client.exit()
    expect(alice.trace).toEqual([])
    answer([server.address])
    await entering
    const [login] = server.lastLink.requests
    expect((login?.fields['chatroomLogin'] as Property)['5']).toBe('')
    expect((login?.fields['chatroomIMLogin'] as Property)['1000']).toBe('')
    expect(alice.trace.at(-1)).toBe('resolved')
  })

  it('unboundedProviderPhase: a destroyed instance connects nowhere', async () => {
    const server = await bench.server()
    const alice = client({ unboundedProviderPhase: true })
    let answer: (token: string) => void = () => undefined
    const tokenProvider = () => new Promise<string>((resolve) => (answer = resolve))
    const loginOption = { authType: V2NIMLoginAuthType.DYNAMIC_TOKEN, tokenProvider }
    const entering = alice.enter([server], { loginOption })
    await bench.until(() => bench.recordsOf('provider', 'linkProvider').length === 1)
    await bench.fleet.destroyInstance(alice.client.getInstanceId())
    answer('late')
    expect((await entering)?.code).toBe(191002)
    expect(server.links).toHaveLength(0)
  })

  it('equalEnterTakesOver: the second enter() gets the attempt of the first, without onChatroomEntered', async () => {
    const server = await bench.server({ upgrade: 'hang' })
    const slow = await bench.server({ answers: { v2ChatroomLogin: 'silence' } })
    const alice = client({ equalEnterTakesOver: true })
    const first = alice.enter([slow])
    await bench.until(() => slow.commands.length === 1)
    const second = alice.enter([server])
    expect((await first)?.code).toBe(191002)
    expect(alice.trace).toEqual(['status 2', 'status 3', 'status 4', 'status 0 191002', 'rejected 191002'])
    await bench.clock.advance(8_000)
    expect((await second)?.code).toBe(192004)
  })

  it('equalEnterTakesOver absent: the running attempt is dropped, and a new one tells entered', async () => {
    const slow = await bench.server({ answers: { v2ChatroomLogin: 'silence' } })
    const alice = client({})
    const first = alice.enter([slow])
    await bench.until(() => slow.commands.length === 1)
    slow.script = {}
    const second = alice.enter([slow])
    expect((await first)?.code).toBe(191002)
    expect(await second).toBeNull()
    expect(alice.trace).toEqual([
      ...['status 2', 'status 3', 'status 4', 'status 6', 'rejected 191002'],
      ...['status 2', 'status 3', 'status 4', 'status 5', 'entered', 'resolved'],
    ])
    expect(slow.links).toHaveLength(2)
  })

  it('equalEnterTakesOver: a success resolves the second', async () => {
    let release: () => void = () => undefined
    const server = await bench.server()
    const alice = client({ equalEnterTakesOver: true })
    server.script = { greeting: null }
    alice.client.once('onChatroomStatus', () => release())
    const connecting = new Promise<void>((resolve) => (release = resolve))
    const first = alice.enter([server])
    await connecting
    const second = alice.enter([server])
    expect((await first)?.code).toBe(191002)
    expect(await second).toBeNull()
    expect(alice.trace).toEqual([
      ...['status 2', 'status 0 191002', 'rejected 191002'],
      ...['status 3', 'status 4', 'status 5', 'resolved'],
    ])
    expect(alice.client.getChatroomInfo()?.roomId).toBe('36')
    expect(server.links).toHaveLength(1)
  })

  it('equalEnterTakesOver: calls from inside a callback all settle', async () => {
    const server = await bench.server()
    const alice = client({ equalEnterTakesOver: true })
    const calls: Promise<unknown>[] = []
    alice.client.once('onChatroomStatus', () => calls.push(alice.enter([server]), alice.enter([server])))
    const first = await alice.enter([server])
    expect(
      [first, ...(await Promise.all(calls))].map((error) => (error as { code: number } | null)?.code),
    ).toEqual([191002, 191002, undefined])
  })
})
