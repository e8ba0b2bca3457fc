import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { VENDOR_TRANSPORTS, VendorLab } from './testing/vendor-lab'
import type { VendorSession } from './testing/vendor-session'

type Calls = 'V2NIMChatroomService' | 'V2NIMChatroomQueueService'

describe.each(VENDOR_TRANSPORTS)('a room led by the vendor SDK over $transport', ({ binary }) => {
  let lab: VendorLab
  let owner: VendorSession
  let alice: VendorSession

  beforeEach(async () => {
    lab = await VendorLab.start(binary)
    owner = await lab.enter('owner')
    alice = await lab.enter('alice')
  })
  afterEach(() => lab.stop())

  const call = (session: VendorSession, name: string, ...input: unknown[]) =>
    session.client.V2NIMChatroomService[name]?.(...input)
  const queue = (session: VendorSession, name: string, ...input: unknown[]) =>
    session.client.V2NIMChatroomQueueService[name]?.(...input)
  /** The values of the next event of a service. */
  const next = (session: VendorSession, service: Calls, event: string): Promise<unknown[]> =>
    new Promise((resolve) => {
      const { on } = session.client[service] as {
        on: (name: string, listener: (...values: unknown[]) => void) => void
      }
      on.call(session.client[service], event, (...values) => resolve(values))
    })
  const hears = (event: string) => next(alice, 'V2NIMChatroomService', event)
  const hearsOfQueue = (event: string) => next(alice, 'V2NIMChatroomQueueService', event)
  const say = (session: VendorSession, text: string) =>
    call(session, 'sendMessage', session.client.V2NIMChatroomMessageCreator.createTextMessage(text), {})

  it('changes what it says about itself', async () => {
    const heard = hears('onChatroomInfoUpdated')
    await call(owner, 'updateChatroomInfo', { roomName: 'New name', serverExtension: '{"a":1}' }, {})
    expect(await heard).toMatchObject([{ roomName: 'New name', serverExtension: '{"a":1}' }])
  })

  it('gives a role, which the member hears with its former one', async () => {
    const heard = hears('onChatroomMemberRoleUpdated')
    const params = { memberRole: 2, memberLevel: 3, notificationExtension: 'well done' }
    await call(owner, 'updateMemberRole', 'alice', params)
    expect(await heard).toMatchObject([3, { accountId: 'alice', memberRole: 2, memberLevel: 3 }])
  })

  it('bans a member from speaking and lets it speak again', async () => {
    const banned = hears('onSelfChatBannedUpdated')
    await expect(call(owner, 'setMemberChatBannedStatus', 'alice', true, 'x')).resolves.not.toThrow()
    expect(await banned).toEqual([true])
    await expect(say(alice, 'hi')).rejects.toMatchObject({ code: 114421 })
    const query = { memberRoles: [], onlyChatBanned: true, limit: 10 }
    await expect(call(owner, 'getMemberListByOption', query)).resolves.toMatchObject({
      memberList: [{ accountId: 'alice', chatBanned: true }],
      finished: true,
    })
    const freed = hears('onSelfChatBannedUpdated')
    await call(owner, 'setMemberChatBannedStatus', 'alice', false, 'x')
    expect(await freed).toEqual([false])
  })

  it('bans a member for a time, and everybody with a tag', async () => {
    const banned = hears('onSelfTempChatBannedUpdated')
    await call(owner, 'setMemberTempChatBanned', 'alice', 60, true, 'x')
    expect(await banned).toEqual([true, 60])
    await expect(say(alice, 'hi')).rejects.toMatchObject({ code: 114421 })
    const freed = hears('onSelfTempChatBannedUpdated')
    await call(owner, 'setMemberTempChatBanned', 'alice', 0, true, 'x')
    expect(await freed).toEqual([false, 0])
    await call(alice, 'updateChatroomTags', { tags: ['loud'] })
    await call(owner, 'setTempChatBannedByTag', { targetTag: 'loud', duration: 60 })
    await expect(say(alice, 'hi')).rejects.toMatchObject({ code: 113302 })
    await call(owner, 'setTempChatBannedByTag', { targetTag: 'loud', duration: 0 })
    await say(alice, 'hi')
  })

  it('counts and lists members by their tags, which they change', async () => {
    const heard = hears('onChatroomTagsUpdated')
    await call(alice, 'updateChatroomTags', { tags: ['vip', 'stage'] })
    expect(await heard).toEqual([['vip', 'stage']])
    expect(await call(owner, 'getMemberCountByTag', 'vip')).toBe(1)
    await expect(call(owner, 'getMemberListByTag', { tag: 'vip', limit: 10 })).resolves.toMatchObject({
      memberList: [{ accountId: 'alice' }],
      finished: true,
    })
  })

  it('remembers its messages, in both directions', async () => {
    for (const text of ['first', 'second']) await say(owner, text)
    const texts = async (name: string, query: object) =>
      ((await call(owner, name, query)) as { text: string }[]).map(({ text }) => text)
    expect((await texts('getMessageList', { limit: 2, direction: 0 })).toSorted()).toEqual([
      'first',
      'second',
    ])
    expect(await texts('getMessageList', { limit: 1, direction: 1 })).toEqual(['first'])
    await call(owner, 'updateChatroomTags', { tags: ['speaker'] })
    await say(owner, 'third')
    expect(await texts('getMessageListByTag', { tags: ['speaker'], limit: 10 })).toEqual(['third'])
  })

  it('keeps a queue that everybody sees change', async () => {
    await queue(owner, 'queueInit', 10)
    const offered = hearsOfQueue('onChatroomQueueOffered')
    const element = { elementKey: 'k', elementValue: 'v', transient: false, elementOwnerAccountId: 'owner' }
    await queue(owner, 'queueOffer', element)
    expect(await offered).toMatchObject([{ key: 'k', value: 'v' }])
    await expect(queue(alice, 'queueList')).resolves.toMatchObject([{ key: 'k', value: 'v' }])
    await expect(queue(alice, 'queuePeek')).resolves.toMatchObject({ key: 'k', value: 'v' })
    await expect(queue(alice, 'queuePoll', 'k')).rejects.toMatchObject({ code: 114432 })
    const updated = hearsOfQueue('onChatroomQueueBatchUpdated')
    const elements = [
      { key: 'k', value: 'w' },
      { key: 'lost', value: 'x' },
    ]
    expect(await queue(owner, 'queueBatchUpdate', elements, true, 'x')).toEqual(['lost'])
    expect(await updated).toMatchObject([[{ key: 'k', value: 'w' }]])
    const polled = hearsOfQueue('onChatroomQueuePolled')
    await queue(owner, 'queuePoll', 'k')
    expect(await polled).toMatchObject([{ key: 'k', value: 'w' }])
    const dropped = hearsOfQueue('onChatroomQueueDropped')
    await queue(owner, 'queueDrop')
    await dropped
  })

  it('loses the elements of a member that goes', async () => {
    const bob = await lab.enter('bob')
    const cleared = hearsOfQueue('onChatroomQueuePartCleared')
    const element = { elementKey: 'of bob', elementValue: 'v', transient: true, elementOwnerAccountId: 'bob' }
    await queue(bob, 'queueOffer', element)
    void bob.client.exit()
    expect(await cleared).toMatchObject([[{ key: 'of bob', value: 'v' }]])
  })

  it('throws a member out that it blocks, with reason 5, and refuses it with 114426', async () => {
    const bob = await lab.enter('bob')
    await call(owner, 'setMemberBlockedStatus', 'bob', true, 'go')
    await bob.hears('kicked 5')
    await alice.hears('memberExit bob')
    const { session } = lab.open()
    expect(await session.enterRefused('36', lab.staticLogin('bob'))).toBe(114426)
    await call(owner, 'setMemberBlockedStatus', 'bob', false, '')
    await lab.enter('bob')
  })
})
