import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LinkClient } from '../testing/link-client'
import { TestCloud } from '../testing/test-cloud'

let test: TestCloud
let mia: LinkClient
let alice: LinkClient
beforeEach(async () => {
  test = await TestCloud.start()
  mia = await test.enter('mia')
  alice = await test.enter('alice')
})
afterEach(() => test.stop())

const offer = async (
  client: LinkClient,
  elementKey: string,
  transient = false,
  elementOwnerAccountId = '',
) => {
  const element = { elementKey, elementValue: `value of ${elementKey}`, transient, elementOwnerAccountId }
  return (await client.request('v2ChatroomQueueOffer', element)).code
}
const keys = async () => {
  const { fields } = await mia.request('v2ChatroomQueueList')
  return (fields['datas'] as Record<string, string>[]).flatMap((element) => Object.keys(element))
}
const change = async (client: LinkClient, id: number) =>
  JSON.parse(String((await client.hearsNotification(id))['queueChange'])) as unknown

describe('the queue of a room', () => {
  it('keeps the order of the offers; an element offered again stays in its place', async () => {
    for (const key of ['a', 'b', 'c', 'a']) expect(await offer(alice, key)).toBe(200)
    expect(await keys()).toEqual(['a', 'b', 'c'])
    expect(await change(mia, 317)).toEqual({ _e: 'OFFER', key: 'a', content: 'value of a' })
    const { fields } = await alice.request('v2ChatroomQueuePeek')
    expect(fields).toEqual({ elementKey: 'a', elementValue: 'value of a' })
  })

  it('is polled from the head or by key, and dropped, by managers only', async () => {
    for (const key of ['a', 'b', 'c']) await offer(mia, key)
    for (let heard = 0; heard < 3; heard++) await change(alice, 317)
    expect((await alice.request('v2ChatroomQueuePoll', { elementKey: '' })).code).toBe(114432)
    const byKey = await mia.request('v2ChatroomQueuePoll', { elementKey: 'b' })
    expect(byKey.fields).toEqual({ elementKey: 'b', elementValue: 'value of b' })
    expect(await change(alice, 317)).toEqual({ _e: 'POLL', key: 'b', content: 'value of b' })
    await mia.request('v2ChatroomQueuePoll', { elementKey: '' })
    expect(await keys()).toEqual(['c'])
    await change(alice, 317)
    await mia.request('v2ChatroomQueueDrop')
    expect(await change(alice, 317)).toEqual({ _e: 'DROP' })
    expect((await mia.request('v2ChatroomQueuePoll', { elementKey: 'c' })).code).toBe(404)
    expect((await mia.request('v2ChatroomQueuePeek')).code).toBe(404)
  })

  it('takes no more than it was set up for', async () => {
    expect((await mia.request('v2ChatroomQueueInit', { size: 1001 })).code).toBe(414)
    await mia.request('v2ChatroomQueueInit', { size: 1 })
    expect([await offer(alice, 'a'), await offer(alice, 'b'), await offer(alice, 'a')]).toEqual([
      200, 419, 200,
    ])
  })

  it('loses what its owner offered for its stay when the owner drops, and says so', async () => {
    await offer(alice, 'kept')
    await offer(alice, 'gone', true)
    await offer(mia, 'in her name', true, 'alice')
    expect(await offer(alice, 'forbidden', false, 'mia')).toBe(114432)
    alice.drop()
    expect(await change(mia, 320)).toEqual({
      _e: 'PARTCLEAR',
      kvObject: { gone: 'value of gone', 'in her name': 'value of in her name' },
    })
    expect(await keys()).toEqual(['kept'])
  })

  it('changes many elements at once and names those that are not there', async () => {
    await offer(alice, 'a')
    const { fields } = await alice.request('v2ChatroomQueueBatchUpdate', {
      keyValues: { a: 'new', b: 'lost' },
      notificationEnabled: true,
      notificationExtension: 'batch',
    })
    expect(fields).toEqual({ datas: ['b'] })
    expect(await change(mia, 324)).toEqual({ _e: 'BATCH_UPDATE', kvObject: { a: 'new' } })
  })

  it('is for managers only where the room says so', async () => {
    await test.stop()
    test = await TestCloud.start({
      rooms: [{ roomId: '36', creator: 'owner', managers: ['mia'], queueLevel: 1 }],
    })
    mia = await test.enter('mia')
    expect(await offer(await test.enter('alice'), 'a')).toBe(114432)
    expect(await offer(mia, 'a')).toBe(200)
    expect(await offer(await test.enter('nimanon_1', { anonymous: true, token: '' }), 'a')).toBe(114303)
  })
})
