import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../../../src-shared/testing/eventually'
import { signCallback } from '../callback-signature'
import { CopyReceiver } from '../testing/copy-receiver'
import { APP_SECRET, TestCloud } from '../testing/test-cloud'
import type { CopyDelivery } from './copy'

let receiver: CopyReceiver
let test: TestCloud
beforeEach(async () => {
  receiver = await CopyReceiver.start()
})
afterEach(async () => {
  await test.stop()
  await receiver.close()
})

async function start(copies: object = {}, app: object = {}): Promise<void> {
  test = await TestCloud.start({ copyUrl: receiver.url, copies, ...app })
}

/** Waits until that many copies arrived and gives what they say. */
async function told(count: number): Promise<(string | undefined)[][]> {
  await eventually(() => expect(receiver.copies).toHaveLength(count))
  return receiver.copies.map(({ event, accid, logOutReason }) => [event, accid, logOutReason])
}

async function deliveries(): Promise<readonly CopyDelivery[]> {
  const response = await fetch(`${test.admin}/admin/copies`, {
    headers: { authorization: `Bearer ${test.cloud.adminToken}` },
  })
  return ((await response.json()) as { deliveries: CopyDelivery[] }).deliveries
}

describe('in and out copies', () => {
  it('tell who came, with all fields as text and signed (S175)', async () => {
    await start()
    await test.enter('alice', { tags: ['vip'], serverExtension: '{"a":1}' })
    await told(1)
    const { sdkVersion, ...copy } = receiver.copies[0] ?? {}
    expect(sdkVersion).toMatch(/^\d+$/)
    expect(copy).toEqual({
      eventType: '9',
      roomId: '36',
      event: 'IN',
      accid: 'alice',
      code: '200',
      clientType: 'WEB',
      clientIp: '127.0.0.1',
      timestamp: String(test.clock.wallMs()),
      roleType: '3',
      tags: '["vip"]',
      ext: '{"a":1}',
    })
    const { headers, body } = receiver.received[0] ?? { headers: {}, body: '' }
    const curTime = String(headers['curtime'])
    const expected = signCallback(APP_SECRET, body, curTime)
    expect([headers['md5'], headers['checksum']]).toEqual([expected.md5, expected.checkSum])
    expect(curTime).toBe(String(test.clock.wallMs()))
  })

  it.each([
    { accountId: 'owner', login: {}, roleType: '1' },
    { accountId: 'mia', login: {}, roleType: '2' },
    { accountId: 'bob', login: {}, roleType: '0' },
    { accountId: 'alice', login: {}, roleType: '-1' },
    { accountId: 'nimanon_1', login: { anonymous: true }, roleType: '4' },
  ])('give $accountId the role type $roleType', async ({ accountId, login, roleType }) => {
    const room = { roomId: '36', creator: 'owner', managers: ['mia'], members: ['bob'] }
    await start({}, { rooms: [{ ...room, chatBannedMembers: ['alice'] }] })
    await test.enter(accountId, login)
    await told(1)
    expect(receiver.copies[0]).toMatchObject({ roleType })
    expect(receiver.copies[0]?.['anonymous']).toBe(accountId === 'nimanon_1' ? 'true' : undefined)
  })

  it('say how somebody went when the app wants to know', async () => {
    await start({ logOutReason: true })
    const alice = await test.enter('alice')
    await alice.request('v2ChatroomLogout')
    ;(await test.enter('bob')).drop()
    await test.event(({ name, accountId }) => name === 'clientLeft' && accountId === 'bob')
    await test.enter('mia')
    await test.enter('mia', { deviceId: 'other' })
    expect(await told(7)).toEqual([
      ['IN', 'alice', undefined],
      ['OUT', 'alice', 'EXIT'],
      ['IN', 'bob', undefined],
      ['OUT', 'bob', 'OFFLINE'],
      ['IN', 'mia', undefined],
      ['KICK', 'mia', 'LOGIN_KICK'],
      ['IN', 'mia', undefined],
    ])
  })

  it('do not say it otherwise', async () => {
    await start()
    await (await test.enter('alice')).request('v2ChatroomLogout')
    expect(await told(2)).toEqual([
      ['IN', 'alice', undefined],
      ['OUT', 'alice', undefined],
    ])
  })

  it('tell of a kick, but not of who was put on the block list', async () => {
    await start({ logOutReason: true })
    const owner = await test.enter('owner')
    const [alice, bob] = [await test.enter('alice'), await test.enter('bob')]
    await owner.request('v2ChatroomSetMemberBlockedStatus', { accountId: 'alice', blocked: true })
    await alice.closed()
    await owner.request('v2ChatroomKickMember', { accountId: 'bob' })
    await bob.closed()
    expect((await told(4)).at(-1)).toEqual(['KICK', 'bob', 'KICK'])
  })

  it('tell of a takeover by the same device as one more IN without OUT (S173, S174)', async () => {
    await start()
    await test.enter('alice')
    await test.enter('alice')
    expect((await told(2)).map(([event]) => event)).toEqual(['IN', 'IN'])
  })

  it('pair it when the app wants them fully paired', async () => {
    await start({ fullyPaired: true })
    await test.enter('alice')
    await test.enter('alice')
    expect((await told(3)).map(([event]) => event)).toEqual(['IN', 'OUT', 'IN'])
  })

  it('leave everybody but creator and managers out when the app wants only them', async () => {
    await start({ scope: 'leading' })
    for (const accountId of ['alice', 'mia', 'owner']) await test.enter(accountId)
    expect((await told(2)).map(([, accountId]) => accountId)).toEqual(['mia', 'owner'])
  })
})

describe('a receiver that is down', () => {
  /** When the attempts of the first minute are made, as delays from one to the next. */
  const DELAYS_MS = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000]

  it('loses nothing: what happened meanwhile comes in its order when it is back', async () => {
    await start()
    await receiver.close()
    const alice = await test.enter('alice')
    await alice.request('v2ChatroomLogout')
    await test.enter('bob')
    for (const [index, delayMs] of DELAYS_MS.entries()) {
      await attempted(index + 1)
      if (index === DELAYS_MS.length - 1) await receiver.open()
      await test.clock.advance(delayMs)
    }
    expect((await told(3)).map(([event, accountId]) => [event, accountId])).toEqual([
      ['IN', 'alice'],
      ['OUT', 'alice'],
      ['IN', 'bob'],
    ])
    await eventually(async () =>
      expect((await deliveries()).map(({ state }) => state)).toEqual(Array(3).fill('delivered')),
    )
    expect(await deliveries()).toMatchObject([{ attemptCount: 7, problem: null }, {}, {}])
  })

  it('is asked again when it answers with anything but 200', async () => {
    await start()
    receiver.status = 500
    await test.enter('alice')
    await attempted(1)
    expect(await deliveries()).toMatchObject([{ state: 'waiting', problem: 'answered with HTTP 500' }])
    receiver.status = 200
    await test.clock.advance(1_000)
    await eventually(async () => expect(await deliveries()).toMatchObject([{ state: 'delivered' }]))
    expect(receiver.copies).toHaveLength(2)
  })

  it('gets what waits when the cloud is started again', async () => {
    await start()
    await receiver.close()
    await test.enter('alice')
    await attempted(1)
    await test.cloud.stop()
    expect(test.clock.pendingCount).toBe(0)
    await receiver.open()
    test.admin = (await test.cloud.start()).admin
    expect((await told(2)).map(([event]) => event)).toEqual(['IN', 'OUT'])
  })

  async function attempted(count: number): Promise<void> {
    await eventually(async () => expect((await deliveries())[0]?.attemptCount).toBe(count))
  }
})
