import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ServerApiCaller } from '../testing/server-api-caller'
import { TestCloud } from '../testing/test-cloud'

let test: TestCloud
let api: ServerApiCaller
beforeEach(async () => {
  test = await TestCloud.start({ roomsPerUser: 4 })
  api = new ServerApiCaller(test)
})
afterEach(() => test.stop())

const isKick = ({ command }: { command: string | null }): boolean => command === 'v2ChatroomBeKicked'

describe('rooms by V2', () => {
  it('are created and can be entered at once', async () => {
    const room = await api.v2('POST', 'v2/chatrooms', {
      creator: 'owner',
      room_name: 'New',
      announcement: 'Hi',
      live_url: 'http://live/1',
      extension: '{"a":1}',
      queue_level: 1,
    })
    expect(room).toEqual({
      room_id: 39,
      room_name: 'New',
      valid: true,
      creator: 'owner',
      announcement: 'Hi',
      extension: '{"a":1}',
      live_url: 'http://live/1',
      chat_banned: false,
      queue_level: 1,
      in_out_notification: 1,
    })
    expect(await test.loginCode('alice', { roomId: '39' })).toBe(200)
  })

  it('are limited in number per creator, closed ones not counted', async () => {
    const create = { creator: 'owner', room_name: 'New' }
    const codes = [39, 40, 41].map(() => api.v2Code('POST', 'v2/chatrooms', create))
    expect((await Promise.all(codes)).toSorted()).toEqual([113434, 200, 200])
    const close = { operator_account_id: 'owner', valid: false }
    await api.v2('PATCH', 'v2/chatrooms/36/actions/update_status', close)
    expect(await api.v2Code('POST', 'v2/chatrooms', create)).toBe(200)
    const open = { ...close, valid: true }
    expect(await api.v2Code('PATCH', 'v2/chatrooms/36/actions/update_status', open)).toBe(113434)
  })

  it('need a creator that is an account', async () => {
    expect(await api.v2Code('POST', 'v2/chatrooms', { creator: 'nobody', room_name: 'x' })).toBe(102404)
  })

  it('tell who is in them, in all and by kind of client', async () => {
    await test.enter('alice')
    await test.enter('bob', { clientType: 2 })
    await test.enter('mia', { clientType: 2 })
    const query = '?need_online_user_count=true&online_user_count_by_type=true'
    expect(await api.v2('GET', `v2/chatrooms/36${query}`)).toMatchObject({
      room_id: 36,
      room_name: 'Room 36',
      online_user_count: 3,
      ios_online_user_count: 2,
      web_online_user_count: 1,
      android_online_user_count: 0,
      pc_online_user_count: 0,
      mac_online_user_count: 0,
    })
    const without = await api.v2('GET', 'v2/chatrooms/36?need_online_user_count=false')
    expect(Object.keys(without)).not.toContain('online_user_count')
    expect(Object.keys(without)).not.toContain('ios_online_user_count')
  })

  it('change what they show and tell who is in them', async () => {
    const alice = await test.enter('alice')
    await api.v2('PATCH', 'v2/chatrooms/36', { room_name: 'Renamed', notification_extension: 'why' })
    expect(await alice.hearsNotification(312)).toMatchObject({ operator: 'owner', ext: 'why' })
    expect(await api.v2('GET', 'v2/chatrooms/36')).toMatchObject({
      room_name: 'Renamed',
      announcement: 'Welcome to 36',
    })
  })

  it('are closed by their creator: everybody is thrown out with reason 1 and nobody comes in (S51)', async () => {
    const alice = await test.enter('alice')
    const path = 'v2/chatrooms/36/actions/update_status'
    const close = { operator_account_id: 'owner', valid: false }
    expect(await api.v2Code('PATCH', path, { ...close, operator_account_id: 'mia' })).toBe(114427)
    expect(await api.v2('PATCH', path, close)).toMatchObject({ room_id: 36, valid: false })
    expect((await alice.hears(isKick)).fields).toEqual({ kickedReason: 1 })
    expect(await test.loginCode('alice')).toBe(113406)
    expect(await api.v2Code('PATCH', path, close)).toBe(113409)
    await api.v2('PATCH', path, { ...close, valid: true })
    expect(await test.loginCode('alice')).toBe(200)
    expect(await api.v2Code('PATCH', path, { ...close, valid: true })).toBe(113409)
  })

  it.each([1, 2, 3])('give their link address for client type %i', async (clientType) => {
    const query = `account_id=alice&client_type=${clientType}&client_ip=127.0.0.1`
    expect(await api.v2('GET', `v2/chatrooms/36/actions/address?${query}`)).toEqual({
      items: [test.link],
    })
  })

  it.each([
    { path: 'v2/chatrooms/99/actions/address?account_id=alice', code: 113404 },
    { path: 'v2/chatrooms/38/actions/address?account_id=alice', code: 113406 },
    { path: 'v2/chatrooms/36/actions/address', code: 414 },
    { path: 'v2/chatrooms/36/actions/address?account_id=alice&client_type=4', code: 414 },
  ])('give no address at $path: $code', async ({ path, code }) => {
    expect(await api.v2Code('GET', path)).toBe(code)
  })

  it('silence entering and exiting', async () => {
    const mia = await test.enter('mia')
    await mia.hearsNotification(301)
    const path = 'v2/chatrooms/36/actions/in_out_notification'
    expect(await api.v2('PATCH', `${path}?in_out_notification=false`)).toMatchObject({
      in_out_notification: 0,
    })
    await test.enter('alice')
    await mia.request('heartbeat')
    expect(mia.heard).toEqual([])
    await api.v2('PATCH', `${path}?in_out_notification=true`)
    await test.enter('bob')
    expect(await mia.hearsNotification(301)).toMatchObject({ operator: 'bob' })
  })

  it('do not switch notices that the app has off', async () => {
    await test.stop()
    test = await TestCloud.start({ inOutNotification: false })
    api = new ServerApiCaller(test)
    const path = 'v2/chatrooms/36/actions/in_out_notification?in_out_notification=true'
    expect(await api.v2Code('PATCH', path)).toBe(113308)
  })

  it('are muted as a whole', async () => {
    const alice = await test.enter('alice')
    const path = 'v2/chatrooms/36/actions/chat_banned'
    expect(await api.v2('PATCH', path, { chat_banned: true })).toMatchObject({ chat_banned: true })
    await alice.hearsNotification(318)
    await api.v2('PATCH', path, { chat_banned: false })
    await alice.hearsNotification(319)
  })

  it('are listed by creator while they are open', async () => {
    const path = 'v2/chatrooms/actions/opend_chatrooms?creator_account_id=owner'
    expect(await api.v2('GET', path)).toEqual({ items: [36, 37] })
  })
})

