import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { notificationOf } from '../testing/link-client'
import { ServerApiCaller } from '../testing/server-api-caller'
import { TestCloud } from '../testing/test-cloud'

let test: TestCloud
let api: ServerApiCaller
beforeEach(async () => {
  test = await TestCloud.start()
  api = new ServerApiCaller(test)
})
afterEach(() => test.stop())

const call = { room_id: 36, operator_account_id: 'owner' }
const isKick = ({ command }: { command: string | null }): boolean => command === 'v2ChatroomBeKicked'
const itemIds = (data: Record<string, unknown>): unknown =>
  (data['items'] as { account_id: string }[]).map((item) => item.account_id)

describe('members by V2', () => {
  it('are listed in pages while they are there, by role when wanted', async () => {
    await test.enter('alice')
    await test.enter('mia')
    const path = 'v2/chatrooms/36/actions/list_online_members'
    const first = await api.v2('GET', `${path}?offset=0&limit=1`)
    expect([itemIds(first), first['has_more']]).toEqual([['alice'], true])
    const second = await api.v2('GET', `${path}?offset=1&limit=1`)
    expect([itemIds(second), second['has_more']]).toEqual([['mia'], false])
    expect(itemIds(await api.v2('GET', `${path}?member_roles=%5B1,2%5D`))).toEqual(['mia'])
    expect(second).toMatchObject({
      items: [{ account_id: 'mia', member_role: 2, room_nick: 'Nick of mia', online_status: true }],
    })
  })

  it('with a fixed role are listed whether they are there or not', async () => {
    const data = await api.v2('GET', 'v2/chatrooms/36/actions/list_members')
    expect(itemIds(data)).toEqual(['owner', 'mia', 'zoe'])
  })

  it('are thrown out with reason 2, seen by the room, and may come back', async () => {
    const [mia, alice] = [await test.enter('mia'), await test.enter('alice')]
    const path = 'v2.1/room_members/alice/actions/kicked'
    expect(await api.v2('PATCH', path, { ...call, notification_extension: 'bye' })).toEqual({})
    expect((await alice.hears(isKick)).fields).toEqual({ kickedReason: 2, serverExtension: 'bye' })
    expect(await mia.hearsNotification(313)).toMatchObject({ operator: 'owner', target: ['alice'] })
    expect(await api.v2Code('PATCH', path, call)).toBe(114404)
    expect(await test.loginCode('alice')).toBe(200)
  })

  it('are thrown out without a word to the room when the call says so', async () => {
    const [mia, alice] = [await test.enter('mia'), await test.enter('alice')]
    const body = { ...call, notification_enabled: false, notification_extension: 'bye' }
    await api.v2('PATCH', 'v2.1/room_members/alice/actions/kicked', body)
    expect((await alice.hears(isKick)).fields).toEqual({ kickedReason: 2, serverExtension: 'bye' })
    await mia.request('heartbeat')
    expect(mia.heard.map((packet) => notificationOf(packet)?.id)).not.toContain(313)
  })

  it.each([
    { operator: 'alice', target: 'bob', code: 114432 },
    { operator: 'mia', target: 'owner', code: 114427 },
    { operator: 'mia', target: 'zoe', code: 114427 },
    { operator: 'mia', target: 'bob', code: 200 },
    { operator: 'owner', target: 'mia', code: 200 },
  ])('$target thrown out by $operator: $code', async ({ operator, target, code }) => {
    await test.enter(target)
    const body = { ...call, operator_account_id: operator }
    expect(await api.v2Code('PATCH', `v2.1/room_members/${target}/actions/kicked`, body)).toBe(code)
  })

  it('are put on the block list: thrown out with reason 5, listed, kept out, and let in again (S49)', async () => {
    const alice = await test.enter('alice')
    const path = 'v2/room_members/alice/actions/blocked'
    await api.v2('PATCH', path, { ...call, blocked: true })
    expect((await alice.hears(isKick)).fields).toMatchObject({ kickedReason: 5 })
    expect(await test.loginCode('alice')).toBe(114426)
    const list = 'v2.1/room_members/36/actions/blocked'
    expect(itemIds(await api.v2('GET', list))).toEqual(['eve', 'alice'])
    await api.v2('PATCH', path, { ...call, blocked: false })
    expect(await test.loginCode('alice')).toBe(200)
    const unknown = 'v2/room_members/nobody/actions/blocked'
    expect(await api.v2Code('PATCH', unknown, { ...call, blocked: true })).toBe(102404)
  })

  it('lose the word and get it back', async () => {
    const alice = await test.enter('alice')
    const path = 'v2/room_members/alice/actions/chat_banned'
    await api.v2('PATCH', path, { ...call, chat_banned: true })
    expect(await alice.hearsNotification(305)).toMatchObject({ target: ['alice'] })
    const online = await api.v2('GET', 'v2/chatrooms/36/actions/list_online_members')
    expect(online).toMatchObject({ items: [{ chat_banned: true }] })
    await api.v2('PATCH', path, { ...call, chat_banned: false })
    await alice.hearsNotification(306)
  })

  it('lose the word for a while, at most thirty days', async () => {
    const alice = await test.enter('alice')
    const path = 'v2/room_members/alice/actions/temp_chat_banned'
    const ban = { ...call, chat_banned: true, chat_banned_duration: 60 }
    expect(await api.v2('PATCH', path, ban)).toEqual({ mute_duration: 60 })
    await alice.hearsNotification(314)
    await test.clock.advance(20_000)
    const online = 'v2/chatrooms/36/actions/list_online_members'
    expect(await api.v2('GET', online)).toMatchObject({
      items: [{ temp_chat_banned: true, temp_chat_banned_duration: 40 }],
    })
    await test.clock.advance(40_000)
    expect(await api.v2('GET', online)).toMatchObject({ items: [{ temp_chat_banned: false }] })
    expect(await api.v2Code('PATCH', path, { ...ban, chat_banned_duration: 2_592_001 })).toBe(414)
  })

  it('get roles: the creator names managers, managers name members', async () => {
    const role = (account: string, member_role: number, operator_account_id = 'owner') =>
      api.v2Code('POST', `v2/room_members/${account}`, { ...call, operator_account_id, member_role })
    expect(await role('bob', 2)).toBe(200)
    expect(itemIds(await api.v2('GET', 'v2/chatrooms/36/actions/list_members'))).toContain('bob')
    expect(await role('alice', 2, 'mia')).toBe(114427)
    expect(await role('alice', 0, 'mia')).toBe(200)
    expect(await role('alice', 1)).toBe(414)
    const fixed = await api.v2('GET', 'v2/chatrooms/36/actions/list_members')
    const items = fixed['items'] as { account_id: string }[]
    expect(items.find((item) => item.account_id === 'alice')).toMatchObject({ member_role: 0 })
  })

  it('get other tags', async () => {
    await test.enter('alice', { tags: ['old'] })
    const path = 'v2/room_members/alice/actions/tags'
    expect(await api.v2('PATCH', path, { room_id: '36', tags: ['new'] })).toMatchObject({ tags: ['new'] })
    const tooMany = { room_id: '36', tags: Array<string>(11).fill('x') }
    expect(await api.v2Code('PATCH', path, tooMany)).toBe(414)
    expect(await api.v2Code('PATCH', 'v2/room_members/bob/actions/tags', { room_id: '36' })).toBe(114404)
  })
})
