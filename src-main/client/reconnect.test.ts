import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { V2NIMLoginAuthType } from '../../src-shared/chatroom'
import type { Property } from '../../src-shared/protocol'
import { ClientBench, type ObservedClient } from './testing/client-bench'
import type { ScriptedServer } from './testing/scripted-server'

describe('reconnect', () => {
  let bench: ClientBench
  let server: ScriptedServer
  let alice: ObservedClient
  beforeEach(async () => {
    bench = new ClientBench()
    server = await bench.server()
    alice = bench.client()
  })
  afterEach(() => bench.close())

  const drop = async () => {
    server.lastLink.socket.terminate()
    await bench.until(() => alice.trace.at(-1) === 'status 1')
  }

  it('logs in as the same device and session, and says that it is a reconnect (S160, S162)', async () => {
    await alice.enter([server])
    await drop()
    await bench.clock.advance(1000)
    await bench.until(() => server.links.length === 2 && alice.trace.at(-1) === 'status 5')
    const [first, second] = server.links.map((link) => link.requests[0]?.fields['chatroomLogin'] as Property)
    expect(first?.['8']).toBe('1')
    expect(second).toEqual({ ...first, '8': '0' })
    expect(server.links[1]?.requests[0]?.ser).toBe(5)
    await bench.until(() => server.links[1]?.requests.length === 4)
    expect(server.links[1]?.requests.map((request) => request.command)).not.toContain('getGrayscaleConfig')
  })

  it('asks for token and extension again, not for addresses, and takes the next address', async () => {
    const other = await bench.server()
    const calls: string[] = []
    const linkProvider = () => {
      calls.push('link')
      return [server.address, other.address]
    }
    const loginOption = {
      authType: V2NIMLoginAuthType.DYNAMIC_TOKEN,
      tokenProvider: () => `token${calls.push('token')}`,
      loginExtensionProvider: () => `extension${calls.push('extension')}`,
    }
    await alice.enter([], { linkProvider, loginOption })
    await drop()
    await bench.clock.advance(1000)
    await bench.until(() => alice.trace.at(-1) === 'status 5')
    expect(calls).toEqual(['link', 'token', 'extension', 'token', 'extension'])
    const imLogin = other.lastLink.requests[0]?.fields['chatroomIMLogin'] as Property
    expect(imLogin['1000']).toBe('token4')
    expect(imLogin['116']).toBe('extension5')
  })

  it('waits on when a provider fails, and when the cloud refuses for now (S161)', async () => {
    let providerFails = true
    const loginOption = {
      authType: V2NIMLoginAuthType.DYNAMIC_TOKEN,
      tokenProvider: () => {
        if (providerFails && server.links.length > 0) throw new Error('no token today')
        return 'token'
      },
    }
    await alice.enter([server], { loginOption })
    await drop()
    await bench.clock.advance(1000)
    expect(alice.trace.at(-1)).toBe('status 1')
    expect(server.links).toHaveLength(1)

    providerFails = false
    server.script = { answers: { v2ChatroomLogin: { code: 503 } } }
    await bench.clock.advance(2000)
    await bench.until(() => server.links.length === 2 && alice.trace.at(-1) === 'status 1')
    expect(alice.trace.slice(-5)).toEqual(['status 2', 'status 3', 'status 4', 'status 0 503', 'status 1'])
    expect(bench.recordsOf('timer', 'reconnectDelay').at(-1)?.payload).toEqual({
      phase: 'armed',
      delayMs: 3000,
    })
  })

  it('ends with exited when the cloud refuses for good (S47)', async () => {
    await alice.enter([server])
    await drop()
    server.script = { answers: { v2ChatroomLogin: { code: 113406 } } }
    await bench.clock.advance(1000)
    await bench.until(() => alice.saw('exited 113406'))
    expect(alice.trace.slice(-3)).toEqual(['status 0 113406', 'status 6 113406', 'exited 113406'])
    await bench.until(() => bench.clock.pendingCount === 0)
    expect(alice.client.getChatroomInfo()).toBeNull()
  })

  it('fetches new addresses after 399', async () => {
    const other = await bench.server()
    let addresses = [server.address]
    await alice.enter([], { linkProvider: () => addresses })
    await drop()
    addresses = [other.address]
    server.script = { answers: { v2ChatroomLogin: { code: 399 } } }
    await bench.clock.advance(1000)
    await bench.until(() => alice.trace.at(-2) === 'status 0 399' && alice.trace.at(-1) === 'status 1')
    await bench.clock.advance(2000)
    await bench.until(() => alice.trace.at(-1) === 'status 5')
    expect(other.links).toHaveLength(1)
  })

  it('is ended by exit() while it waits', async () => {
    await alice.enter([server])
    await drop()
    await alice.client.exit()
    expect(alice.trace.slice(-2)).toEqual(['status 6', 'exited'])
    expect(bench.clock.pendingCount).toBe(0)
  })

  it('gives up a provider that never answers, and calls it again', async () => {
    let calls = 0
    const tokenProvider = () => (++calls === 2 ? new Promise<string>(() => undefined) : 'token')
    await alice.enter([server], {
      timeout: 5,
      loginOption: { authType: V2NIMLoginAuthType.DYNAMIC_TOKEN, tokenProvider },
    })
    await drop()
    await bench.clock.advance(1000 + 5000)
    expect(bench.recordsOf('attempt', 'attemptEnded').at(-1)).toMatchObject({ to: 'failed', code: 191005 })
    await bench.clock.advance(2000)
    await bench.until(() => alice.trace.at(-1) === 'status 5')
    expect(calls).toBe(3)
  })

  it('is replaced by a fresh enter()', async () => {
    await alice.enter([server])
    await drop()
    await alice.enter([server], {}, '37')
    expect(alice.trace.slice(-6)).toEqual([
      'status 2',
      'status 3',
      'status 4',
      'status 5',
      'entered',
      'resolved',
    ])
    expect(alice.client.getChatroomInfo()?.roomId).toBe('37')
  })
})
