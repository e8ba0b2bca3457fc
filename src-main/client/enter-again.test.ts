import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ClientBench, type ObservedClient } from './testing/client-bench'
import type { ScriptedServer } from './testing/scripted-server'

const ENTERED = ['status 2', 'status 3', 'status 4', 'status 5', 'entered', 'resolved']

describe('calls that meet a running or finished enter()', () => {
  let bench: ClientBench
  let server: ScriptedServer
  let alice: ObservedClient
  beforeEach(async () => {
    bench = new ClientBench()
    server = await bench.server()
    alice = bench.client()
  })
  afterEach(() => bench.close())

  it('returns the former result for the same enter(), without traffic and callbacks', async () => {
    await alice.enter([server], { token: 'first' })
    await alice.enter([server], { token: 'second' })
    expect(alice.trace).toEqual([...ENTERED, 'resolved'])
    expect(server.links).toHaveLength(1)
  })

  it.each([
    ['another room', {}, '37'],
    ['another nick', { roomNick: 'Al' }, '36'],
    ['other tags', { tagConfig: { tags: ['red'] } }, '36'],
  ])('leaves first for %s (S37, S153)', async (_, params, roomId) => {
    await alice.enter([server])
    await alice.enter([server], params, roomId)
    expect(alice.trace).toEqual([...ENTERED, 'status 6', 'exited', ...ENTERED])
    expect(server.links[0]?.requests.at(-1)?.command).toBe('v2ChatroomLogout')
    expect(alice.client.getChatroomInfo()?.roomId).toBe(roomId)
    await bench.until(() => server.openSocketCount === 1)
    expect(server.links.map(({ socket }) => socket.readyState === socket.OPEN)).toEqual([false, true])
  })

  it('never takes two anonymous logins for the same', async () => {
    const anonymous = { anonymousMode: true, accountId: undefined, token: undefined }
    await alice.enter([server], anonymous)
    await alice.enter([server], anonymous)
    expect(alice.trace).toEqual([...ENTERED, 'status 6', 'exited', ...ENTERED])
  })

  it('calls off the first enter() for a second one', async () => {
    server.script = { answers: { v2ChatroomLogin: 'silence' } }
    const first = alice.enter([server])
    await bench.until(() => alice.saw('status 4'))
    server.script = {}
    const second = alice.enter([server], {}, '37')
    expect((await first)?.code).toBe(191002)
    expect(await second).toBeNull()
    expect(alice.trace).toEqual([
      ...['status 2', 'status 3', 'status 4', 'status 6', 'rejected 191002'],
      ...ENTERED,
    ])
  })

  it('calls off an enter() whose provider does not answer', async () => {
    const linkProvider = () => new Promise<string[]>(() => undefined)
    const first = alice.enter([], { linkProvider })
    await bench.until(() => bench.recordsOf('attempt', 'attemptStarted').length === 1)
    await alice.client.exit()
    expect((await first)?.code).toBe(191002)
    expect(alice.trace).toEqual(['rejected 191002'])
    expect(bench.recordsOf('provider', 'linkProvider')[0]?.payload['failure']).toContain('given up')
    expect(bench.clock.pendingCount).toBe(0)
  })

  it('calls off an enter() that was called right before (S73)', async () => {
    const entering = alice.enter([server])
    await alice.client.exit()
    expect((await entering)?.code).toBe(191002)
    await alice.client.exit()
    expect(server.links).toHaveLength(0)
  })

  it('calls off an enter() that waits for the former room to be left', async () => {
    server.script = { answers: { v2ChatroomLogout: 'silence' } }
    await alice.enter([server])
    const second = alice.enter([server], {}, '37')
    const exiting = alice.client.exit()
    expect((await second)?.code).toBe(191002)
    await bench.clock.advance(1000)
    await exiting
    expect(alice.trace.slice(-3)).toEqual(['rejected 191002', 'status 6', 'exited'])
    expect(server.links).toHaveLength(1)
  })

  it('enters again from inside the exited callback (S153)', async () => {
    alice.client.once('onChatroomExited', () => void alice.enter([server], {}, '37'))
    await alice.enter([server])
    await alice.client.exit()
    await bench.until(() => alice.client.getChatroomInfo()?.roomId === '37')
    expect(alice.trace.filter((line) => line === 'entered')).toHaveLength(2)
  })

  it('times out an enter() whose provider does not answer, after 60 s unless told otherwise (S94)', async () => {
    const linkProvider = () => new Promise<string[]>(() => undefined)
    const entering = alice.enter([], { linkProvider })
    await bench.until(() => bench.clock.pendingCount === 1)
    await bench.clock.advance(59_999)
    expect(bench.recordsOf('attempt', 'attemptEnded')).toEqual([])
    await bench.clock.advance(1)
    expect((await entering)?.code).toBe(191005)
    expect(bench.recordsOf('attempt', 'attemptEnded')[0]).toMatchObject({ from: 'link', to: 'failed' })
  })

  it('works off exit() from inside a callback after that callback', async () => {
    alice.client.once('onChatroomEntered', () => void alice.client.exit())
    await alice.enter([server])
    await bench.until(() => alice.saw('exited'))
    expect(alice.trace).toEqual([...ENTERED, 'status 6', 'exited'])
  })

  it('joins several exit() calls', async () => {
    await alice.enter([server])
    await Promise.all([alice.client.exit(), alice.client.exit()])
    expect(alice.trace).toEqual([...ENTERED, 'status 6', 'exited'])
    expect(server.commands.filter((command) => command === 'v2ChatroomLogout')).toHaveLength(1)
  })

  it('leaves after 1 s when the logout is not answered', async () => {
    server.script = { answers: { v2ChatroomLogout: 'silence' } }
    await alice.enter([server])
    const exiting = alice.client.exit()
    await bench.until(() => server.commands.includes('v2ChatroomLogout'))
    await bench.clock.advance(999)
    expect(alice.saw('status 6')).toBe(false)
    await bench.clock.advance(1)
    await exiting
    expect(alice.trace.slice(-2)).toEqual(['status 6', 'exited'])
  })

  it('does nothing on exit() outside a room', async () => {
    await alice.client.exit()
    expect(alice.trace).toEqual([])
  })

  it('waits for the storage host before it tells entered, at most 8 s', async () => {
    server.script = { answers: { getNosCdnHost: 'silence' } }
    const entering = alice.enter([server])
    await bench.until(() => server.commands.includes('getNosCdnHost'))
    expect(alice.trace.at(-1)).toBe('status 5')
    await bench.clock.advance(8_000)
    await entering
    expect(alice.trace).toEqual(ENTERED)
  })

  it('is in the room before it hears what was sent right behind the login answer', async () => {
    const service = alice.client.getChatroomService()
    service.on('onChatroomMemberEnter', ({ accountId }) => alice.trace.push(`sees ${accountId}`))
    const member = {
      '1': 'm1',
      '2': '5',
      '3': '{"id":301,"data":{"operator":"b","member":{"accountId":"b"}}}',
    }
    server.afterAnswer = (request, link) => {
      if (request.command === 'v2ChatroomLogin') link.push('v2ChatroomOnMessage', { data: member })
    }
    await alice.enter([server])
    expect(alice.trace.slice(3, 5)).toEqual(['status 5', 'sees b'])
  })

  it('fails alone when a listener throws', async () => {
    alice.client.on('onChatroomEntered', () => {
      throw new Error('listener trouble')
    })
    await alice.enter([server])
    expect(alice.trace).toEqual(ENTERED)
    expect(bench.recordsOf('error', 'listenerThrew')[0]?.payload).toEqual({
      event: 'onChatroomEntered',
      reason: 'listener trouble',
    })
  })
})
