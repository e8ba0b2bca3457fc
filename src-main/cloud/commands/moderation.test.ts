import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fields } from '../../../src-shared/protocol'
import type { LinkClient } from '../testing/link-client'
import { notificationOf } from '../testing/link-client'
import { TestCloud } from '../testing/test-cloud'

let test: TestCloud
let mia: LinkClient
beforeEach(async () => {
  test = await TestCloud.start({ antispamKeywords: ['Spam'] })
  mia = await test.enter('mia')
})
afterEach(() => test.stop())

const say = async (client: LinkClient, text = 'hi', extra: Fields[string] = {}) => {
  const tag = { '1': `m-${Math.abs(text.length)}`, '2': 0, '3': text, '13': text, ...(extra as object) }
  return (await client.request('v2ChatroomSendMessage', { tag })).code
}
const setRole = (client: LinkClient, accountId: string, memberRole: number) =>
  client.request('v2ChatroomUpdateMemberRole', {
    tag: { '1': accountId, '2': memberRole, '3': 5, '4': 'why' },
  })
const block = (accountId: string, blocked: boolean) =>
  mia.request('v2ChatroomSetMemberBlockedStatus', { accountId, blocked, notificationExtension: 'x' })
const chatBan = (accountId: string, chatBanned: boolean) =>
  mia.request('v2ChatroomSetMemberChatBannedStatus', { accountId, chatBanned, notificationExtension: '' })
const tempBan = (accountId: string, tempChatBannedDuration: number, notificationEnabled = true) =>
  mia.request('v2ChatroomSetMemberTempChatBanned', {
    accountId,
    tempChatBannedDuration,
    notificationEnabled,
    notificationExtension: '',
  })

describe('a role', () => {
  it('is given with a level, told to the room, and kept for the next stay', async () => {
    const owner = await test.enter('owner')
    const alice = await test.enter('alice')
    const { code, fields } = await setRole(owner, 'alice', 2)
    expect(code).toBe(200)
    expect(fields['data']).toMatchObject({ '2': 'alice', '3': '2', '4': '5' })
    expect(await mia.hearsNotification(326)).toMatchObject({
      operator: 'owner',
      target: ['alice'],
      ext: 'why',
      previousRole: 3,
      member: { accountId: 'alice', memberRole: 2, memberLevel: 5 },
    })
    await alice.request('v2ChatroomLogout')
    const again = await alice.login(test.loginOf('alice'))
    expect(again.fields['chatroomMember']).toMatchObject({ '3': '2', '4': '5' })
  })

  it('of a manager is the creator’s to give, of a fixed member also a manager’s', async () => {
    expect((await setRole(mia, 'alice', 2)).code).toBe(114427)
    expect((await setRole(mia, 'alice', 0)).fields['data']).toMatchObject({ '3': '0', '8': '0' })
    expect((await setRole(mia, 'nobody', 0)).code).toBe(114404)
    expect((await setRole(mia, 'alice', 1)).code).toBe(414)
  })
})

describe('the block list', () => {
  it('throws a member out with reason 5, keeps it out, and lets it back in', async () => {
    const alice = await test.enter('alice')
    expect((await block('alice', true)).fields['data']).toMatchObject({ '2': 'alice', '12': '1' })
    const kicked = await alice.hears(({ command }) => command === 'v2ChatroomBeKicked')
    expect(kicked.fields).toEqual({ kickedReason: 5, serverExtension: 'x' })
    expect(await mia.hearsNotification(303)).toMatchObject({ operator: 'mia', target: ['alice'] })
    expect(await test.loginCode('alice')).toBe(114426)
    expect((await block('alice', true)).code).toBe(114405)
    await block('alice', false)
    await mia.hearsNotification(304)
    expect(await test.loginCode('alice')).toBe(200)
  })

  it('is found by a query, whoever is away included', async () => {
    await block('bob', true)
    const { fields } = await mia.request('v2ChatroomGetMemberListByOption', { tag: { '2': 1, '6': 10 } })
    expect(fields['datas']).toMatchObject([{ '2': 'eve' }, { '2': 'bob', '8': '0' }])
  })
})

describe('speaking', () => {
  it('is forbidden to a banned member with 114421 until the ban is lifted', async () => {
    const alice = await test.enter('alice')
    await chatBan('alice', true)
    expect(await alice.hearsNotification(305)).toMatchObject({ target: ['alice'], muted: 1 })
    expect(await say(alice)).toBe(114421)
    await chatBan('alice', false)
    await alice.hearsNotification(306)
    expect(await say(alice)).toBe(200)
  })

  it('is forbidden for a time with 114421, which ends by the clock', async () => {
    const alice = await test.enter('alice')
    await tempBan('alice', 30)
    expect(await alice.hearsNotification(314)).toMatchObject({ target: ['alice'], muteDuration: 30 })
    await test.clock.advance(10_500)
    const { fields } = await mia.request('v2ChatroomGetMemberByIds', { accountIds: ['alice', 'nobody'] })
    expect(fields['datas']).toMatchObject([{ '16': '1', '17': '20' }])
    expect(await say(alice)).toBe(114421)
    await test.clock.advance(19_500)
    expect(await say(alice)).toBe(200)
    await tempBan('alice', 30, false)
    await tempBan('alice', 0)
    await alice.hearsNotification(315)
    expect(alice.heard.map(notificationOf).filter((heard) => heard?.id === 314)).toEqual([])
    expect((await tempBan('alice', 2_592_001)).code).toBe(414)
  })

  it('is forbidden by tag with 113302, told to those whom the ban names', async () => {
    const alice = await test.enter('alice', { tags: ['loud'] })
    const bob = await test.enter('bob')
    const ban = (duration: number) =>
      mia.request('v2SetTempChatBannedByTag', {
        tag: { '1': 'loud', '2': duration, '3': 1, '4': '', '5': '{"tag":"loud"}' },
      })
    await ban(60)
    expect(await alice.hearsNotification(321)).toMatchObject({ targetTag: 'loud', muteDuration: 60 })
    expect(await say(alice)).toBe(113302)
    expect(await say(bob)).toBe(200)
    await ban(0)
    await alice.hearsNotification(322)
    expect(await say(alice)).toBe(200)
    expect(bob.heard.map(notificationOf).filter((heard) => heard?.id === 321)).toEqual([])
  })

  it('is refused with 107451 when the message holds a keyword', async () => {
    expect(await say(mia, 'Buy SPAM now')).toBe(107451)
  })
})

