import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeDynamicToken } from '../../src-shared/chatroom'
import { APP_SECRET, APPKEY } from './testing/test-cloud'
import { VENDOR_TRANSPORTS, VendorLab } from './testing/vendor-lab'

const ENTERED = ['status 2', 'status 3', 'status 4', 'status 5', 'entered', 'resolved']

describe.each(VENDOR_TRANSPORTS)('the vendor SDK over the $transport transport', ({ binary }) => {
  let lab: VendorLab
  beforeAll(async () => {
    lab = await VendorLab.start(binary)
  })
  afterEach(() => lab.closeBrowsers())
  afterAll(() => lab.stop())

  const dynamicToken = (accountId: string, appSecret = APP_SECRET) =>
    makeDynamicToken({ appkey: APPKEY, appSecret, accountId, curTimeMs: Date.now(), ttlSeconds: 600 })

  it('enters with a static token and learns about room and member (S7, S83)', async () => {
    const { session } = lab.open()
    const { chatroom, selfMember } = await session.enter('36', lab.staticLogin('alice'))
    expect(session.heard.filter((note) => note !== 'memberEnter alice')).toEqual(ENTERED)
    expect(session.heard.indexOf('memberEnter alice')).toBeGreaterThan(3)
    expect(chatroom).toMatchObject({ roomId: '36', roomName: 'Room 36' })
    expect(selfMember).toMatchObject({ accountId: 'alice', roomNick: 'Nick of alice', memberRole: 3 })
    expect(lab.contacted.every((url) => url.includes(lab.test.link))).toBe(true)
  })

  it('shows a member and its room as they are, in every field', async () => {
    const { session } = lab.open()
    const { chatroom, selfMember } = await session.enter('36', {
      ...lab.staticLogin('mia'),
      roomNick: 'Mia 米娅',
      roomAvatar: 'https://example.test/mia.png',
      serverExtension: '{"level":3}',
      tagConfig: { tags: ['vip', 'stage'], notifyTargetTags: '{"tag":"vip"}' },
    })
    const { enterTime, updateTime, ...member } = selfMember
    expect([enterTime, updateTime]).toEqual([expect.any(Number), enterTime])
    expect(member).toEqual({
      roomId: '36',
      accountId: 'mia',
      memberRole: 2,
      memberLevel: 0,
      roomNick: 'Mia 米娅',
      roomAvatar: 'https://example.test/mia.png',
      serverExtension: '{"level":3}',
      isOnline: true,
      blocked: false,
      chatBanned: false,
      valid: true,
      tempChatBanned: false,
      tempChatBannedDuration: 0,
      tags: ['vip', 'stage'],
      notifyTargetTags: '{"tag":"vip"}',
      multiEnterInfo: [
        {
          roomNick: 'Mia 米娅',
          roomAvatar: 'https://example.test/mia.png',
          enterTime,
          clientType: 16,
        },
      ],
    })
    expect(chatroom).toEqual({
      roomId: '36',
      roomName: 'Room 36',
      announcement: 'Welcome to 36',
      liveUrl: '',
      isValidRoom: true,
      serverExtension: '',
      queueLevelMode: 0,
      creatorAccountId: 'owner',
      onlineUserCount: 1,
      chatBanned: false,
    })
  })

  it('enters with a dynamic token', async () => {
    const { session } = lab.open()
    const tokenProvider = () => Promise.resolve(dynamicToken('bob'))
    await session.enter('36', {
      accountId: 'bob',
      loginOption: { authType: 1, tokenProvider },
      linkProvider: lab.linkProvider,
    })
    expect(session.heard).toContain('entered')
  })

  it('enters through the third-party callback, by login extension and by token (S34, S133)', async () => {
    const password = () => Promise.resolve('let-me-in')
    const byExtension = { authType: 2, loginExtensionProvider: password }
    await lab
      .open()
      .session.enter('36', { accountId: 'bob', loginOption: byExtension, linkProvider: lab.linkProvider })
    const byToken = { authType: 2, tokenProvider: password, loginExtensionProvider: () => 'other' }
    await lab
      .open()
      .session.enter('36', { accountId: 'mia', loginOption: byToken, linkProvider: lab.linkProvider })
    const stranger = { accountId: 'bob', loginOption: { authType: 2, loginExtensionProvider: () => 'other' } }
    const refused = lab.open().session.enterRefused('36', { ...stranger, linkProvider: lab.linkProvider })
    expect(await refused).toBe(302)
  })

  it('enters anonymously without account and token, and may not write', async () => {
    const { session } = lab.open()
    const { selfMember } = await session.enter('36', { anonymousMode: true, linkProvider: lab.linkProvider })
    expect(selfMember).toMatchObject({ memberRole: 4 })
    expect(String(selfMember['accountId'])).toMatch(/^nimanon_[0-9a-f]{32}$/)
    const { V2NIMChatroomMessageCreator: creator, V2NIMChatroomService: service } = session.client
    await expect(service['sendMessage']?.(creator.createTextMessage('hi'), {})).rejects.toMatchObject({
      code: 114303,
    })
  })

  it.each([
    { what: 'a wrong static token', params: { accountId: 'alice', token: 'wrong' }, code: 102302 },
    {
      what: 'a dynamic token in place of the static one',
      params: { accountId: 'alice', token: dynamicToken('alice') },
      code: 102302,
    },
    { what: 'an unknown account', params: { accountId: 'nobody', token: 'x' }, code: 102404 },
    { what: 'a banned account', params: { accountId: 'mallory', token: 'token-mallory' }, code: 102422 },
    {
      what: 'a wrong signature',
      params: {
        accountId: 'alice',
        loginOption: { authType: 1, tokenProvider: () => dynamicToken('alice', 'other-secret') },
      },
      code: 102302,
    },
    {
      what: 'a wrong login extension',
      params: { accountId: 'alice', loginOption: { authType: 2, loginExtensionProvider: () => 'wrong' } },
      code: 302,
    },
    {
      what: 'a closed room',
      roomId: '38',
      params: { accountId: 'alice', token: 'token-alice' },
      code: 113406,
    },
    {
      what: 'a missing room',
      roomId: '99',
      params: { accountId: 'alice', token: 'token-alice' },
      code: 191004,
    },
    {
      what: 'an overlong extension',
      params: { accountId: 'alice', token: 'token-alice', serverExtension: 'x'.repeat(4097) },
      code: 191004,
    },
  ])('is refused for $what with $code (S5, S21, S25)', async ({ roomId = '36', params, code }) => {
    const { session } = lab.open()
    expect(await session.enterRefused(roomId, { ...params, linkProvider: lab.linkProvider })).toBe(code)
    expect(session.heard).toEqual([
      'status 2',
      'status 3',
      'status 4',
      `status 0 ${code}`,
      `rejected ${code}`,
    ])
  })

  it('is refused with 101303 for an unknown app', async () => {
    const { session } = lab.open({ appkey: 'other-appkey' })
    expect(await session.enterRefused('36', lab.staticLogin('alice'))).toBe(101303)
  })

  it('exits, and others see the member leave', async () => {
    const [mia, alice] = [await lab.enter('mia'), await lab.enter('alice')]
    await mia.hears('memberEnter alice')
    alice.heard.splice(0)
    void alice.client.exit()
    await alice.hears('exited')
    expect(alice.heard).toEqual(['status 6', 'exited'])
    await mia.hears('memberExit alice')
  })

  it('reconnects after its link broke, without entering a second time', async () => {
    const { session, browser } = lab.open()
    await session.enter('36', lab.staticLogin('alice'))
    session.heard.splice(0)
    browser.dropLink()
    await session.hears('status 5')
    expect(session.heard.filter((note) => !note.startsWith('member'))).toEqual([
      'status 0 192003',
      'status 1',
      'status 2',
      'status 3',
      'status 4',
      'status 5',
    ])
  })

  it('takes its own place over when it reconnects before the cloud has noticed the loss', async () => {
    const { session, browser } = lab.open()
    await session.enter('36', lab.staticLogin('alice'))
    const lost = browser.sockets.at(-1)
    session.heard.splice(0)
    lost?.onclose?.({ wasClean: false, code: 1006, reason: '', type: 'close', target: lost })
    await session.hears('status 5')
    const kicks = lab.test.eventsNamed('clientKicked').filter(({ accountId }) => accountId === 'alice')
    expect(kicks.at(-1)?.detail).toMatchObject({ reason: 4, by: 'sameDevice' })
    expect(session.heard.filter((note) => note.startsWith('kicked'))).toEqual([])
  })
})
