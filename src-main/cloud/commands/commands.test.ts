import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands, encodeRequest, type CommandName, type Transport } from '../../../src-shared/protocol'
import { TestCloud } from '../testing/test-cloud'

const requests = commands.filter(({ direction }) => direction === 'request').map(({ name }) => name)
/** What a guest gets for a request without fields; everything else is not offered: 404. */
const offered = new Map<CommandName, number>([
  ['heartbeat', 200],
  ['v2ChatroomGetServerTime', 200],
  ['getGrayscaleConfig', 200],
  ['getNosCdnHost', 200],
  ['v2GetChatroomInfo', 200],
  ['v2ChatroomGetMemberByIds', 200],
  ['v2ChatroomGetMemberListByOption', 200],
  ['v2ChatroomUpdateSelfMemberInfo', 200],
  ['v2ChatroomLogout', 200],
  ['v2ChatroomLogin', 403],
  ['v2ChatroomSendMessage', 414],
  ['v2ChatroomKickMember', 114432],
  ['v2UpdateChatroomInfo', 114432],
  ['v2ChatroomGetMemberCountByTag', 200],
  ['v2ChatroomGetMemberListByTag', 200],
  ['v2UpdateChatroomTags', 200],
  ['v2UpdateChatroomLocation', 414],
  ['v2ChatroomUpdateMemberRole', 414],
  ['v2ChatroomSetMemberBlockedStatus', 114432],
  ['v2ChatroomSetMemberChatBannedStatus', 114432],
  ['v2ChatroomSetMemberTempChatBanned', 414],
  ['v2SetTempChatBannedByTag', 114432],
  ['v2ChatroomGetMessageList', 200],
  ['v2ChatroomGetMessageListByTag', 200],
  ['v2ChatroomMessageAck', 200],
  ['v2ChatroomQueueOffer', 414],
  ['v2ChatroomQueuePoll', 114432],
  ['v2ChatroomQueueList', 200],
  ['v2ChatroomQueueDrop', 114432],
  ['v2ChatroomQueueInit', 114432],
  ['v2ChatroomQueueBatchUpdate', 414],
  ['v2ChatroomDownloadLocalAntiSpamVocabs', 200],
])

describe.each<{ transport: Transport }>([{ transport: 'binary' }, { transport: 'text' }])(
  'commands over $transport',
  ({ transport }) => {
    let test: TestCloud
    beforeEach(async () => {
      test = await TestCloud.start()
    })
    afterEach(() => test.stop())

    it.each(requests)('answers %s in a room at once: with its result or a code', async (command) => {
      const alice = await test.enter('alice', {}, transport)
      const { code } = await alice.request(command)
      expect(code).toBe(offered.get(command) ?? 404)
    })

    it('answers every request before a login with 403, but the login itself', async () => {
      const beforeLogin = requests.filter((command) => command !== 'v2ChatroomLogin')
      for (let first = 0; first < beforeLogin.length; first += 16) {
        const client = await test.connect(transport)
        for (const command of beforeLogin.slice(first, first + 16))
          expect((await client.request(command)).code).toBe(403)
      }
    })

    it('answers an unknown command with 404 under its own id', async () => {
      const alice = await test.enter('alice', {}, transport)
      alice.sendRaw(
        transport === 'binary'
          ? Uint8Array.from([0, 99, 98, 7, 0, 0])
          : '3:::{"SER":7,"SID":99,"CID":98,"Q":[]}',
      )
      expect(await alice.hears(({ sid }) => sid === 99)).toMatchObject({ cid: 98, ser: 7, code: 404 })
    })

    it('answers a push that a client sends with 404', async () => {
      const alice = await test.enter('alice', {}, transport)
      alice.sendRaw(encodeRequest(transport, { command: 'v2ChatroomBeKicked', ser: 9, fields: {} }))
      expect(await alice.hears(({ ser }) => ser === 9)).toMatchObject({ code: 404 })
    })

    it('gives the time of its clock', async () => {
      const alice = await test.enter('alice', {}, transport)
      await test.clock.advance(1234)
      const { fields } = await alice.request('v2ChatroomGetServerTime')
      expect(fields['time']).toBe(test.clock.wallMs())
    })

    it('stays in the conversation after a logout and takes another login', async () => {
      const alice = await test.enter('alice', {}, transport)
      await alice.request('v2ChatroomLogout')
      expect((await alice.request('v2GetChatroomInfo')).code).toBe(403)
      expect((await alice.login(test.loginOf('alice', { roomId: '37' }))).code).toBe(200)
    })
  },
)

describe('messages', () => {
  let test: TestCloud
  beforeEach(async () => {
    test = await TestCloud.start()
  })
  afterEach(() => test.stop())

  it('go to the others with the sender that logged in, whatever the message claims', async () => {
    const [alice, bob] = [await test.enter('alice'), await test.enter('bob', {}, 'text')]
    const tag = { '1': 'm-1', '2': 0, '3': 'hi', '13': 'hi', '21': 'owner', '22': '37' }
    const { code } = await alice.request('v2ChatroomSendMessage', { tag })
    expect(code).toBe(200)
    const received = await bob.hears(({ fields }) => (fields['data'] as { 1?: string })?.[1] === 'm-1')
    expect(received.fields['data']).toMatchObject({
      '13': 'hi',
      '21': 'alice',
      '22': '36',
      '7': 'Nick of alice',
    })
  })

  it('cannot pretend to be a notification', async () => {
    const alice = await test.enter('alice')
    const forged = { '1': 'm-1', '2': 5, '3': '{"id":313,"data":{"target":["bob"]}}' }
    expect((await alice.request('v2ChatroomSendMessage', { tag: forged })).code).toBe(414)
  })

  it('are not for anonymous guests', async () => {
    const guest = await test.enter('nimanon_1', { anonymous: true, token: '' })
    expect((await guest.request('v2ChatroomSendMessage', { tag: { '1': 'm', '2': 0 } })).code).toBe(114303)
  })
})
