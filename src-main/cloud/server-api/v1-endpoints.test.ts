import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ServerApiCaller } from '../testing/server-api-caller'
import { TestCloud } from '../testing/test-cloud'

let test: TestCloud
let api: ServerApiCaller
beforeEach(async () => {
  test = await TestCloud.start()
  api = new ServerApiCaller(test)
})
afterEach(() => test.stop())

const isKick = ({ command }: { command: string | null }): boolean => command === 'v2ChatroomBeKicked'

describe('accounts by V1', () => {
  it('are registered, changed and get new tokens', async () => {
    const created = await api.v1('user/create', { accid: 'carol', token: 't1', name: 'Carol' })
    expect(created).toEqual({ code: 200, info: { accid: 'carol', token: 't1', name: 'Carol' } })
    expect(await api.v1('user/create', { accid: 'carol' })).toMatchObject({ code: 414 })
    expect(await api.v1('user/update', { accid: 'carol', token: 't2' })).toEqual({ code: 200 })
    expect(await test.loginCode('carol', { token: 't2' })).toBe(200)
    const { info } = await api.v1('user/refreshToken', { accid: 'carol' })
    expect(await test.loginCode('carol', { token: 't2' })).toBe(102302)
    expect(await test.loginCode('carol', { token: (info as { token: string }).token })).toBe(200)
  })

  it('are banned, thrown out when wanted, and let in again', async () => {
    const alice = await test.enter('alice')
    expect(await api.v1('user/block', { accid: 'alice', needkick: 'true' })).toEqual({ code: 200 })
    await alice.closed()
    expect(await test.loginCode('alice')).toBe(102422)
    await api.v1('user/unblock', { accid: 'alice' })
    expect(await test.loginCode('alice')).toBe(200)
  })
})

describe('rooms by V1', () => {
  it('are created, read, changed, closed and opened', async () => {
    const { chatroom } = await api.v1('chatroom/create', {
      creator: 'owner',
      name: 'New',
      announcement: 'Hi',
      queuelevel: '1',
    })
    expect(chatroom).toMatchObject({ roomid: 39, name: 'New', valid: true, queuelevel: 1 })
    await test.enter('alice', { roomId: '39' })
    await api.v1('chatroom/update', { roomid: '39', name: 'Renamed' })
    expect(await api.v1('chatroom/get', { roomid: '39', needOnlineUserCount: 'true' })).toMatchObject({
      code: 200,
      chatroom: { name: 'Renamed', announcement: 'Hi', onlineusercount: 1 },
    })
    const close = { roomid: '39', operator: 'owner', valid: 'false' }
    expect(await api.v1('chatroom/toggleCloseStat', close)).toMatchObject({ desc: { valid: false } })
    expect(await api.v1('chatroom/toggleCloseStat', close)).toMatchObject({ code: 417 })
    expect(await test.loginCode('alice', { roomId: '39' })).toBe(113406)
  })

  it('give their link address; absent and closed ones are both 404', async () => {
    const ask = (roomid: string) =>
      api.v1('chatroom/requestAddr', { roomid, accid: 'alice', clienttype: '1', clientip: '127.0.0.1' })
    expect(await ask('36')).toEqual({ code: 200, addr: [test.link] })
    expect(await ask('38')).toEqual({ code: 404, desc: 'chatroom closed' })
    expect(await ask('99')).toEqual({ code: 404, desc: 'chatroom not exist' })
  })

  it('are muted, silenced, told when to close, and listed by creator', async () => {
    const alice = await test.enter('alice')
    await api.v1('chatroom/muteRoom', { roomid: '36', operator: 'owner', mute: 'true' })
    await alice.hearsNotification(318)
    await api.v1('chatroom/updateInOutNotification', { roomid: '36', close: 'true' })
    expect(await api.v1('chatroom/get', { roomid: '36' })).toMatchObject({
      chatroom: { muted: true, inOutNotification: 0 },
    })
    expect(await api.v1('chatroom/queryUserRoomIds', { creator: 'owner' })).toMatchObject({
      desc: { roomids: [36, 37] },
    })
    const delay = { roomid: '36', delayClosePolicy: '1', delaySeconds: '5' }
    expect(await api.v1('chatroom/updateDelayClosePolicy', delay)).toEqual({ code: 200 })
    await test.clock.advance(5_000)
    expect((await alice.hears(isKick)).fields).toEqual({ kickedReason: 1 })
  })
})

describe('members by V1', () => {
  const operated = { roomid: '36', operator: 'owner', target: 'alice' }
  const setRole = (opt: string, optvalue = 'true') =>
    api.v1('chatroom/setMemberRole', { ...operated, opt, optvalue })

  it('get roles, the block list and the chat ban by the options of one call', async () => {
    expect(await setRole('1')).toMatchObject({ code: 200, desc: { accid: 'alice', role: 2 } })
    expect(await setRole('1', 'false')).toMatchObject({ desc: { role: 0 } })
    expect(await setRole('2', 'false')).toMatchObject({ desc: { role: 3 } })
    expect(await setRole('2')).toMatchObject({ desc: { role: 0 } })
    expect(await setRole('-2')).toMatchObject({ desc: { muted: true } })
    expect(await setRole('-1')).toMatchObject({ desc: { blocked: true } })
    expect(await test.loginCode('alice')).toBe(114426)
    expect(await setRole('3')).toMatchObject({ code: 414 })
  })

  it('are thrown out and lose the word for a while', async () => {
    const alice = await test.enter('alice')
    const mute = { ...operated, muteDuration: '60' }
    expect(await api.v1('chatroom/temporaryMute', mute)).toEqual({
      code: 200,
      desc: { muteDuration: 60 },
    })
    await alice.hearsNotification(314)
    const kick = { roomid: '36', accid: 'owner', targetAccid: 'alice', notifyExt: 'bye' }
    expect(await api.v1('chatroom/kickMember', kick)).toEqual({ code: 200 })
    expect((await alice.hears(isKick)).fields).toEqual({ kickedReason: 2, serverExtension: 'bye' })
    expect(await api.v1('chatroom/kickMember', kick)).toMatchObject({ code: 404 })
  })
})
