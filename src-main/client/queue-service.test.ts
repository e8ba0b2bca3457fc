import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeNotification, queueChangeKinds, type QueueChangeKind } from '../../src-shared/protocol'
import type { ChatroomQueueEvents } from './queue-events'
import type { V2NIMChatroomQueueService } from './queue-service'
import { ClientBench, type ObservedClient } from './testing/client-bench'
import type { AnswerScript, ScriptedServer } from './testing/scripted-server'

const EVENTS = [
  'onChatroomQueueOffered',
  'onChatroomQueuePolled',
  'onChatroomQueueDropped',
  'onChatroomQueuePartCleared',
  'onChatroomQueueBatchUpdated',
  'onChatroomQueueBatchOffered',
] as const satisfies (keyof ChatroomQueueEvents)[]

describe.each(['binary', 'text'] as const)('queue service, %s', (transport) => {
  let bench: ClientBench
  let server: ScriptedServer
  let alice: ObservedClient
  let told: unknown[][]
  beforeEach(async () => {
    bench = new ClientBench()
    server = await bench.server()
    alice = bench.client(transport)
    told = []
    for (const name of EVENTS)
      queue().on(name, (...values: readonly unknown[]) => told.push([name, ...values]))
  })
  afterEach(() => bench.close())

  const queue = () => alice.client.V2NIMChatroomQueueService
  const enter = async (answers: AnswerScript = {}) => {
    server.script = { answers }
    await alice.enter([server])
  }
  const lastRequest = () => server.lastLink.requests.at(-1)

  it('offers an element with and without what may be left out', async () => {
    await enter()
    await queue().queueOffer({
      elementKey: 'k',
      elementValue: 'v',
      transient: true,
      elementOwnerAccountId: 'bob',
    })
    expect(lastRequest()).toMatchObject({
      command: 'v2ChatroomQueueOffer',
      fields: { elementKey: 'k', elementValue: 'v', transient: true, elementOwnerAccountId: 'bob' },
    })
    await queue().queueOffer({ elementKey: 'k', elementValue: 'v' })
    expect(lastRequest()?.fields).toEqual({ elementKey: 'k', elementValue: 'v' })
  })

  it('keeps the owner in its place when nothing is said about how long the element stays', async () => {
    await enter()
    await queue().queueOffer({ elementKey: 'k', elementValue: 'v', elementOwnerAccountId: 'bob' })
    expect(lastRequest()?.fields).toMatchObject({ transient: false, elementOwnerAccountId: 'bob' })
  })

  it('polls by key or from the head, and peeks', async () => {
    const fields = { elementKey: 'a', elementValue: '1' }
    await enter({ v2ChatroomQueuePoll: { code: 200, fields }, v2ChatroomQueuePeek: { code: 200, fields } })
    expect(await queue().queuePoll('a')).toEqual({ key: 'a', value: '1' })
    expect(lastRequest()?.fields).toEqual({ elementKey: 'a' })
    await queue().queuePoll()
    expect(lastRequest()?.fields).toEqual({ elementKey: '' })
    expect(await queue().queuePeek()).toEqual({ key: 'a', value: '1' })
  })

  it('lists all elements in their order', async () => {
    await enter({ v2ChatroomQueueList: { code: 200, fields: { datas: [{ b: '2' }, { a: '1' }] } } })
    expect(await queue().queueList()).toEqual([
      { key: 'b', value: '2' },
      { key: 'a', value: '1' },
    ])
  })

  it('limits and empties the queue', async () => {
    await enter()
    await queue().queueInit(1000)
    expect(lastRequest()).toMatchObject({ command: 'v2ChatroomQueueInit', fields: { size: 1000 } })
    await queue().queueDrop()
    expect(lastRequest()?.command).toBe('v2ChatroomQueueDrop')
  })

  it('changes many elements and resolves with the keys that are not there', async () => {
    await enter({ v2ChatroomQueueBatchUpdate: { code: 200, fields: { datas: ['lost'] } } })
    const elements = [
      { key: 'a', value: '1' },
      { key: 'lost', value: '2' },
    ]
    expect(await queue().queueBatchUpdate(elements, false, 'ext')).toEqual(['lost'])
    expect(lastRequest()?.fields).toEqual({
      keyValues: { a: '1', lost: '2' },
      notificationEnabled: false,
      notificationExtension: 'ext',
    })
    await queue().queueBatchUpdate(elements)
    expect(lastRequest()?.fields).toEqual({
      keyValues: { a: '1', lost: '2' },
      notificationEnabled: true,
    })
  })

  it.each<[string, (service: V2NIMChatroomQueueService) => Promise<unknown>]>([
    ['elementKey', (service) => service.queueOffer({ elementKey: '', elementValue: 'v' })],
    [
      'elementOwnerAccountId',
      (service) => service.queueOffer({ elementKey: 'k', elementValue: 'v', elementOwnerAccountId: '' }),
    ],
    ['offerParams', (service) => service.queueOffer(null as unknown as { elementKey: ''; elementValue: '' })],
    ['size', (service) => service.queueInit(1001)],
    ['size', (service) => service.queueInit(-1)],
    ['elements', (service) => service.queueBatchUpdate([])],
    ['value', (service) => service.queueBatchUpdate([{ key: 'k', value: '' }])],
    [
      'notificationExtension',
      (service) => service.queueBatchUpdate([{ key: 'k', value: 'v' }], true, 7 as unknown as string),
    ],
  ])('refuses a wrong %s without asking the cloud, and records it', async (param, call) => {
    await enter()
    const asked = server.lastLink.requests.length
    await expect(call(queue())).rejects.toMatchObject({
      code: 191004,
      detail: { reason: expect.stringContaining(`'${param}'`) as string },
    })
    expect(server.lastLink.requests).toHaveLength(asked)
    expect(bench.recordsOf('error').at(-1)).toMatchObject({ code: 191004 })
  })

  it('rejects with the code of the cloud, and with 190002 outside a room', async () => {
    await expect(queue().queueList()).rejects.toMatchObject({ code: 190002 })
    await enter({ v2ChatroomQueuePeek: { code: 404 } })
    await expect(queue().queuePeek()).rejects.toMatchObject({
      code: 404,
      detail: { cmd: 'v2ChatroomQueuePeek' },
    })
    expect(bench.recordsOf('operation', 'queuePeek')).toHaveLength(1)
    expect(bench.recordsOf('error', 'queuePeek')[0]?.code).toBe(404)
  })

  const a = { key: 'a', value: '1' }
  it.each<[QueueChangeKind, number, unknown[]]>([
    ['OFFER', 317, ['onChatroomQueueOffered', a]],
    ['POLL', 317, ['onChatroomQueuePolled', a]],
    ['DROP', 317, ['onChatroomQueueDropped']],
    ['PARTCLEAR', 320, ['onChatroomQueuePartCleared', [a]]],
    ['BATCH_UPDATE', 324, ['onChatroomQueueBatchUpdated', [a]]],
    ['BATCH_OFFER', 317, ['onChatroomQueueBatchOffered', [{ ...a, accountId: 'bob', nick: 'Bob' }]]],
  ])('tells a change %s once, before the message about it', async (kind, id, expected) => {
    await enter()
    alice.client.V2NIMChatroomService.on('onReceiveMessages', () => told.push(['message']))
    const elements = kind === 'BATCH_OFFER' ? [{ ...a, accountId: 'bob', nick: 'Bob' }] : [a]
    const attachment = encodeNotification({ id, data: { queueChangeType: queueChangeKinds[kind], elements } })
    const data = { '1': 'm1', '2': '5', '3': attachment, '20': '1700000000000', '21': 'owner', '22': '36' }
    server.lastLink.push('v2ChatroomOnMessage', { data })
    server.lastLink.push('v2ChatroomOnMessage', { data })
    server.lastLink.push('v2ChatroomOnMessage', { data: { ...data, '1': 'm2', '2': '0', '3': 'end' } })
    await bench.until(() => told.filter(([name]) => name === 'message').length === 2)
    expect(told).toEqual([expected, ['message'], ['message']])
  })

  it('tells nothing of a change that names no element', async () => {
    await enter()
    alice.client.V2NIMChatroomService.on('onReceiveMessages', () => told.push(['message']))
    const attachment = encodeNotification({ id: 320, data: { queueChangeType: 4, elements: [] } })
    const data = { '1': 'm1', '2': '5', '3': attachment, '20': '1', '21': 'owner', '22': '36' }
    server.lastLink.push('v2ChatroomOnMessage', { data })
    await bench.until(() => told.length > 0)
    expect(told).toEqual([['message']])
  })

  it('forgets its listeners with the instance', async () => {
    await bench.fleet.destroyInstance(alice.client.getInstanceId())
    expect(alice.client.getChatroomQueueService().listenerCount()).toBe(0)
  })
})
