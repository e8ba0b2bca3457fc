import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { VENDOR_TRANSPORTS, VendorLab } from './testing/vendor-lab'
import type { VendorSession } from './testing/vendor-session'

describe.each(VENDOR_TRANSPORTS)('commands of the vendor SDK over the $transport transport', ({ binary }) => {
  let lab: VendorLab
  let alice: VendorSession
  let mia: VendorSession

  beforeEach(async () => {
    lab = await VendorLab.start(binary)
    alice = await lab.enter('alice')
    mia = await lab.enter('mia')
  })
  afterEach(() => lab.stop())

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
})
