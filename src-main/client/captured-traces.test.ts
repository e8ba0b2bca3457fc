import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { V2NIMLoginAuthType } from '../../src-shared/chatroom'
import { readCapturedTrace } from './testing/captured-trace'
import { ClientBench } from './testing/client-bench'

/** Our client tells its listener what the vendor's SDK told in the same situation. */
describe.each(['binary', 'text'] as const)('callbacks as captured from the vendor SDK, %s', (transport) => {
  let bench: ClientBench
  beforeEach(() => (bench = new ClientBench()))
  afterEach(() => bench.close())

  it('enters and exits (S7, S44, S45, S150)', async () => {
    const alice = bench.client(transport)
    await alice.enter([await bench.server()])
    await alice.client.exit()
    expect(alice.trace).toEqual(readCapturedTrace('exit', transport))
  })

  it('enters where the storage requests are refused', async () => {
    const refused = { code: 404 }
    const server = await bench.server({ answers: { getGrayscaleConfig: refused, getNosCdnHost: refused } })
    const alice = bench.client(transport)
    await alice.enter([server])
    await alice.client.exit()
    expect(alice.trace).toEqual(readCapturedTrace('minimal-server', transport))
    expect(server.commands).not.toContain('getNosCdnHost')
  })

  it('enters again after an exit', async () => {
    const server = await bench.server()
    const alice = bench.client(transport)
    await alice.enter([server])
    await alice.client.exit()
    await alice.enter([server])
    expect(alice.trace).toEqual(readCapturedTrace('reenter', transport))
  })

  it.each([
    ['wrong-token', 302],
    ['login-rejected-compact-code', 102302],
    ['unknown-account', 102404],
  ])('is refused: %s (S5, S84)', async (scenario, code) => {
    const server = await bench.server({ answers: { v2ChatroomLogin: { code } } })
    const alice = bench.client(transport)
    await alice.enter([server])
    expect(alice.trace).toEqual(readCapturedTrace(scenario, transport))
  })

  it('is kicked, and does not come back (S46, S47)', async () => {
    const server = await bench.server()
    const alice = bench.client(transport)
    await alice.enter([server])
    server.lastLink.push('v2ChatroomBeKicked', { kickedReason: 2, serverExtension: '{"why":"test"}' })
    await bench.until(() => alice.saw('kicked 2'))
    await bench.until(() => server.openSocketCount === 0 && bench.clock.pendingCount === 0)
    await bench.clock.advance(120_000)
    expect(alice.trace).toEqual(readCapturedTrace('kicked-by-server', transport))
    expect(server.links).toHaveLength(1)
  })

  it('is kicked by another end of the account', async () => {
    const server = await bench.server()
    const first = bench.client(transport)
    await first.enter([server])
    server.lastLink.push('v2ChatroomBeKicked', { kickedReason: 3, serverExtension: 'conflict' })
    await bench.until(() => first.saw('kicked 3'))
    expect(first.trace).toEqual(readCapturedTrace('conflict-login', transport, 'A1'))
  })

  it('reconnects after a dropped link (S160, S161)', async () => {
    const server = await bench.server()
    const alice = bench.client(transport)
    await alice.enter([server])
    server.lastLink.socket.terminate()
    await bench.until(() => alice.saw('status 1'))
    await bench.clock.advance(1000)
    await bench.until(() => alice.trace.filter((line) => line === 'status 5').length === 2)
    expect(alice.trace).toEqual(readCapturedTrace('drop-reconnect', transport))
  })

  it('declares a silent link dead after 23 s and reconnects (S161)', async () => {
    const server = await bench.server({ answers: { heartbeat: 'silence' } })
    const alice = bench.client(transport)
    await alice.enter([server])
    await bench.clock.advance(8_000 + 5 * 3_000 - 1)
    expect(alice.saw('status 1')).toBe(false)
    await bench.clock.advance(1)
    expect(bench.recordsOf('frame', 'heartbeat')).toHaveLength(6)
    await bench.clock.advance(1000)
    await bench.until(() => alice.trace.filter((line) => line === 'status 5').length === 2)
    expect(alice.trace).toEqual(readCapturedTrace('heartbeat-dead', transport))
  })

  it('tries the next address', async () => {
    const gone = await bench.server()
    const server = await bench.server()
    await gone.stop()
    const alice = bench.client(transport)
    await alice.enter([gone, server])
    expect(alice.trace).toEqual(readCapturedTrace('multi-link', transport))
  })

  it('gives up a login that is not answered for 8 s', async () => {
    const server = await bench.server({ answers: { v2ChatroomLogin: 'silence' } })
    const alice = bench.client(transport)
    const entering = alice.enter([server])
    await bench.until(() => server.commands.includes('v2ChatroomLogin'))
    await bench.clock.advance(8_000)
    await entering
    expect(alice.trace).toEqual(readCapturedTrace('login-unanswered', transport))
  })

  it('gives up at the enter timeout and closes the socket (S94)', async () => {
    const server = await bench.server({ answers: { v2ChatroomLogin: 'silence' } })
    const alice = bench.client(transport)
    const entering = alice.enter([server], { timeout: 2 })
    await bench.until(() => server.commands.includes('v2ChatroomLogin'))
    await bench.clock.advance(2_000)
    await entering
    expect(alice.trace).toEqual(readCapturedTrace('enter-timeout', transport))
    await bench.until(() => server.openSocketCount === 0)
  })

  it('is called off by exit() (S73)', async () => {
    const server = await bench.server({ answers: { v2ChatroomLogin: 'silence' } })
    const alice = bench.client(transport)
    const entering = alice.enter([server])
    await bench.until(() => server.commands.includes('v2ChatroomLogin'))
    await alice.client.exit()
    await entering
    expect(alice.trace).toEqual(readCapturedTrace('exit-while-entering', transport))
    await bench.until(() => server.openSocketCount === 0)
    expect(bench.clock.pendingCount).toBe(0)
  })

  it('fails when linkProvider throws (S4, S84)', async () => {
    const alice = bench.client(transport)
    const failing = () => Promise.reject(new Error('boom'))
    await alice.enter([], { linkProvider: failing })
    expect(alice.trace).toEqual(readCapturedTrace('link-provider-throws', transport))
  })

  it.each([
    ['token-provider-null', () => null as unknown as string],
    ['token-provider-throws', () => Promise.reject(new Error('boom'))],
  ])('fails with %s', async (scenario, tokenProvider) => {
    const alice = bench.client(transport)
    const loginOption = { authType: V2NIMLoginAuthType.DYNAMIC_TOKEN, tokenProvider }
    await alice.enter([await bench.server()], { loginOption })
    expect(alice.trace).toEqual(readCapturedTrace(scenario, transport))
  })
})
