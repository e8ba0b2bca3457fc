import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Property } from '../../src-shared/protocol'
import type { OwnClientOptions } from './client-environment'
import type { V2NIMChatroomMessage } from './chatroom-message'
import { ClientBench, type ObservedClient } from './testing/client-bench'
import type { AnswerScript, ScriptedServer } from './testing/scripted-server'

const ANONYMOUS = { anonymousMode: true, accountId: undefined, token: undefined }

describe.each(['binary', 'text'] as const)('sending a message, %s', (transport) => {
  let bench: ClientBench
  let server: ScriptedServer
  let alice: ObservedClient
  let told: V2NIMChatroomMessage[]
  let received: number
  const begin = async (answers: AnswerScript = {}, own: OwnClientOptions = {}) => {
    server = await bench.server({ answers })
    alice = bench.client(transport, own)
    alice.client.V2NIMChatroomService.on('onSendMessage', (message) => told.push(message))
    alice.client.V2NIMChatroomService.on('onReceiveMessages', () => received++)
  }
  beforeEach(() => {
    bench = new ClientBench()
    told = []
    received = 0
  })
  afterEach(() => bench.close())

  const service = () => alice.client.V2NIMChatroomService
  const create = (text = 'hello 你好') => alice.client.V2NIMChatroomMessageCreator.createTextMessage(text)
  const ECHO: AnswerScript = {
    v2ChatroomSendMessage: (request) => ({
      code: 200,
      fields: { data: { ...(request.fields['tag'] as Property), '7': 'Al', '20': '1700000000999' } },
    }),
  }

  it('tells sending and sent, and resolves with what the cloud made of it (S1, S141)', async () => {
    await begin(ECHO)
    await alice.enter([server])
    const { message } = await service().sendMessage(create())
    expect(told.map(({ sendingState }) => sendingState)).toEqual([3, 1])
    expect(message).toMatchObject({
      text: 'hello 你好',
      senderId: 'alice',
      roomId: '36',
      isSelf: true,
      sendingState: 1,
      createTime: 1_700_000_000_999,
      userInfoConfig: { senderNick: 'Al' },
      messageConfig: { historyEnabled: true, highPriority: false },
    })
    expect(message).not.toHaveProperty('attachment')
  })

  it('tells when it was called in tag 39, once the time of the cloud is known', async () => {
    const aheadMs = 5_000
    const time = bench.clock.wallMs() + aheadMs
    await begin({ ...ECHO, v2ChatroomGetServerTime: { code: 200, fields: { time } } })
    await alice.enter([server])
    await bench.until(() => alice.client.getClockOffsetMs() !== null)
    const { message } = await service().sendMessage(create())
    const tag = server.lastLink.requests.at(-1)?.fields['tag'] as Property
    const calledMs = bench.clock.wallMs() + aheadMs
    expect(JSON.parse(tag['39'] as string)).toEqual({
      statistics: { enabled: false, apiCallingTime: calledMs, sendTime: calledMs },
    })
    expect(JSON.stringify([message, told])).not.toContain('statistics')
  })

  it('writes the tags of a text message', async () => {
    await begin({ ...ECHO, v2ChatroomGetServerTime: 'silence' })
    await alice.enter([server])
    const message = create('hi')
    await service().sendMessage(message, {
      messageConfig: { historyEnabled: false },
      notifyTargetTags: 'red',
    })
    const tag = server.lastLink.requests.at(-1)?.fields['tag'] as Property
    expect(textTags(tag)).toEqual({
      '1': message.messageClientId,
      '2': '0',
      '3': 'hi',
      '5': '0',
      '12': '1',
      '13': 'hi',
      '15': '0',
      '16': '1',
      '20': '1700000000000',
      '21': 'alice',
      '22': '36',
      '23': '16',
      '25': '0',
      '31': 'red',
      '100': '1',
    })
  })

  it('tells a failure, and says so when the same message is sent again', async () => {
    await begin({ v2ChatroomSendMessage: { code: 114421 } })
    await alice.enter([server])
    await expect(service().sendMessage(create())).rejects.toMatchObject({ code: 114421 })
    expect(told.map(({ sendingState }) => sendingState)).toEqual([3, 2])
    server.script = { answers: ECHO }
    const failed = told[1]
    if (failed === undefined) throw new Error('no failed message was told')
    await service().sendMessage(failed)
    expect(textTags(server.lastLink.requests.at(-1)?.fields['tag'] as Property)['5']).toBe('1')
  })

  it('does not deliver the echo of an own message', async () => {
    await begin(ECHO)
    await alice.enter([server])
    const { message } = await service().sendMessage(create())
    const push = (id: string) =>
      server.lastLink.push('v2ChatroomOnMessage', { data: { '1': id, '2': '0', '13': 'hi', '21': 'bob' } })
    push(message.messageClientId)
    push('another')
    await bench.until(() => received > 0)
    expect(received).toBe(1)
  })

  it('remembers the last hundred message ids', async () => {
    await begin()
    await alice.enter([server])
    const push = (id: string) => server.lastLink.push('v2ChatroomOnMessage', { data: { '1': id, '2': '0' } })
    for (let number = 0; number <= 100; number++) push(`m${number}`)
    push('m1')
    push('m0')
    push('last')
    await bench.until(() => received >= 103)
    expect(received).toBe(103)
  })

  it('refuses a foreign sender with 191001, without traffic', async () => {
    await begin()
    await alice.enter([server])
    const foreign = { ...create(), senderId: 'bob' }
    await expect(service().sendMessage(foreign)).rejects.toMatchObject({ code: 191001 })
    expect(server.commands).not.toContain('v2ChatroomSendMessage')
    expect(told).toEqual([])
  })

  it('refuses outside a room, no message and an empty text (S1)', async () => {
    await begin()
    await expect(service().sendMessage(create())).rejects.toMatchObject({ code: 190002 })
    await expect(service().sendMessage(null as never)).rejects.toMatchObject({ code: 191004 })
    expect(() => create('')).toThrow(expect.objectContaining({ code: 191004 }))
  })

  it('refuses while the login runs and after exit(), and tells of no sending (S1)', async () => {
    await begin({ v2ChatroomLogin: 'silence' })
    const entering = alice.enter([server])
    await bench.until(() => server.commands.includes('v2ChatroomLogin'))
    await expect(service().sendMessage(create())).rejects.toMatchObject({ code: 190002 })
    await alice.client.exit()
    await entering
    await expect(service().sendMessage(create())).rejects.toMatchObject({ code: 190002 })
    expect(told).toEqual([])
    expect(server.commands).toEqual(['v2ChatroomLogin'])
  })

  it('leaves an anonymous sender to the cloud, or refuses with 114303 (S86)', async () => {
    await begin({ v2ChatroomSendMessage: { code: 403 } }, { profile: { anonymousSending: 'leftToCloud' } })
    await alice.enter([server], ANONYMOUS)
    await expect(service().sendMessage(create())).rejects.toMatchObject({ code: 403 })
    expect(server.commands).toContain('v2ChatroomSendMessage')

    await begin({}, { profile: { anonymousSending: 'refusedLocally' } })
    await alice.enter([server], ANONYMOUS)
    await expect(service().sendMessage(create())).rejects.toMatchObject({ code: 114303 })
    expect(server.commands).not.toContain('v2ChatroomSendMessage')
  })
})

/** The text transport keeps numbers, the binary one writes them as text. */
function textTags(property: Property): Record<string, string> {
  const entries = Object.entries(property as Record<string, string | number>)
  return Object.fromEntries(entries.map(([tag, value]) => [tag, String(value)]))
}
