import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ClientBench } from './testing/client-bench'

describe.each(['binary', 'text'] as const)('a client that left, %s', (transport) => {
  let bench: ClientBench
  beforeEach(() => (bench = new ClientBench()))
  afterEach(() => bench.close())

  const message = { '1': 'm1', '2': '0', '3': 'still there?', '20': 'bob', '21': '36' }

  it('has closed its connection, and hears no message that was under way (S147, S148)', async () => {
    const server = await bench.server()
    const alice = bench.client(transport)
    alice.client.getChatroomService().on('onReceiveMessages', () => alice.trace.push('message'))
    await alice.enter([server])
    server.lastLink.push('v2ChatroomOnMessage', { data: message })
    await bench.until(() => alice.saw('message'))

    server.afterAnswer = (request, link) => {
      if (request.command === 'v2ChatroomLogout')
        link.push('v2ChatroomOnMessage', { data: { ...message, '1': 'm2' } })
    }
    await alice.client.exit()
    await bench.until(() => server.openSocketCount === 0)
    expect(server.commands).toContain('v2ChatroomLogout')
    expect(alice.trace.filter((line) => line === 'message')).toHaveLength(1)
    expect(alice.trace.slice(-2)).toEqual(['status 6', 'exited'])
  })

  it('has the end of its connection recorded as what was agreed, not as an error', async () => {
    const server = await bench.server()
    const alice = bench.client(transport)
    await alice.enter([server])
    await alice.client.exit()
    await bench.until(() => bench.recordsOf('frame', 'socketClosed').length === 1)
    const [closed] = bench.recordsOf('frame', 'socketClosed')
    expect(closed).toMatchObject({ code: 1000, payload: { byClient: true } })
    expect(bench.records.filter(({ kind }) => kind === 'error')).toEqual([])
  })

  it('is bound to no room any more, and enters another one (S153)', async () => {
    const server = await bench.server()
    const alice = bench.client(transport)
    await alice.enter([server])
    await alice.client.exit()
    expect(alice.client.getChatroomInfo()).toBeNull()
    await alice.enter([server], {}, '37')
    expect(alice.client.getChatroomInfo()?.roomId).toBe('37')
  })
})
