import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ClientBench, type ObservedClient } from './testing/client-bench'
import type { ScriptedServer } from './testing/scripted-server'

describe.each(['binary', 'text'] as const)('chatroom service, %s', (transport) => {
  let bench: ClientBench
  let server: ScriptedServer
  let alice: ObservedClient
  const events: unknown[][] = []
  beforeEach(async () => {
    bench = new ClientBench()
    server = await bench.server()
    alice = bench.client(transport)
    events.length = 0
    const service = alice.client.getChatroomService()
    service.on('onChatroomMemberEnter', (member) => events.push(['enter', member.accountId, member.roomNick]))
    service.on('onChatroomMemberExit', (accountId) => events.push(['exit', accountId]))
    service.on('onReceiveMessages', ([message]) => events.push(['message', message]))
  })
  afterEach(() => bench.close())

  const notify = (messageId: string, id: number, data: object) =>
    server.lastLink.push('v2ChatroomOnMessage', {
      data: {
        '1': messageId,
        '2': '5',
        '3': JSON.stringify({ id, data }),
        '20': '1700000000000',
        '21': 'owner',
        '22': '36',
      },
    })

  it('kicks a member with an extension (S141, S178)', async () => {
    await alice.enter([server])
    await alice.client.getChatroomService().kickMember('bob', 'bye')
    expect(server.lastLink.requests.at(-1)).toMatchObject({
      command: 'v2ChatroomKickMember',
      fields: { accountId: 'bob', notificationExtension: 'bye' },
    })
    expect(alice.client.getChatroomService()).toBe(alice.client.V2NIMChatroomService)
  })

  it('kicks a member without an extension (S184)', async () => {
    await alice.enter([server])
    await alice.client.getChatroomService().kickMember('bob')
    const { command, fields } = server.lastLink.requests.at(-1) ?? {}
    expect([command, fields?.['accountId']]).toEqual(['v2ChatroomKickMember', 'bob'])
    expect(fields?.['notificationExtension'] ?? '').toBe('')
  })

  it('rejects a kick with the code of the cloud and records it', async () => {
    server.script = { answers: { v2ChatroomKickMember: { code: 114432 } } }
    await alice.enter([server])
    const kick = alice.client.V2NIMChatroomService.kickMember('bob')
    await expect(kick).rejects.toMatchObject({ code: 114432, detail: { cmd: 'v2ChatroomKickMember' } })
    expect(bench.recordsOf('error', 'kickMember')[0]?.code).toBe(114432)
  })

  it('rejects a kick that is not answered for 8 s', async () => {
    server.script = { answers: { v2ChatroomKickMember: 'silence' } }
    await alice.enter([server])
    const kick = alice.client.V2NIMChatroomService.kickMember('bob')
    const rejection = expect(kick).rejects.toMatchObject({
      code: 192004,
      detail: { reason: 'Packet Timeout: ser 5 cmd v2ChatroomKickMember' },
    })
    await bench.clock.advance(8_000)
    await rejection
  })

  it('rejects what waits when the link is lost', async () => {
    server.script = { answers: { v2ChatroomKickMember: 'silence' } }
    await alice.enter([server])
    const kick = alice.client.V2NIMChatroomService.kickMember('bob')
    await bench.until(() => server.commands.includes('v2ChatroomKickMember'))
    server.lastLink.socket.terminate()
    await expect(kick).rejects.toMatchObject({ code: 192003 })
  })

  it.each([
    ['outside a room', 'bob', undefined, 190002],
    ['without an account', '', undefined, 191004],
    ['with an extension that is no text', 'bob', 7 as unknown as string, 191004],
  ])('refuses a kick %s (S176)', async (_, accountId, extension, code) => {
    const kick = alice.client.V2NIMChatroomService.kickMember(accountId, extension)
    await expect(kick).rejects.toMatchObject({ code })
  })

  it('tells who comes and goes, then the message (S9, S151)', async () => {
    await alice.enter([server])
    const member = { accountId: 'bob', nick: 'Bob', memberRole: 0, onlineStat: 1, valid: 1, tags: '["red"]' }
    notify('m1', 301, { operator: 'bob', opeNick: 'Bob', target: ['bob'], member })
    notify('m2', 302, { operator: 'bob' })
    notify('m3', 313, { operator: 'owner', target: ['carol', 'dave'], ext: 'bye' })
    await bench.until(() => events.length === 7)
    expect(events.map(([kind, who]) => [kind, kind === 'message' ? null : who])).toEqual([
      ['enter', 'bob'],
      ['message', null],
      ['exit', 'bob'],
      ['message', null],
      ['exit', 'carol'],
      ['exit', 'dave'],
      ['message', null],
    ])
    expect(events[1]?.[1]).toMatchObject({
      messageType: 5,
      senderId: 'owner',
      isSelf: false,
      attachment: {
        type: 0,
        operatorId: 'bob',
        targetIds: ['bob'],
        currentMember: { roomId: '36', accountId: 'bob', roomNick: 'Bob', isOnline: true, tags: ['red'] },
      },
    })
  })

  it('follows the number of members when others come and go', async () => {
    await alice.enter([server])
    expect(alice.client.getChatroomInfo()?.onlineUserCount).toBe(1)
    notify('m1', 301, { operator: 'bob', member: { accountId: 'bob' } })
    notify('m2', 301, { operator: 'alice', member: { accountId: 'alice' } })
    notify('m3', 301, { operator: 'carol', member: { accountId: 'carol' } })
    notify('m4', 302, { operator: 'bob' })
    await bench.until(() => events.length === 8)
    expect(alice.client.getChatroomInfo()?.onlineUserCount).toBe(2)
  })

  it('delivers a text message, and a repeated one once', async () => {
    await alice.enter([server])
    const text = { '1': 'm1', '2': '0', '13': 'hello 你好', '21': 'alice', '22': '36' }
    for (let times = 0; times < 2; times++) server.lastLink.push('v2ChatroomOnMessage', { data: text })
    notify('m2', 302, { operator: 'bob' })
    await bench.until(() => events.length === 3)
    expect(events[0]?.[1]).toMatchObject({ text: 'hello 你好', isSelf: true })
    expect(events.slice(1).map(([kind]) => kind)).toEqual(['exit', 'message'])
  })

  it('delivers a notification that it does not know, and one that is none', async () => {
    await alice.enter([server])
    notify('m1', 999, {})
    server.lastLink.push('v2ChatroomOnMessage', { data: { '1': 'm2', '2': '5', '3': 'no json', '22': '36' } })
    await bench.until(() => events.length === 2)
    expect(events[0]?.[1]).toMatchObject({ attachment: { type: 999 } })
    expect(events[1]?.[1]).toMatchObject({ attachment: 'no json' })
  })
})
