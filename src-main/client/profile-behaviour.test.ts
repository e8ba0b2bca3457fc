import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { V2NIMLoginAuthType, type ClientProfile } from '../../src-shared/chatroom'
import { LIMITS, type Property } from '../../src-shared/protocol'
import { ClientBench, type ObservedClient } from './testing/client-bench'
import type { ScriptedServer } from './testing/scripted-server'

const LONGEST_DELAY_MS = Math.max(...LIMITS.reconnectIntervalsMs)

/** Each switch of a profile on the wire and in the callbacks, on both of its sides. */
describe('a profile', () => {
  let bench: ClientBench
  beforeEach(() => (bench = new ClientBench()))
  afterEach(() => bench.close())

  const client = (profile: Partial<ClientProfile>) => bench.client('binary', { profile })

  it.each<[ClientProfile['providerTiming'], string[]]>([
    ['beforeConnect', ['link', 'token', 'extension', 'status 2', 'status 3', 'status 4']],
    ['afterConnect', ['link', 'status 2', 'status 3', 'token', 'extension', 'status 4']],
  ])('asks for token and extension %s (S32, S35, S98, S101)', async (providerTiming, expected) => {
    const server = await bench.server()
    const alice = client({ providerTiming })
    const note = <T>(line: string, value: T) => {
      alice.trace.push(line)
      return value
    }
    await alice.enter([], {
      linkProvider: () => note('link', [server.address]),
      loginOption: {
        authType: V2NIMLoginAuthType.DYNAMIC_TOKEN,
        tokenProvider: () => note('token', 't'),
        loginExtensionProvider: () => note('extension', 'e'),
      },
    })
    expect(alice.trace.slice(0, 6)).toEqual(expected)
    expect(alice.trace.at(-1)).toBe('resolved')
    const fields = server.lastLink.requests[0]?.fields as Record<string, Property>
    expect(fields['chatroomIMLogin']).toMatchObject({ '1000': 't', '116': 'e' })
    expect(fields['chatroomLogin']).toMatchObject({ '42': 'e' })
  })

  it.each<[ClientProfile['missingExtension'], string | undefined]>([
    ['leftOut', undefined],
    ['emptyText', ''],
  ])('sends an extension that the provider does not have as %s', async (missingExtension, sent) => {
    const server = await bench.server()
    const loginExtensionProvider = (() => null) as unknown as () => string
    await client({ missingExtension }).enter([server], { loginOption: { loginExtensionProvider } })
    const fields = server.lastLink.requests[0]?.fields
    expect((fields?.['chatroomLogin'] as Property)['42']).toBe(sent)
    expect((fields?.['chatroomIMLogin'] as Property)['116']).toBe(sent)
  })

  it.each<[ClientProfile['nativeParams'], number, string]>([
    ['checked', 191004, 'required: enableLbs needs the address service'],
    ['ignored', 191004, "param 'linkProvider' is required"],
  ])('ends an enter() with enableLbs alone, native parameters %s', async (nativeParams, code, reason) => {
    const withLbs = { enableLbs: true, linkProvider: undefined as unknown as () => string[] }
    const error = await client({ nativeParams }).enter([], withLbs)
    expect(error?.code).toBe(code)
    expect(error?.detail.reason).toContain(reason)
  })

  it.each<[ClientProfile['kickedOrder'], string[]]>([
    ['exitedFirst', ['status 6 192003', 'exited 192003', 'kicked 2']],
    ['kickedFirst', ['status 6 192003', 'kicked 2', 'exited 192003']],
  ])('tells a kick with %s', async (kickedOrder, expected) => {
    const server = await bench.server()
    const alice = client({ kickedOrder })
    await alice.enter([server])
    server.lastLink.push('v2ChatroomBeKicked', { kickedReason: 2, serverExtension: '' })
    await bench.until(() => alice.trace.length === 9)
    expect(alice.trace.slice(-3)).toEqual(expected)
  })

  it('tries again after a silent attempt of 45 s, until the enter timeout (S74)', async () => {
    const server = await bench.server({ upgrade: 'hang' })
    const alice = client({ attemptTimeoutMs: 45_000 })
    const entering = alice.enter([server])
    await bench.until(() => server.upgradePaths.length === 1)
    await bench.clock.advance(44_999)
    expect(alice.trace).toEqual(['status 2'])
    await bench.clock.advance(1)
    await bench.until(() => server.upgradePaths.length === 2)
    expect(alice.trace).toEqual(['status 2', 'status 0 192002', 'status 2'])
    await bench.clock.advance(15_000)
    expect((await entering)?.code).toBe(191005)
    expect(bench.clock.pendingCount).toBe(0)
  })

  it('gives a login 45 s for its answer, as the guide says (S74)', async () => {
    const server = await bench.server({ answers: { v2ChatroomLogin: 'silence' } })
    const alice = bench.client('binary', { profile: 'guide' })
    const entering = alice.enter([server])
    await bench.until(() => server.commands.length === 1)
    await bench.clock.advance(44_999)
    expect(alice.trace.at(-1)).toBe('status 4')
    server.script = {}
    await bench.clock.advance(1)
    expect(await entering).toBeNull()
    expect(alice.trace.slice(2, 5)).toEqual(['status 4', 'status 0 192004', 'status 2'])
    await bench.clock.advance(45_000)
    expect(alice.trace.at(-1)).toBe('resolved')
    expect(bench.recordsOf('timer', 'attemptTimeout')).toHaveLength(1)
  })

  /** The link breaks, and the server refuses so many reconnects for now. */
  const failReconnects = async (alice: ObservedClient, server: ScriptedServer, count: number) => {
    const attempts = () => bench.recordsOf('attempt', 'attemptEnded').length
    server.script = { answers: { v2ChatroomLogin: { code: 503 } } }
    server.lastLink.socket.terminate()
    for (let made = 0; made < count; made++) {
      const before = attempts()
      await bench.until(() => alice.trace.at(-1) === 'status 1')
      await bench.clock.advance(LONGEST_DELAY_MS)
      await bench.until(() => attempts() > before)
    }
    server.script = {}
  }
  const reconnect = async (alice: ObservedClient) => {
    await bench.until(() => alice.trace.at(-1) === 'status 1')
    await bench.clock.advance(LONGEST_DELAY_MS)
    await bench.until(() => alice.trace.at(-1) === 'status 5')
  }

  it('leaves after 20 reconnects in a row that failed, where its limit is that of older iOS SDKs', async () => {
    const server = await bench.server()
    const alice = client({ reconnectLimit: 20 })
    const reasons: unknown[] = []
    alice.client.on('onChatroomExited', (error) => reasons.push(error?.detail.reason))
    await alice.enter([server])
    await failReconnects(alice, server, 19)
    await reconnect(alice)

    await failReconnects(alice, server, 20)
    await bench.until(() => alice.saw('exited 503'))
    expect(alice.trace.slice(-3)).toEqual(['status 0 503', 'status 6 503', 'exited 503'])
    expect(reasons).toEqual([expect.stringContaining('gave up after 20 reconnects: ')])
    expect(server.links).toHaveLength(1 + 19 + 1 + 20)
    await bench.until(() => bench.clock.pendingCount === 0)
  })

  it('never gives up without a limit of reconnects (S161)', async () => {
    const server = await bench.server()
    const alice = client({ reconnectLimit: null })
    await alice.enter([server])
    await failReconnects(alice, server, 25)
    await reconnect(alice)
    expect(server.links).toHaveLength(1 + 25 + 1)
  })

  it.each<[ClientProfile['timeoutUnit'], number]>([
    ['seconds', 2_000],
    ['milliseconds', 2],
  ])('reads the timeout in %s', async (timeoutUnit, timeoutMs) => {
    const alice = client({ timeoutUnit })
    const linkProvider = () => new Promise<string[]>(() => undefined)
    const entering = alice.enter([], { linkProvider, timeout: 2 })
    await bench.clock.advance(timeoutMs - 1)
    expect(alice.trace).toEqual([])
    await bench.clock.advance(1)
    expect((await entering)?.code).toBe(191005)
  })

  it.each<[ClientProfile['missingRoom'], number]>([
    ['roomNotExist', 113404],
    ['invalidParameter', 191004],
  ])('tells a missing room as %s (S81)', async (missingRoom, code) => {
    const server = await bench.server({ answers: { v2ChatroomLogin: { code: 113404 } } })
    const terminalCodes = new Set([113404, 191004])
    const alice = client({ missingRoom, terminalCodes })
    expect((await alice.enter([server]))?.code).toBe(code)
    expect(alice.trace.slice(-2)).toEqual([`status 0 ${code}`, `rejected ${code}`])
  })

  it.each<[ClientProfile['anonymousAccount'], RegExp]>([
    ['hex', /^nimanon_[0-9a-f]{32}$/],
    ['dashedUuid', /^nimanon_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ])('makes an anonymous account as %s (S88)', async (anonymousAccount, form) => {
    const server = await bench.server()
    const alice = client({ anonymousAccount })
    await alice.enter([server], { anonymousMode: true, accountId: undefined, token: undefined })
    expect(alice.client.getAccountId()).toMatch(form)
  })

  it.each<[ClientProfile['anonymousReuse'], number]>([
    ['appWide', 1],
    ['never', 2],
  ])('shares the anonymous account %s (S89)', async (anonymousReuse, distinct) => {
    const server = await bench.server()
    const clients = [client({ anonymousReuse }), client({ anonymousReuse })]
    const anonymous = { anonymousMode: true, accountId: undefined, token: undefined }
    for (const one of clients) await one.enter([server], anonymous)
    const accounts = new Set(clients.map((one) => one.client.getAccountId()))
    expect(accounts.size).toBe(distinct)
    const ofAnotherApp = bench.client('binary', { profile: { anonymousReuse } }, { appkey: 'another app' })
    await ofAnotherApp.enter([server], anonymous)
    expect(accounts).not.toContain(ofAnotherApp.client.getAccountId())
  })

  it('"guide" enters a room from end to end', async () => {
    const server = await bench.server()
    const alice = bench.client('text', { profile: 'guide' })
    await alice.enter([server])
    server.lastLink.socket.terminate()
    await bench.until(() => alice.saw('status 1'))
    await bench.clock.advance(1000)
    await bench.until(() => alice.trace.filter((line) => line === 'status 5').length === 2)
    await alice.client.exit()
    expect(alice.trace.slice(-2)).toEqual(['status 6', 'exited'])
    await bench.until(() => bench.clock.pendingCount === 0)
  })

  it('ends an enter() with exit() while the token is asked for on the open connection', async () => {
    const server = await bench.server()
    const alice = client({ providerTiming: 'afterConnect' })
    const tokenProvider = () => new Promise<string>(() => undefined)
    const loginOption = { authType: V2NIMLoginAuthType.DYNAMIC_TOKEN, tokenProvider }
    const entering = alice.enter([server], { loginOption })
    await bench.until(() => alice.saw('status 3'))
    await alice.client.exit()
    expect((await entering)?.code).toBe(191002)
    await bench.until(() => server.openSocketCount === 0)
    expect(bench.clock.pendingCount).toBe(0)
  })
})
