import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Property } from '../../src-shared/protocol'
import type { ChatroomServiceEvents } from './chatroom-service-events'
import { ClientBench, type ObservedClient } from './testing/client-bench'
import type { ScriptedServer } from './testing/scripted-server'

const EVENT_NAMES: readonly (keyof ChatroomServiceEvents)[] = [
  'onReceiveMessages',
  'onChatroomMemberEnter',
  'onChatroomMemberExit',
  'onChatroomMemberRoleUpdated',
  'onChatroomMemberInfoUpdated',
  'onSelfChatBannedUpdated',
  'onSelfTempChatBannedUpdated',
  'onChatroomInfoUpdated',
  'onChatroomChatBannedUpdated',
  'onChatroomTagsUpdated',
  'onMessageRevokedNotification',
]

interface CapturedFrame {
  readonly dir: string
  readonly decoded: {
    readonly command?: string
    readonly body?: { readonly name: string; readonly value: unknown }[]
  }
}
interface CapturedEvent {
  readonly name: string
  readonly data: unknown[]
}

function readVector<T>(path: string): T {
  const file = new URL(`../../src-shared/protocol/vectors/${path}`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

/** Fields of the packets that the server of a captured run sent, by command. */
function sentFields(scenario: string, command: string): Record<string, Property>[] {
  const vector = readVector<{ frames: CapturedFrame[] } | CapturedFrame[]>(`${scenario}.json`)
  const frames = Array.isArray(vector) ? vector : vector.frames
  return frames
    .filter(({ dir, decoded }) => dir === 's2c' && decoded.command === command)
    .map(({ decoded }) =>
      Object.fromEntries((decoded.body ?? []).map(({ name, value }) => [name, value as Property])),
    )
}

describe.each(['binary', 'text'] as const)(
  'notifications as captured from the vendor SDK, %s',
  (transport) => {
    let bench: ClientBench
    beforeEach(() => (bench = new ClientBench()))
    afterEach(() => bench.close())

    it('cause the same events with the same arguments in the same order', async () => {
      const scenario = `notifications.${transport}`
      const [login] = sentFields(scenario, 'v2ChatroomLogin')
      const server = await bench.server({ answers: { v2ChatroomLogin: { code: 200, fields: login ?? {} } } })
      const alice = bench.client(transport)
      const told: CapturedEvent[] = []
      for (const name of EVENT_NAMES) {
        alice.client.V2NIMChatroomService.on(name, (...data: readonly unknown[]) =>
          told.push({ name, data: JSON.parse(JSON.stringify(data)) as unknown[] }),
        )
      }
      await alice.enter([server], { tagConfig: { tags: ['tg'] } })
      const pushes = sentFields(scenario, 'v2ChatroomOnMessage')
      for (const fields of pushes) server.lastLink.push('v2ChatroomOnMessage', fields)
      const messages = () => told.filter(({ name }) => name === 'onReceiveMessages')
      await bench.until(() => messages().length === pushes.length)

      const trace = readVector<{ events: CapturedEvent[] }>(`traces/${scenario}.json`)
      const expected = trace.events.filter(({ name }) => (EVENT_NAMES as readonly string[]).includes(name))
      const seen = (events: CapturedEvent[]) =>
        events.map(({ name, data }) => (name === 'onReceiveMessages' ? { name } : { name, data }))
      expect(seen(told)).toEqual(seen(expected))
    })
  },
)

describe('notifications', () => {
  let bench: ClientBench
  let server: ScriptedServer
  let alice: ObservedClient
  const told: unknown[][] = []
  beforeEach(async () => {
    bench = new ClientBench()
    server = await bench.server()
    alice = bench.client()
    told.length = 0
    for (const name of EVENT_NAMES) {
      alice.client.V2NIMChatroomService.on(name, (...data: readonly unknown[]) => {
        told.push(name === 'onReceiveMessages' ? ['message'] : [name, ...data])
      })
    }
  })
  afterEach(() => bench.close())

  const notify = (messageId: string, id: number, data: object) =>
    server.lastLink.push('v2ChatroomOnMessage', {
      data: { '1': messageId, '2': '5', '3': JSON.stringify({ id, data }), '22': '36' },
    })

  it.each([
    ['305', { target: ['bob'] }],
    ['306', { target: ['bob'] }],
    ['314', { target: ['bob'], muteDuration: 9 }],
    ['315', { target: ['bob'] }],
    ['321', { targetTag: 'blue', muteDuration: 9 }],
    ['303', { target: ['alice'] }],
    ['304', { target: ['alice'] }],
    ['317', { queueChange: '{"_e":"DROP"}' }],
    ['301', {}],
    ['316', {}],
    ['323', {}],
    ['325', {}],
    ['326', { member: { accountId: 'bob' } }],
  ])('%s that concerns somebody else or says too little is only a message', async (id, data) => {
    await alice.enter([server], { tagConfig: { tags: ['red'] } })
    notify('m1', Number(id), data)
    await bench.until(() => told.length > 0)
    expect(told).toEqual([['message']])
  })

  it('merge a changed room into what the client knows, and tell it after the message', async () => {
    await alice.enter([server])
    notify('m1', 312, { roomInfo: { roomName: 'New name', extension: 'ext' } })
    await bench.until(() => told.length === 2)
    expect(told.map(([name]) => name)).toEqual(['message', 'onChatroomInfoUpdated'])
    expect(alice.client.getChatroomInfo()).toMatchObject({
      roomId: '36',
      roomName: 'New name',
      serverExtension: 'ext',
      onlineUserCount: 1,
    })
  })

  it('take the tags of a push without a message, and mute by the tags as they are then', async () => {
    await alice.enter([server], { tagConfig: { tags: ['red'] } })
    server.lastLink.push('v2ChatroomOnMemberTagUpdated', { data: { '1': '["blue"]' } })
    notify('m1', 321, { targetTag: 'red', muteDuration: 9 })
    notify('m2', 321, { targetTag: 'blue', muteDuration: 9 })
    await bench.until(() => told.length === 4)
    expect(told).toEqual([
      ['onChatroomTagsUpdated', ['blue']],
      ['message'],
      ['onSelfTempChatBannedUpdated', true, 9],
      ['message'],
    ])
  })

  it('accept new polling addresses without a word', async () => {
    await alice.enter([server])
    server.lastLink.push('v2ChatroomUpdateCDNInfo', { chatroomCdnInfo: { '1': '0' } })
    notify('m1', 302, { operator: 'bob' })
    await bench.until(() => told.length === 2)
    expect(bench.recordsOf('frame', 'v2ChatroomUpdateCDNInfo')).toHaveLength(1)
    expect(told).toEqual([['onChatroomMemberExit', 'bob'], ['message']])
  })
})
