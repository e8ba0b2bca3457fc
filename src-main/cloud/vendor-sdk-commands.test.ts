import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { VENDOR_TRANSPORTS, VendorLab } from './testing/vendor-lab'
import type { VendorError } from './testing/vendor-sdk'
import type { VendorSession } from './testing/vendor-session'

const PROTOCOL_TIMEOUT = 192004
const UNSUPPORTED = 404

/** Calls of the room service that this cloud does not offer yet. */
const unsupportedCalls: readonly { name: string; input: readonly unknown[] }[] = [
  { name: 'getMessageList', input: [{ limit: 10 }] },
  { name: 'getMessageListByTag', input: [{ tags: ['a'], limit: 10 }] },
  { name: 'updateChatroomInfo', input: [{ roomName: 'New name' }, {}] },
  { name: 'setMemberTempChatBanned', input: ['bob', 10, true, 'x'] },
  { name: 'setTempChatBannedByTag', input: [{ targetTag: 'a', duration: 1 }] },
  { name: 'getMemberCountByTag', input: ['a'] },
  { name: 'getMemberListByTag', input: [{ tag: 'a', limit: 10 }] },
  { name: 'updateChatroomTags', input: [{ tags: ['a'] }] },
  { name: 'updateMemberRole', input: ['bob', { memberRole: 2 }] },
  { name: 'setMemberBlockedStatus', input: ['bob', true, 'x'] },
  { name: 'setMemberChatBannedStatus', input: ['bob', true, 'x'] },
]

const unsupportedQueueCalls: readonly { name: string; input: readonly unknown[] }[] = [
  { name: 'queueInit', input: [10] },
  { name: 'queueOffer', input: [{ elementKey: 'k', elementValue: 'v', transient: false }] },
  { name: 'queuePoll', input: ['k'] },
  { name: 'queueList', input: [] },
  { name: 'queuePeek', input: [] },
  { name: 'queueDrop', input: [] },
  { name: 'queueBatchUpdate', input: [[{ key: 'k', value: 'v' }], true, 'x'] },
]

describe.each(VENDOR_TRANSPORTS)('commands of the vendor SDK over the $transport transport', ({ binary }) => {
  let lab: VendorLab
  let alice: VendorSession
  let mia: VendorSession

  beforeAll(async () => {
    lab = await VendorLab.start(binary)
    alice = await lab.enter('alice')
    mia = await lab.enter('mia')
  })
  afterAll(() => lab.stop())

  const call = (name: string, ...input: unknown[]): Promise<unknown> | undefined =>
    alice.client.V2NIMChatroomService[name]?.(...input)

  it('delivers a text message to the others', async () => {
    const message = alice.client.V2NIMChatroomMessageCreator.createTextMessage('good evening')
    await expect(call('sendMessage', message, {})).resolves.toMatchObject({
      message: { text: 'good evening', sendingState: 1 },
    })
    await mia.hears('message good evening')
    expect(mia.lastMessage).toMatchObject({
      senderId: 'alice',
      roomId: '36',
      senderClientType: 16,
      createTime: expect.any(Number) as number,
      userInfoConfig: { senderNick: 'Nick of alice' },
    })
    expect(alice.heard).not.toContain('message good evening')
  })

  it('lists members page by page, fixed ones also while they are away', async () => {
    const query = { memberRoles: [], onlyBlocked: false, onlyChatBanned: false, onlyOnline: false }
    const first = await call('getMemberListByOption', { ...query, limit: 3 })
    expect(first).toMatchObject({ finished: false, pageToken: '3' })
    const rest = await call('getMemberListByOption', { ...query, limit: 3, pageToken: '3' })
    expect(rest).toMatchObject({ finished: true })
    const members = [first, rest].flatMap(
      (page) => (page as { memberList: { accountId: string; isOnline: boolean }[] }).memberList,
    )
    expect(Object.fromEntries(members.map(({ accountId, isOnline }) => [accountId, isOnline]))).toEqual({
      alice: true,
      mia: true,
      owner: false,
      zoe: false,
    })
  })

  it('lists only the online managers when asked for them', async () => {
    const query = { memberRoles: [2], onlyOnline: true, limit: 10 }
    await expect(call('getMemberListByOption', query)).resolves.toMatchObject({
      memberList: [{ accountId: 'mia', memberRole: 2 }],
      finished: true,
    })
  })

  it('finds members by their ids and leaves unknown ones out', async () => {
    await expect(call('getMemberByIds', ['mia', 'nobody'])).resolves.toMatchObject([
      { accountId: 'mia', roomNick: 'Nick of mia' },
    ])
  })

  it('lets a member change how it shows, and tells the room', async () => {
    const updated = new Promise((resolve) =>
      mia.client.V2NIMChatroomService.on('onChatroomMemberInfoUpdated', resolve),
    )
    await call('updateSelfMemberInfo', { roomNick: 'Alice B.' }, {})
    await expect(updated).resolves.toMatchObject({ accountId: 'alice', roomNick: 'Alice B.' })
  })

  it.each(unsupportedCalls)('answers $name at once', async ({ name, input }) => {
    const error = (await call(name, ...input)?.catch((reason: unknown) => reason)) as VendorError
    expect(error.code).not.toBe(PROTOCOL_TIMEOUT)
    expect(error.code).toBe(UNSUPPORTED)
  })

  it.each(unsupportedQueueCalls)('answers $name at once', async ({ name, input }) => {
    const called = alice.client.V2NIMChatroomQueueService[name]?.(...input)
    const error = (await called?.catch((reason: unknown) => reason)) as VendorError
    expect(error.code).toBe(UNSUPPORTED)
  })
})