describe('automatic closing', () => {
  const created = { creator: 'owner', room_name: 'Short' }

  it('comes a fixed time after the room was created, whoever is in it', async () => {
    await api.v2('POST', 'v2/chatrooms', { ...created, delay_close_policy: 1, delay_seconds: 60 })
    const alice = await test.enter('alice', { roomId: '39' })
    await test.clock.advance(59_999)
    expect(alice.closedWith).toBeNull()
    await test.clock.advance(1)
    expect((await alice.hears(isKick)).fields).toEqual({ kickedReason: 1 })
    expect(await test.loginCode('alice', { roomId: '39' })).toBe(113406)
  })

  it('waits with the idle policy until nobody was there for so long', async () => {
    await api.v2('POST', 'v2/chatrooms', { ...created, delay_close_policy: 2, delay_seconds: 60 })
    await test.clock.advance(59_000)
    const alice = await test.enter('alice', { roomId: '39' })
    await test.clock.advance(80_000)
    await alice.request('v2ChatroomLogout')
    await test.clock.advance(59_999)
    expect(await api.v2('GET', 'v2/chatrooms/39')).toMatchObject({ valid: true })
    await test.clock.advance(1)
    expect(await api.v2('GET', 'v2/chatrooms/39')).toMatchObject({ valid: false })
  })

  it('begins anew when the room is opened with another policy, and ends with the cloud', async () => {
    const path = 'v2/chatrooms/38/actions/update_status'
    await api.v2('PATCH', path, {
      operator_account_id: 'owner',
      valid: true,
      delay_close_policy: 1,
      delay_seconds: 5,
    })
    await test.clock.advance(5_000)
    expect(await api.v2('GET', 'v2/chatrooms/38')).toMatchObject({ valid: false })
    await api.v2('PATCH', path, { operator_account_id: 'owner', valid: true })
    await test.cloud.stop()
    expect(test.clock.pendingCount).toBe(0)
  })
})
