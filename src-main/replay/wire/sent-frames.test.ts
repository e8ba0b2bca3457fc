import { beforeEach, describe, expect, it } from 'vitest'
import { encodeRequest, toProperty, type Transport } from '../../../src-shared/protocol'
import type { SentFrame } from './recorded-life'
import { keyOfFrame, SentFrames } from './sent-frames'

const TRANSPORTS = ['binary', 'text'] as const

describe.each(TRANSPORTS)('what a client sends, %s', (transport) => {
  let problems: string[]
  beforeEach(() => (problems = []))

  const frame = (ordinal: number, data: Uint8Array | string): SentFrame => {
    return { ordinal, key: keyOfFrame(transport, 'out', data), transport, data }
  }
  const compare = (recorded: readonly SentFrame[]) =>
    new SentFrames(recorded, (problem) => problems.push(problem))
  const kick = (ser: number, accountId: string) =>
    encodeRequest(transport, { command: 'v2ChatroomKickMember', ser, fields: { accountId } })
  const login = (token: string, deviceId = 'd') => loginFrame(transport, token, deviceId)

  it('is what it sent in the recording', () => {
    const sent = compare([frame(4, kick(1, 'bob')), frame(9, kick(2, 'mia'))])
    expect(sent.take(transport, kick(1, 'bob'))).toBe('v2ChatroomKickMember 1')
    sent.take(transport, kick(2, 'mia'))
    sent.end()
    expect(problems).toEqual([])
  })

  it('may differ in its secrets, and in nothing else', () => {
    compare([frame(4, login('<secret>'))]).take(transport, login('real'))
    expect(problems).toEqual([])
    compare([frame(4, login('<secret>'))]).take(transport, login('real', 'other'))
    expect(problems).toEqual([
      'it sent v2ChatroomLogin 1 of event 4 with another chatroomLogin.deviceId, chatroomIMLogin.deviceId',
    ])
  })

  it('is told where fields differ, and where more or less was sent', () => {
    const sent = compare([frame(4, kick(1, 'bob')), frame(9, kick(2, 'mia')), frame(11, kick(3, 'zoe'))])
    sent.take(transport, kick(2, 'zoe'))
    sent.take(transport, kick(7, 'zoe'))
    sent.end()
    expect(problems).toEqual([
      'it did not send v2ChatroomKickMember 1 of event 4',
      'it sent v2ChatroomKickMember 2 of event 9 with another accountId',
      'it sent v2ChatroomKickMember 7, which the recording does not have there',
      'it did not send v2ChatroomKickMember 3 of event 11',
    ])
  })

  it('may be sent at another wall clock time', () => {
    const message = (createTime: number) =>
      encodeRequest(transport, {
        command: 'v2ChatroomSendMessage',
        ser: 1,
        fields: { tag: toProperty('message', { text: 'hi', createTime }) },
      })
    compare([frame(4, message(1))]).take(transport, message(2))
    expect(problems).toEqual([])
  })
})

it('a text frame without a packet is compared as it is', () => {
  expect(keyOfFrame('text', 'out', '2::')).toBe('2::')
})

function loginFrame(transport: Transport, token: string, deviceId: string) {
  const fields = {
    type: 1,
    chatroomLogin: toProperty('chatroomLogin', { deviceId }),
    chatroomIMLogin: toProperty('chatroomIMLogin', { deviceId, token }),
  }
  return encodeRequest(transport, { command: 'v2ChatroomLogin', ser: 1, fields })
}
