import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fields } from '../../../src-shared/protocol'
import type { LinkClient } from '../testing/link-client'
import { TestCloud } from '../testing/test-cloud'

let test: TestCloud
let alice: LinkClient
const times: number[] = []
beforeEach(async () => {
  test = await TestCloud.start()
  times.splice(0)
  const bob = await test.enter('bob')
  alice = await test.enter('alice', { tags: ['vip'] })
  await send(alice, 'one', {})
  await send(bob, 'two', {})
  await send(alice, 'secret', { '12': 1 })
  await send(alice, 'three', { '2': 100 })
})
afterEach(() => test.stop())

async function send(client: LinkClient, text: string, extra: Record<string, number>): Promise<void> {
  await test.clock.advance(1000)
  times.push(test.clock.wallMs())
  await client.request('v2ChatroomSendMessage', { tag: { '1': text, '2': 0, '13': text, ...extra } })
}

const idsOf = ({ fields }: { fields: Fields }) =>
  (fields['datas'] as Record<string, string>[]).map((message) => message['1'])

describe('the history of a room', () => {
  it.each([
    { what: 'the last first', query: { limit: 10, reverse: false }, ids: ['three', 'two', 'one'] },
    { what: 'the first first', query: { limit: 10, reverse: true }, ids: ['one', 'two', 'three'] },
    { what: 'no more than asked for', query: { limit: 2, reverse: false }, ids: ['three', 'two'] },
    { what: 'one type', query: { limit: 9, reverse: false, messageTypes: [100] }, ids: ['three'] },
  ])('gives $what, without what was not to be kept', async ({ query, ids }) => {
    expect(idsOf(await alice.request('v2ChatroomGetMessageList', { beginTime: 0, ...query }))).toEqual(ids)
  })

  it('goes on from a time in either direction', async () => {
    const from = { beginTime: times[1] ?? 0, limit: 10 }
    expect(idsOf(await alice.request('v2ChatroomGetMessageList', { ...from, reverse: false }))).toEqual([
      'one',
    ])
    expect(idsOf(await alice.request('v2ChatroomGetMessageList', { ...from, reverse: true }))).toEqual([
      'three',
    ])
  })

  it('is searched by the tags of the senders', async () => {
    const search = (tag: Fields[string]) => alice.request('v2ChatroomGetMessageListByTag', { tag })
    expect(idsOf(await search({ '1': '["vip"]', '5': 10, '6': 0 }))).toEqual(['one', 'three'])
    expect(idsOf(await search({ '1': '["vip"]', '5': 10, '6': 1 }))).toEqual(['three', 'one'])
    expect(idsOf(await search({ '1': '["nobody"]', '5': 10, '6': 1 }))).toEqual([])
  })
})
