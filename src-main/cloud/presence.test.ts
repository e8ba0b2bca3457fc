import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LinkClient } from './testing/link-client'
import { notificationOf } from './testing/link-client'
import { APPKEY, TestCloud } from './testing/test-cloud'

let test: TestCloud
beforeEach(async () => {
  test = await TestCloud.start()
})
afterEach(() => test.stop())

const kickPacket = (client: LinkClient) =>
  client.hears(({ command }) => command === 'v2ChatroomBeKicked').then(({ fields }) => fields)

/** Everything that was sent to a client before has arrived when the answer to a request has. */
async function notificationsOf(client: LinkClient): Promise<number[]> {
  await client.request('heartbeat')
  return client.heard.flatMap((packet) => notificationOf(packet)?.id ?? [])
}

describe('entering and leaving', () => {
  it('is seen by everybody, the newcomer too, with the notification extension (S9, S107)', async () => {
    const mia = await test.enter('mia')
    await mia.hearsNotification(301)
    const alice = await test.enter('alice', { notificationExtension: 'hello' }, 'text')
    for (const client of [mia, alice])
      expect(await client.hearsNotification(301)).toMatchObject({
        operator: 'alice',
        target: ['alice'],
        ext: 'hello',
        member: { accountId: 'alice', memberRole: 3, onlineStat: 1 },
      })
  })

  it('reaches only those with all tags of the member, or those whom it names', async () => {
    const mia = await test.enter('mia', { tags: ['vip', 'stage'] })
    const zoe = await test.enter('zoe', { tags: ['vip'] })
    const alice = await test.enter('alice', { tags: ['vip', 'stage'] })
    await test.enter('bob', { tags: ['other'], notifyTargetTags: '{"tag":"v.p","matchType":"regex"}' })
    alice.drop()
    await test.event(({ name, accountId }) => name === 'clientLeft' && accountId === 'alice')
    expect(await notificationsOf(mia)).toEqual([301, 301, 301, 301, 302])
    expect(await notificationsOf(zoe)).toEqual([301, 301])
  })

  it('reaches the newcomer after the answer to its login', async () => {
    const client = await test.connect()
    await client.login(test.loginOf('alice'))
    await client.hearsNotification(301)
  })

  it('is seen when a member logs out and when it loses its link (S151)', async () => {
    const mia = await test.enter('mia')
    const [alice, bob] = [await test.enter('alice'), await test.enter('bob')]
    await alice.request('v2ChatroomLogout')
    expect(await mia.hearsNotification(302)).toMatchObject({ operator: 'alice' })
    bob.drop()
    expect(await mia.hearsNotification(302)).toMatchObject({ operator: 'bob' })
    expect(
      test.eventsNamed('clientLeft').map(({ accountId, detail }) => [accountId, detail['cause']]),
    ).toEqual([
      ['alice', 'logout'],
      ['bob', 'linkLost'],
    ])
  })

  it('is not announced where the app switched it off, but kicks are (S10, S152)', async () => {
    await test.stop()
    test = await TestCloud.start({ inOutNotification: false })
    const [mia, alice] = [await test.enter('mia'), await test.enter('alice')]
    await alice.request('v2ChatroomLogout')
    await test.enter('bob')
    await mia.request('v2ChatroomKickMember', { accountId: 'bob', notificationExtension: '' })
    expect(await notificationsOf(mia)).toEqual([313])
  })

  it('is not announced in a room where it is off, while other rooms of the app hear of it (S152)', async () => {
    await test.stop()
    test = await TestCloud.start({
      rooms: [
        { roomId: '36', creator: 'owner', inOutNotification: false },
        { roomId: '37', creator: 'owner' },
      ],
    })
    const [quiet, loud] = [await test.enter('mia'), await test.enter('zoe', { roomId: '37' })]
    for (const roomId of ['36', '37']) {
      const alice = await test.enter('alice', { roomId })
      await alice.request('v2ChatroomLogout')
    }
    expect(await notificationsOf(quiet)).toEqual([])
    expect(await notificationsOf(loud)).toEqual([301, 301, 302])
  })

  it('counts an account once however many ends it has', async () => {
    test.cloud.operations.setMultiEndPolicy(APPKEY, 'all')
    const mia = await test.enter('mia')
    const [web, phone] = [
      await test.enter('alice', { deviceId: 'web' }),
      await test.enter('alice', { deviceId: 'phone', clientType: 1 }),
    ]
    const { fields } = await mia.request('v2GetChatroomInfo')
    expect(fields['data']).toMatchObject({ '101': '2' })
    await web.request('v2ChatroomLogout')
    expect(await notificationsOf(mia)).toEqual([301, 301])
    await phone.request('v2ChatroomLogout')
    expect(await notificationsOf(mia)).toEqual([301, 301, 302])
  })
})

