import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { V2NIMLoginAuthType, type V2NIMChatroomEnterParams } from '../../src-shared/chatroom'
import { ClientBench } from './testing/client-bench'

const { DYNAMIC_TOKEN, THIRD_PARTY } = V2NIMLoginAuthType
type Text = () => string

const returning = <T>(value: unknown) => (() => value) as unknown as T
const failing = () => {
  throw new Error('the app server is down')
}
const rejecting = (() => Promise.reject(new Error('the app server is down'))) as unknown as Text
const tokenOf = (tokenProvider: Text, authType: V2NIMLoginAuthType = DYNAMIC_TOKEN) => ({
  loginOption: { authType, tokenProvider },
})
const extensionOf = (loginExtensionProvider: Text, authType: V2NIMLoginAuthType = THIRD_PARTY) => ({
  loginOption: { authType, loginExtensionProvider },
})

const FAILURES: readonly [what: string, params: Partial<V2NIMChatroomEnterParams>, code: number][] = [
  ['a token provider that throws', tokenOf(failing), 191004],
  ['a token provider that rejects', tokenOf(rejecting), 191004],
  ['a token provider without a token', tokenOf(returning(null)), 191003],
  ['a token provider with an empty token', tokenOf(() => ''), 191003],
  ['an extension provider that throws', extensionOf(failing), 191004],
  ['an extension provider that throws beside a static token', extensionOf(failing, 0), 191004],
  ['an extension provider that rejects', extensionOf(rejecting), 191004],
  ['an extension provider without an extension', extensionOf(returning(undefined)), 191003],
]
/** Further ones by the login guide, which takes nothing but text. */
const NO_TEXTS: typeof FAILURES = [
  ['a token provider with a whole HTTP answer', tokenOf(returning({ status: 200 })), 191003],
  ['an extension provider with a number', extensionOf(returning(7)), 191003],
]

describe.each(['binary', 'text'] as const)('an enter() with a provider that fails, %s', (transport) => {
  let bench: ClientBench
  /** Takes connections and says nothing. */
  let server: Server
  let address: string
  let connectionCount: number
  beforeEach(async () => {
    bench = new ClientBench()
    connectionCount = 0
    server = createServer((socket) => {
      connectionCount++
      socket.on('error', () => undefined).resume()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    await bench.close()
    await new Promise((resolve) => server.close(resolve))
  })
  /** A connection that was begun before it would have been counted by now: the counter sees this one. */
  const countConnections = async () => {
    const probe = bench.client(transport)
    const entering = probe.enter([], { linkProvider: () => [address] })
    await bench.until(() => connectionCount > 0)
    await probe.client.exit()
    await entering
    return connectionCount - 1
  }

  it.each(FAILURES)('ends before anything is connected to: %s (S99, S102)', async (_, params, code) => {
    const alice = bench.client(transport)
    const error = await alice.enter([], { linkProvider: () => [address], ...params })
    expect(error?.code).toBe(code)
    expect(alice.trace).toEqual([`rejected ${code}`])
    expect(await countConnections()).toBe(0)
    expect(bench.clock.pendingCount).toBe(0)
  })

  it('ends before anything is connected to: a link provider whose IM is not logged in (S4, S103)', async () => {
    const alice = bench.client(transport)
    const getChatroomLinkAddress = () => Promise.reject(new Error('IM is not logged in'))
    const error = await alice.enter([], { linkProvider: getChatroomLinkAddress })
    expect(error?.code).toBe(190001)
    expect(error?.detail.reason).toContain('IM is not logged in')
    expect(await countConnections()).toBe(0)
  })

  it.each([...FAILURES, ...NO_TEXTS])(
    'ends on the open connection before a login is sent, in the guide: %s (S98, S99, S101, S102)',
    async (_, params, code) => {
      const scripted = await bench.server()
      const alice = bench.client(transport, { profile: 'guide' })
      expect((await alice.enter([scripted], params))?.code).toBe(code)
      expect(alice.trace).toEqual(['status 2', 'status 3', `status 0 ${code}`, `rejected ${code}`])
      await bench.until(() => scripted.openSocketCount === 0)
      expect(scripted.links).toHaveLength(1)
      expect(scripted.commands).toEqual([])
      expect(bench.clock.pendingCount).toBe(0)
    },
  )
})
