import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeNotification, decodeServerPacket, fromProperty } from './index'
import type { IncomingServerPacket, MapperName, Property, Transport } from './index'

/** The vectors hold the frames of a run, the traces what the vendor's SDK told its caller about them. */
interface TraceEvent {
  name: string
  data: unknown
}

const folder = new URL('./vectors/', import.meta.url)
const scenarios = readdirSync(new URL('traces/', folder))

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as T
}

function traceOf(scenario: string): TraceEvent[] {
  return readJson<{ events: TraceEvent[] }>(`traces/${scenario}`).events
}

function serverPackets(scenario: string): IncomingServerPacket[] {
  const transport: Transport = scenario.endsWith('.binary.json') ? 'binary' : 'text'
  return readJson<{ dir: string; data: string }[]>(scenario).flatMap(({ dir, data }) => {
    const bytes = Uint8Array.from(data.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    const packet = dir === 's2c' && decodeServerPacket(transport, transport === 'binary' ? bytes : data)
    return packet !== false && packet.ok ? [packet.value] : []
  })
}

function named(mapper: MapperName, value: unknown): Record<string, unknown> {
  return fromProperty(mapper, value as Property)
}

function withoutKeys(object: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)))
}

/** What the SDK gives a received message beyond its property, and what it takes away. */
const SDK_OWN_KEYS = ['attachment', 'isSelf', '__clientExt', 'resend']

/** The one default that the SDK adds to the member of a notification, for this type only. */
const MEMBER_INFO_UPDATED_TYPE = 10

/** The SDK counts members that come and go in the object it has returned. */
const COUNTED = ['onlineUserCount']

describe.each(scenarios)('the SDK and our mappers, scenario %s', (scenario) => {
  const events = traceOf(scenario)
  const packets = serverPackets(scenario)

  it('agree about the room and the member that a login returns', () => {
    const results = events.filter(({ name }) => name === 'result:enter').map(({ data }) => data)
    const logins = packets.filter(({ command, code }) => command === 'v2ChatroomLogin' && code === 200)
    const candidates = logins.map(({ fields }) => ({
      chatroom: withoutKeys(named('chatroomInfo', fields['chatroomInfo']), COUNTED),
      selfMember: named('member', fields['chatroomMember']),
    }))
    for (const result of results) {
      const { chatroom, selfMember } = result as Record<'chatroom' | 'selfMember', Record<string, unknown>>
      expect(candidates).toContainEqual({ chatroom: withoutKeys(chatroom, COUNTED), selfMember })
    }
  })

  it('agree about the members of a list', () => {
    const members = packets
      .filter(({ fields }) => Array.isArray(fields['datas']))
      .flatMap(({ fields }) => fields['datas'] as Property[])
      .map((member) => named('member', member))
    const results = events.filter(({ name }) => /^(result:|call )getMemberListByOption$/.test(name))
    for (const { data } of results) {
      const [result] = [data].flat() as { memberList: unknown[] }[]
      for (const member of result?.memberList ?? []) expect(members).toContainEqual(member)
    }
  })

  it('agree about every message received', () => {
    const messages = packets
      .filter(({ command }) => command === 'v2ChatroomOnMessage')
      .map(({ fields }) => withoutKeys(named('message', fields['data']), SDK_OWN_KEYS))
    for (const { data } of events.filter(({ name }) => name === 'onReceiveMessages')) {
      const [[message]] = data as [[Record<string, unknown>]]
      expect(messages).toContainEqual(withoutKeys(message, SDK_OWN_KEYS))
    }
  })

  it('agree about every notification received', () => {
    for (const { data } of events.filter(({ name }) => name === 'onReceiveMessages')) {
      const [[message]] = data as [[{ messageType: number; roomId: string; attachment: { raw: string } }]]
      if (message.messageType !== 5) continue
      const { raw } = message.attachment
      const notification = decodeNotification(raw)
      if (!notification.ok) throw notification.error
      const { type, data: known } = notification.value
      const { currentMember } = known
      const added = type === MEMBER_INFO_UPDATED_TYPE ? { memberLevel: 0 } : {}
      const attachment = {
        ...withoutKeys({ ...known }, ['roomInfo']),
        ...{ type, raw },
        ...(currentMember && { currentMember: { ...added, roomId: message.roomId, ...currentMember } }),
      }
      expect(attachment).toEqual(message.attachment)
    }
  })
})