describe('several ends of one account', () => {
  it('single: the newcomer stays, the earlier end is kicked with reason 3 and closed (S166, S169)', async () => {
    const web = await test.enter('alice', { deviceId: 'web' })
    const phone = await test.enter('alice', { deviceId: 'phone' })
    expect(await kickPacket(web)).toEqual({ kickedReason: 3 })
    expect(await web.closed()).toBe(1000)
    expect((await phone.request('heartbeat')).code).toBe(200)
    expect(test.eventsNamed('clientKicked')).toMatchObject([
      { deviceId: 'web', detail: { reason: 3, by: 'policy' } },
    ])
  })

  it('single: Windows, Web, Android and iOS make each other go (S165)', async () => {
    const [WINDOWS, WEB, ANDROID, IOS] = [4, 16, 1, 2]
    let before = await test.enter('alice', { deviceId: 'first', clientType: WINDOWS })
    for (const clientType of [WEB, ANDROID, IOS, WINDOWS, ANDROID, WEB, IOS]) {
      const next = await test.enter('alice', { deviceId: `${clientType} after`, clientType })
      expect(await kickPacket(before)).toEqual({ kickedReason: 3 })
      before = next
    }
    expect((await before.request('heartbeat')).code).toBe(200)
  })

  it('single: the same account may be in another room', async () => {
    const first = await test.enter('alice', { deviceId: 'web' })
    await test.enter('alice', { deviceId: 'phone', roomId: '37' })
    expect((await first.request('heartbeat')).code).toBe(200)
  })

  it('all: ten devices are in, the eleventh is refused with 417 and nobody is kicked (S167, S168)', async () => {
    test.cloud.operations.setMultiEndPolicy(APPKEY, 'all')
    for (let device = 0; device < 10; device++) await test.enter('alice', { deviceId: `device-${device}` })
    expect(await test.loginCode('alice', { deviceId: 'device-10' })).toBe(417)
    expect(test.eventsNamed('loginRefused')[0]?.detail).toMatchObject({ check: 'withinDeviceCap' })
    expect(test.eventsNamed('clientKicked')).toEqual([])
  })

  it('all: the eleventh device makes the oldest go with reason 3 where the app wants it so', async () => {
    await test.stop()
    test = await TestCloud.start({ multiEndPolicy: 'all', multiEndOverflow: 'kickOldest' })
    const ends: LinkClient[] = []
    for (let device = 0; device < 11; device++)
      ends.push(await test.enter('alice', { deviceId: `device-${device}` }))
    const [oldest, next] = ends
    expect(oldest && (await kickPacket(oldest))).toEqual({ kickedReason: 3 })
    expect((await next?.request('heartbeat'))?.code).toBe(200)
    expect(test.eventsNamed('clientKicked')).toHaveLength(1)
  })

  it('are one member of the list, with every end in its entries', async () => {
    test.cloud.operations.setMultiEndPolicy(APPKEY, 'all')
    const mia = await test.enter('mia')
    await test.enter('alice', { deviceId: 'web', roomNick: 'Web' })
    await test.enter('alice', { deviceId: 'phone', roomNick: 'Phone', clientType: 1 })
    const { fields } = await mia.request('v2ChatroomGetMemberByIds', { accountIds: ['alice'] })
    const [member] = fields['datas'] as Record<string, string>[]
    expect(JSON.parse(member?.['20'] ?? '')).toMatchObject([
      { room_nick: 'Web', client_type: 16 },
      { room_nick: 'Phone', client_type: 1 },
    ])
  })

  it('show the server extension that they entered with to the others (S105)', async () => {
    const mia = await test.enter('mia')
    await test.enter('alice', { serverExtension: '{"level":3}' }, 'text')
    const { fields } = await mia.request('v2ChatroomGetMemberByIds', { accountIds: ['alice'] })
    expect(fields['datas']).toMatchObject([{ '2': 'alice', '7': '{"level":3}' }])
    await test.enter('bob')
    const without = await mia.request('v2ChatroomGetMemberByIds', { accountIds: ['bob'] })
    expect(without.fields['datas']).not.toMatchObject([{ '7': expect.stringMatching(/./) as string }])
  })

  it('takes over the place of the same device without the room noticing (S172)', async () => {
    const mia = await test.enter('mia')
    const old = await test.enter('alice')
    const fresh = await test.enter('alice', { firstLogin: false })
    expect(await kickPacket(old)).toEqual({ kickedReason: 4 })
    expect(await old.closed()).toBe(1000)
    expect((await fresh.request('heartbeat')).code).toBe(200)
    expect(await notificationsOf(mia)).toEqual([301, 301])
    expect(test.eventsNamed('clientLeft')).toEqual([])
  })

  it('leaves ends that are in alone when the policy changes, until another device comes (S170, S171)', async () => {
    test.cloud.operations.setMultiEndPolicy(APPKEY, 'all')
    const [web, phone] = [
      await test.enter('alice', { deviceId: 'web' }),
      await test.enter('alice', { deviceId: 'phone' }),
    ]
    test.cloud.operations.setMultiEndPolicy(APPKEY, 'single')
    expect((await web.request('heartbeat')).code).toBe(200)
    expect((await phone.request('heartbeat')).code).toBe(200)
    await test.enter('alice', { deviceId: 'tablet' })
    for (const end of [web, phone]) expect(await kickPacket(end)).toEqual({ kickedReason: 3 })
  })
})

