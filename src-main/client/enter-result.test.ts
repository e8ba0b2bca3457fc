import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ClientBench } from './testing/client-bench'

describe.each(['binary', 'text'] as const)('the result of enter(), %s', (transport) => {
  let bench: ClientBench
  beforeEach(() => (bench = new ClientBench()))
  afterEach(() => bench.close())

  it('is the room and the own member as the cloud describes them (S83)', async () => {
    const fields = {
      chatroomInfo: {
        '1': '36',
        '3': 'Room',
        '4': 'Welcome',
        '9': '1',
        '100': 'owner',
        '101': '7',
        '102': '0',
      },
      chatroomMember: {
        '1': '36',
        '2': 'alice',
        '3': '2',
        '5': 'Al',
        '6': 'https://a/1',
        '7': '{"level":3}',
      },
    }
    const server = await bench.server({ answers: { v2ChatroomLogin: { code: 200, fields } } })
    const { client } = bench.client(transport)
    const linkProvider = () => [server.address]
    const result = await client.enter('36', { accountId: 'alice', token: 't', linkProvider })
    expect(result.chatroom).toMatchObject({
      roomId: '36',
      roomName: 'Room',
      announcement: 'Welcome',
      isValidRoom: true,
      creatorAccountId: 'owner',
      onlineUserCount: 7,
      chatBanned: false,
    })
    expect(result.selfMember).toMatchObject({
      roomId: '36',
      accountId: 'alice',
      memberRole: 2,
      roomNick: 'Al',
      roomAvatar: 'https://a/1',
      serverExtension: '{"level":3}',
    })
    expect(client.getChatroomInfo()).toEqual(result.chatroom)
  })
})