describe('what a room and a member say about themselves', () => {
  it('is changed by a manager and told with the changed fields only', async () => {
    const alice = await test.enter('alice')
    const update = (tag: Fields[string]) =>
      mia.request('v2UpdateChatroomInfo', {
        chatroom: tag,
        notificationEnabled: true,
        notificationExtension: 'new',
      })
    expect((await update({ '3': 'Renamed', '12': '{"a":1}' })).code).toBe(200)
    const { ext, roomInfo } = await alice.hearsNotification(312)
    expect([ext, roomInfo]).toEqual(['new', { roomName: 'Renamed', extension: '{"a":1}' }])
    const { fields } = await alice.request('v2GetChatroomInfo')
    expect(fields['data']).toMatchObject({ '3': 'Renamed', '4': 'Welcome to 36', '12': '{"a":1}' })
    expect((await update({ '3': 'x'.repeat(129) })).code).toBe(414)
    expect((await update({ '4': 'spam' })).code).toBe(113451)
  })

  it('outlasts the stay of a fixed member that wants it, not that of a guest', async () => {
    const alice = await test.enter('alice')
    const renamed = { tag: { '5': 'New nick' }, notificationEnabled: false, persistence: true }
    for (const client of [mia, alice]) {
      await client.request('v2ChatroomUpdateSelfMemberInfo', {
        ...renamed,
        notificationExtension: '',
        antispamConfig: {},
      })
      await client.request('v2ChatroomLogout')
    }
    const [manager, guest] = [await mia.login(test.loginOf('mia')), await alice.login(test.loginOf('alice'))]
    expect(manager.fields['chatroomMember']).toMatchObject({ '5': 'New nick' })
    expect(guest.fields['chatroomMember']).toMatchObject({ '5': 'Nick of alice' })
  })

  it('is refused with 114451 when it holds a keyword', async () => {
    const update = { tag: { '5': 'King of spam' }, notificationEnabled: true }
    expect((await mia.request('v2ChatroomUpdateSelfMemberInfo', update)).code).toBe(114451)
  })
})

describe('tags and places', () => {
  it('of a member change: its ends hear 13_101, the others 325, and queries follow', async () => {
    const alice = await test.enter('alice', { tags: ['old'] })
    const update = { '1': '["new","vip"]', '2': '', '3': 1, '4': 'moved' }
    expect((await alice.request('v2UpdateChatroomTags', { tag: update })).code).toBe(200)
    const own = await alice.hears(({ command }) => command === 'v2ChatroomOnMemberTagUpdated')
    expect(own.fields['data']).toEqual({ '1': '["new","vip"]' })
    expect(await mia.hearsNotification(325)).toMatchObject({ tags: ['new', 'vip'], ext: 'moved' })
    const count = async (tag: string) =>
      (await mia.request('v2ChatroomGetMemberCountByTag', { tag })).fields['data']
    expect([await count('vip'), await count('old')]).toEqual([1, 0])
    const { fields } = await mia.request('v2ChatroomGetMemberListByTag', { tag: { '1': 'vip', '3': 10 } })
    expect(fields).toMatchObject({ hasMore: 0, datas: [{ '2': 'alice' }] })
    const tooMany = JSON.stringify(Array(11).fill('t'))
    expect((await alice.request('v2UpdateChatroomTags', { tag: { '1': tooMany } })).code).toBe(414)
  })

  it('decide who receives a message that names them', async () => {
    const alice = await test.enter('alice', { tags: ['vip'] })
    const bob = await test.enter('bob')
    const texts = (client: LinkClient) =>
      client.heard.flatMap(({ command, fields }) =>
        command === 'v2ChatroomOnMessage' ? ((fields['data'] as Record<string, string>)['13'] ?? []) : [],
      )
    await alice.request('v2UpdateChatroomLocation', { tag: { '1': 0, '2': 0, '3': 0, '4': 5 } })
    await bob.request('v2UpdateChatroomLocation', { tag: { '1': 9, '2': 0, '3': 0, '4': 5 } })
    await say(mia, 'by tag', { '31': '{"tag":"vip"}' })
    await say(mia, 'by name', { '37': '["bob"]' })
    await say(mia, 'by place', { '34': 1, '35': 1, '36': 1 })
    await alice.request('heartbeat')
    await bob.request('heartbeat')
    expect([texts(alice), texts(bob)]).toEqual([['by tag', 'by place'], ['by name']])
  })
})