describe('kicking', () => {
  it('removes all ends of the target and tells the others once', async () => {
    test.cloud.operations.setMultiEndPolicy(APPKEY, 'all')
    const mia = await test.enter('mia')
    const [web, phone] = [
      await test.enter('alice', { deviceId: 'web' }),
      await test.enter('alice', { deviceId: 'phone' }, 'text'),
    ]
    const kick = { accountId: 'alice', notificationExtension: 'be kind' }
    expect((await mia.request('v2ChatroomKickMember', kick)).code).toBe(200)
    for (const end of [web, phone]) {
      expect(await kickPacket(end)).toEqual({ kickedReason: 2, serverExtension: 'be kind' })
      await end.closed()
    }
    expect(await mia.hearsNotification(313)).toMatchObject({
      operator: 'mia',
      opeNick: 'Nick of mia',
      target: ['alice'],
      tarNick: ['Nick of alice'],
      ext: 'be kind',
    })
    expect(await notificationsOf(mia)).not.toContain(313)
    expect(test.eventsNamed('clientKicked')).toMatchObject([
      { accountId: 'alice', detail: { reason: 2, by: 'mia' } },
      { accountId: 'alice', detail: { reason: 2, by: 'mia' } },
    ])
  })

  it('is no ban: the kicked account may enter again', async () => {
    const mia = await test.enter('mia')
    await test.enter('alice')
    await mia.request('v2ChatroomKickMember', { accountId: 'alice' })
    expect(await test.loginCode('alice')).toBe(200)
  })

  it('of oneself is refused with 114429 where the app is strict', async () => {
    await test.stop()
    test = await TestCloud.start({ strictSelfKick: true })
    const alice = await test.enter('alice')
    expect((await alice.request('v2ChatroomKickMember', { accountId: 'alice' })).code).toBe(114429)
  })

  it('of oneself removes the other ends only, and the member stays (S184)', async () => {
    test.cloud.operations.setMultiEndPolicy(APPKEY, 'all')
    const mia = await test.enter('mia')
    const [web, phone] = [
      await test.enter('alice', { deviceId: 'web' }),
      await test.enter('alice', { deviceId: 'phone' }),
    ]
    expect((await phone.request('v2ChatroomKickMember', { accountId: 'alice' })).code).toBe(200)
    expect(await kickPacket(web)).toEqual({ kickedReason: 2 })
    expect((await phone.request('heartbeat')).code).toBe(200)
    expect(await notificationsOf(mia)).toEqual([301, 301])
  })

  it.each([
    { by: 'alice', target: 'mia', code: 114432 },
    { by: 'mia', target: 'zoe', code: 114427 },
    { by: 'mia', target: 'bob', code: 114404 },
  ])('of $target by $by is refused with $code', async ({ by, target, code }) => {
    const operator = await test.enter(by)
    if (target !== 'bob') await test.enter(target)
    expect((await operator.request('v2ChatroomKickMember', { accountId: target })).code).toBe(code)
  })

  it('is not for anonymous guests', async () => {
    const guest = await test.enter('nimanon_1', { anonymous: true, token: '' })
    expect((await guest.request('v2ChatroomKickMember', { accountId: 'nimanon_1' })).code).toBe(114303)
  })
})

describe('an anonymous guest', () => {
  it('cannot throw an account out by taking its id, but goes when the account comes', async () => {
    const alice = await test.enter('alice')
    const anonymous = { anonymous: true, token: '', deviceId: 'elsewhere' }
    expect(await test.loginCode('alice', anonymous)).toBe(417)
    expect((await alice.request('heartbeat')).code).toBe(200)
    await alice.request('v2ChatroomLogout')
    const guest = await test.enter('alice', anonymous)
    const { fields } = await alice.login(test.loginOf('alice'))
    expect(fields['chatroomMember']).toMatchObject({ '3': '3' })
    expect(await kickPacket(guest)).toEqual({ kickedReason: 3 })
  })

  it('needs neither account nor token, and has the role of a guest even under the name of the creator (S87, S92)', async () => {
    const client = await test.connect()
    const { code, fields } = await client.login(test.loginOf('owner', { anonymous: true, token: '' }))
    expect(code).toBe(200)
    expect(fields['chatroomMember']).toMatchObject({ '2': 'owner', '3': '4', '5': 'owner' })
    expect((await client.request('v2ChatroomUpdateSelfMemberInfo')).code).toBe(114303)
  })
})
