import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { V2NIMChatroomService } from './chatroom-service'
import type { EventSource } from './event-source'
import type { V2NIMChatroomQueueService } from './queue-service'
import { ClientBench, type ObservedClient } from './testing/client-bench'
import type { ScriptedServer } from './testing/scripted-server'

/** All methods that ask the cloud something; one that is forgotten here is a fault of types. */
type AskingMethod = Exclude<
  keyof V2NIMChatroomService | keyof V2NIMChatroomQueueService,
  keyof EventSource<never> | 'takePush' | 'takeNotification'
>

describe.each(['binary', 'text'] as const)('members, %s', (transport) => {
  let bench: ClientBench
  let server: ScriptedServer
  let alice: ObservedClient
  beforeEach(async () => {
    bench = new ClientBench()
    server = await bench.server()
    alice = bench.client(transport)
  })
  afterEach(() => bench.close())

  const service = () => alice.client.V2NIMChatroomService
  const queue = () => alice.client.V2NIMChatroomQueueService
  const messages = () => alice.client.V2NIMChatroomMessageCreator
  const lastRequest = () => server.lastLink.requests.at(-1)

  it('are listed by role and state, a page at a time', async () => {
    const member = { '1': '36', '2': 'bob', '3': '2', '5': 'Bob', '18': '["red"]' }
    server.script = {
      answers: {
        v2ChatroomGetMemberListByOption: {
          code: 200,
          fields: { hasMore: 1, pageToken: 'next', datas: [member] },
        },
      },
    }
    await alice.enter([server])
    const query = { memberRoles: [1, 2], onlyOnline: true, pageToken: 'p', limit: 50 } as const
    const page = await service().getMemberListByOption({ ...query, memberRoles: [...query.memberRoles] })
    expect(page).toMatchObject({
      finished: false,
      pageToken: 'next',
      memberList: [{ roomId: '36', accountId: 'bob', memberRole: 2, roomNick: 'Bob', tags: ['red'] }],
    })
    const { tag } = lastRequest()?.fields ?? {}
    expect(Object.entries(tag ?? {}).map(([key, value]) => [key, String(value)])).toEqual([
      ['1', '1,2'],
      ['4', '1'],
      ['5', 'p'],
      ['6', '50'],
    ])
  })

  it('are looked up by id', async () => {
    const answer = { code: 200, fields: { datas: [{ '2': 'bob' }, { '2': 'carol' }] } }
    server.script = { answers: { v2ChatroomGetMemberByIds: answer } }
    await alice.enter([server])
    const members = await service().getMemberByIds(['bob', 'carol'])
    expect(members.map(({ accountId }) => accountId)).toEqual(['bob', 'carol'])
    expect(lastRequest()?.fields).toEqual({ accountIds: ['bob', 'carol'] })
  })

  it('are an empty list where the answer has none', async () => {
    server.script = { answers: { v2ChatroomGetMemberByIds: { code: 200 } } }
    await alice.enter([server])
    expect(await service().getMemberByIds(['bob'])).toEqual([])
  })

  it('update themselves', async () => {
    await alice.enter([server])
    await service().updateSelfMemberInfo({ roomNick: 'Al' }, { antispamBusinessId: 'b' })
    expect(lastRequest()?.fields).toEqual({
      tag: { '5': 'Al' },
      notificationEnabled: true,
      notificationExtension: '',
      persistence: false,
      antispamConfig: { '1': 'b' },
    })
  })

  it.each<[string, () => Promise<unknown>, string]>([
    ['a role that is none', () => service().getMemberListByOption({ memberRoles: [9 as 0] }), '0'],
    ['a page of nothing', () => service().getMemberListByOption({ limit: 0 }), 'limit'],
    ['no query', () => service().getMemberListByOption(undefined as never), 'queryParams'],
    ['an empty list of ids', () => service().getMemberByIds([]), 'accountIds'],
    ['an update of nothing', () => service().updateSelfMemberInfo({}), 'updateParams'],
    ['an empty nick', () => service().updateSelfMemberInfo({ roomNick: '' }), 'roomNick'],
  ])('are not asked for with %s', async (_, call, param) => {
    await alice.enter([server])
    const asked = server.lastLink.requests.length
    await expect(call()).rejects.toMatchObject({
      code: 191004,
      detail: { reason: expect.stringContaining(`'${param}'`) as string },
    })
    expect(server.lastLink.requests).toHaveLength(asked)
  })

  const asking: Readonly<Record<AskingMethod, () => Promise<unknown>>> = {
    getMemberListByOption: () => service().getMemberListByOption({}),
    getMemberByIds: () => service().getMemberByIds(['bob']),
    updateSelfMemberInfo: () => service().updateSelfMemberInfo({ roomNick: 'Al' }),
    kickMember: () => service().kickMember('bob'),
    sendMessage: () => service().sendMessage(messages().createTextMessage('hi')),
    queueOffer: () => queue().queueOffer({ elementKey: 'k', elementValue: 'v' }),
    queuePoll: () => queue().queuePoll(),
    queueList: () => queue().queueList(),
    queuePeek: () => queue().queuePeek(),
    queueDrop: () => queue().queueDrop(),
    queueInit: () => queue().queueInit(1),
    queueBatchUpdate: () => queue().queueBatchUpdate([{ key: 'k', value: 'v' }]),
  }
  it.each(Object.entries(asking))(
    '%s is refused with 190002 before enter() and after exit() (S1)',
    async (_, call) => {
      await expect(call()).rejects.toMatchObject({ code: 190002 })
      await alice.enter([server])
      await alice.client.exit()
      await expect(call()).rejects.toMatchObject({ code: 190002 })
    },
  )

  it('are refused with 190002 on an open link that has not logged in yet, without traffic (S1)', async () => {
    server.script = { answers: { v2ChatroomLogin: 'silence' } }
    const entering = alice.enter([server])
    await bench.until(() => server.commands.includes('v2ChatroomLogin'))
    await expect(service().kickMember('bob')).rejects.toMatchObject({ code: 190002 })
    await alice.client.exit()
    await entering
    expect(server.commands).toEqual(['v2ChatroomLogin'])
  })

  it('reject with the code of the cloud, and the failure is on record', async () => {
    server.script = { answers: { v2ChatroomGetMemberByIds: { code: 114404 } } }
    await alice.enter([server])
    await expect(service().getMemberByIds(['bob'])).rejects.toMatchObject({ code: 114404 })
    expect(bench.recordsOf('operation', 'getMemberByIds')).toHaveLength(1)
    expect(bench.recordsOf('error', 'getMemberByIds')[0]?.code).toBe(114404)
  })
})
