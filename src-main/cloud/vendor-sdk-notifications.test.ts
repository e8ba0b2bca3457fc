import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ServerApiCaller } from './testing/server-api-caller'
import { VENDOR_TRANSPORTS, VendorLab } from './testing/vendor-lab'
import type { VendorSession } from './testing/vendor-session'

/** The type of messages that tell of a change. */
const NOTIFICATION = 5
const UNLIKE_MEMBER_INFO = ['onChatroomMemberRoleUpdated', 'onSelfChatBannedUpdated']
const HEARD_EVENTS = [
  ...UNLIKE_MEMBER_INFO,
  'onChatroomChatBannedUpdated',
  'onChatroomMemberInfoUpdated',
  'onSelfTempChatBannedUpdated',
]

interface HeardMessage {
  readonly messageType: number
  readonly attachment: { readonly raw: string }
}

/** The reason -1 as the SDK shows it: it reads the numbers of the binary transport without their sign. */
const UNNAMED_REASON = { binary: 2 ** 32 - 1, text: -1 } as const

describe.each(VENDOR_TRANSPORTS)(
  'changes that the vendor SDK is told over $transport',
  ({ binary, transport }) => {
    let lab: VendorLab
    let api: ServerApiCaller
    let owner: VendorSession
    let alice: VendorSession
    /** What alice was told: ids of notifications as they travelled, and events with their values. */
    let ids: number[]
    let events: [name: string, ...values: unknown[]][]

    beforeEach(async () => {
      ids = []
      events = []
      lab = await VendorLab.start(binary)
      api = new ServerApiCaller(lab.test, lab.clock)
      owner = await lab.enter('owner')
      alice = lab.open().session
      await alice.enter('36', { ...lab.staticLogin('alice'), tagConfig: { tags: ['loud'] } })
      const { V2NIMChatroomService: service } = alice.client
      for (const name of HEARD_EVENTS)
        service.on(name, (...values: unknown[]) => void events.push([name, ...values]))
      service.on('onReceiveMessages', (messages: HeardMessage[]) => {
        const told = messages.filter(({ messageType }) => messageType === NOTIFICATION)
        ids.push(...told.map(({ attachment }) => (JSON.parse(attachment.raw) as { id: number }).id))
      })
    })
    afterEach(() => lab.stop())

    const call = (session: VendorSession, name: string, ...input: unknown[]) =>
      session.client.V2NIMChatroomService[name]?.(...input)
    const say = (session: VendorSession) =>
      call(session, 'sendMessage', session.client.V2NIMChatroomMessageCreator.createTextMessage('hi'), {})
    const muteRoom = (banned: boolean) =>
      api.v2('PATCH', 'v2/chatrooms/36/actions/chat_banned', { chat_banned: banned })
    const isTold = (...wanted: number[]) => expect.poll(() => ids).toEqual(wanted)

    it('318 and 319: the server API takes the word from the room (113423) and gives it back', async () => {
      await muteRoom(true)
      await isTold(318)
      await expect(say(alice)).rejects.toMatchObject({ code: 113423 })
      await say(owner)
      await muteRoom(false)
      await isTold(318, 319)
      await say(alice)
      expect(events).toEqual([
        ['onChatroomChatBannedUpdated', true],
        ['onChatroomChatBannedUpdated', false],
      ])
    })

    it('321 and 322: a tag loses the word for a while, which concerns who has it, and gets it back', async () => {
      const ban = (targetTag: string, duration: number) =>
        call(owner, 'setTempChatBannedByTag', { targetTag, duration })
      await ban('quiet', 60)
      await isTold(321)
      expect(events).toEqual([])
      await ban('loud', 30)
      await ban('loud', 0)
      await isTold(321, 321, 322)
      expect(events).toEqual([
        ['onSelfTempChatBannedUpdated', true, 30],
        ['onSelfTempChatBannedUpdated', false, 0],
      ])
    })

    it('316 alone makes the event of changed member info, for others and for oneself', async () => {
      await call(owner, 'updateSelfMemberInfo', { roomNick: 'Boss' }, {})
      await call(alice, 'updateSelfMemberInfo', { roomAvatar: 'https://127.0.0.1/a.png' }, {})
      await isTold(316, 316)
      expect(events).toMatchObject([
        ['onChatroomMemberInfoUpdated', { accountId: 'owner', roomNick: 'Boss' }],
        ['onChatroomMemberInfoUpdated', { accountId: 'alice', roomAvatar: 'https://127.0.0.1/a.png' }],
      ])
      await call(owner, 'updateMemberRole', 'alice', { memberRole: 0, memberLevel: 4 })
      await call(owner, 'setMemberChatBannedStatus', 'alice', true, 'x')
      await isTold(316, 316, 326, 305)
      expect(events.slice(2).map(([name]) => name)).toEqual(UNLIKE_MEMBER_INFO)
    })

    it('a member thrown out by the server API without a notice vanishes silently', async () => {
      const bob = await lab.enter('bob')
      await alice.hears('memberEnter bob')
      const kick = { room_id: 36, operator_account_id: 'owner', notification_enabled: false }
      await api.v2('PATCH', 'v2.1/room_members/bob/actions/kicked', kick)
      await bob.hears('kicked 2')
      await say(owner)
      expect(alice.heard).not.toContain('memberExit bob')
    })

    it('an account logged out by the server API is kicked for a reason that has no name', async () => {
      await api.v2('POST', 'v2/accounts/alice/actions/kick', { type: 1, kick_notify_extension: 'bye' })
      await alice.hears(`kicked ${UNNAMED_REASON[transport]}`)
      expect(alice.kicked).toMatchObject({ serverExtension: 'bye' })
    })
  },
)
