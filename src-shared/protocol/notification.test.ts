import { describe, expect, it } from 'vitest'
import type { NotificationData, NotificationName, RoomNotification } from './index'
import {
  decodeNotification,
  encodeNotification,
  notificationById,
  notificationByName,
  notifications,
  queueChangeKinds,
} from './index'

function read(text: string): RoomNotification {
  const outcome = decodeNotification(text)
  if (!outcome.ok) throw outcome.error
  return outcome.value
}

/** Everything that a notification can say at once. */
const everything: NotificationData = {
  operatorId: 'owner',
  operatorNick: 'Own',
  targetIds: ['alice'],
  targetNicks: ['Al'],
  targetTag: 'tg',
  notificationExtension: '{"why":1}',
  tags: ['n1'],
  messageClientId: 'm-1',
  messageTime: 123,
  chatBanned: true,
  tempChatBanned: false,
  tempChatBannedDuration: 30,
  previousRole: 0,
  roomInfo: { roomName: 'new', serverExtension: 're', queueLevelMode: 1, chatBanned: false },
  currentMember: {
    accountId: 'alice',
    memberRole: 2,
    memberLevel: 0,
    roomNick: 'Al',
    roomAvatar: '',
    serverExtension: 'x',
    isOnline: true,
    blocked: false,
    chatBanned: false,
    tempChatBanned: true,
    tempChatBannedDuration: 9,
    tags: ['tg'],
    notifyTargetTags: '{"tag":"tg"}',
    enterTime: 1,
    updateTime: 2,
    valid: true,
    multiEnterInfo: [{ roomNick: 'Al', roomAvatar: '', enterTime: 1, clientType: 16 }],
  },
}

describe('a notification', () => {
  it('survives the way there and back with all its fields', () => {
    expect(read(encodeNotification({ id: 301, data: everything }))).toEqual({
      ...{ id: 301, type: 0, name: 'MEMBER_ENTER' },
      data: everything,
    })
  })

  it('travels under the names of the wire, flags as 1 and 0', () => {
    const data = { operatorId: 'o', targetIds: ['a'], tempChatBannedDuration: 30, chatBanned: true }
    const currentMember = { accountId: 'a', isOnline: true, tempChatBannedDuration: 9, tags: ['t'] }
    expect(encodeNotification({ id: 314, data: { ...data, currentMember } })).toBe(
      '{"id":314,"data":{"operator":"o","target":["a"],"muted":1,"muteDuration":30,' +
        '"member":{"accountId":"a","onlineStat":1,"muteTtl":9,"tags":"[\\"t\\"]"}}}',
    )
  })

  it('without a member says nothing about one; a member without flags has them unset', () => {
    expect(read('{"id":302,"data":{"operator":"o"}}').data).toEqual({ operatorId: 'o' })
    expect(read('{"id":301,"data":{"member":{"accountId":"a"}}}').data.currentMember).toEqual({
      accountId: 'a',
      ...{ isOnline: false, blocked: false, chatBanned: false, tempChatBanned: false, valid: true },
    })
  })

  it('prefers muteTtl over muteDuration when it is a number', () => {
    expect(read('{"id":314,"data":{"muteTtl":5,"muteDuration":9}}').data.tempChatBannedDuration).toBe(5)
    expect(read('{"id":314,"data":{"muteTtl":"5","muteDuration":9}}').data.tempChatBannedDuration).toBe(9)
  })

  it('about a tag says by its id whether the mute begins or ends', () => {
    expect(read('{"id":321,"data":{}}').data).toEqual({ tempChatBanned: true })
    expect(read('{"id":322,"data":{}}').data).toEqual({ tempChatBanned: false })
  })

  it('of an unknown id has the id as its type and no name', () => {
    expect(read('{"id":999,"data":{"operator":"o"}}')).toEqual({
      ...{ id: 999, type: 999, name: null },
      data: { operatorId: 'o' },
    })
  })

  it('loses fields of the wrong type and keeps the others', () => {
    const text = '{"id":301,"data":{"operator":{},"target":"alice","tarNick":["Al",7],"msgTime":"1","ext":5}}'
    expect(read(text).data).toEqual({ targetNicks: ['Al'], notificationExtension: '5' })
  })

  it.each([
    ['notJson', 'hello'],
    ['notJson', '[1]'],
    ['wrongShape', '{"data":{}}'],
    ['wrongShape', '{"id":"301","data":{}}'],
    ['wrongShape', '{"id":301,"data":null}'],
  ])('is refused with %s: %s', (reason, text) => {
    expect(decodeNotification(text)).toMatchObject({ ok: false, error: { code: 998, reason } })
  })
})

describe('a queue change', () => {
  const elements = [{ key: 'k', value: 'v' }]

  it.each([
    ['OFFER', 317, elements, '{"_e":"OFFER","key":"k","content":"v"}'],
    ['POLL', 317, elements, '{"_e":"POLL","key":"k","content":"v"}'],
    ['DROP', 317, [], '{"_e":"DROP"}'],
    ['PARTCLEAR', 320, elements, '{"_e":"PARTCLEAR","kvObject":{"k":"v"}}'],
    ['BATCH_UPDATE', 324, elements, '{"_e":"BATCH_UPDATE","kvObject":{"k":"v"}}'],
    [
      'BATCH_OFFER',
      317,
      [{ key: 'k', value: 'v', accountId: 'alice', nick: 'Al' }],
      '{"_e":"BATCH_OFFER","elements":[{"key":"k","value":"v","accid":"alice","nick":"Al"}]}',
    ],
  ] as const)('%s travels as JSON text inside the data', (kind, id, list, queueChange) => {
    const data = { queueChangeType: queueChangeKinds[kind], elements: [...list] }
    const text = encodeNotification({ id, data })
    expect(JSON.parse(text)).toEqual({ id, data: { queueChange } })
    expect(read(text)).toEqual({ id, type: 11, name: 'QUEUE_CHANGE', data })
  })

  it.each(['', '[]', '{}', '{"_e":"toString"}', '{"_e":7}'])('that reads %j says nothing', (queueChange) => {
    expect(read(JSON.stringify({ id: 317, data: { queueChange } })).data).toEqual({})
  })

  it('with missing parts gives empty text and empty lists', () => {
    const dataOf = (queueChange: string) => read(JSON.stringify({ id: 317, data: { queueChange } })).data
    expect(dataOf('{"_e":"OFFER","key":7}').elements).toEqual([{ key: '7', value: '' }])
    expect(dataOf('{"_e":"PARTCLEAR"}').elements).toEqual([])
    expect(dataOf('{"_e":"BATCH_OFFER","elements":[1,{"key":"k"}]}').elements).toEqual([
      { key: 'k', value: '' },
    ])
    expect(encodeNotification({ id: 317, data: { queueChangeType: 1 } })).toContain('\\"key\\":\\"\\"')
    expect(encodeNotification({ id: 317, data: { queueChangeType: 99 } })).toBe('{"id":317,"data":{}}')
  })
})

describe('the notification table', () => {
  it('finds every notification by its id and by its name', () => {
    for (const spec of notifications) {
      expect(notificationById(spec.id)).toBe(spec)
      expect(notificationByName(spec.name).type).toBe(spec.type)
    }
    expect(notificationById(300)).toBeUndefined()
    expect(() => notificationByName('NOTHING' as NotificationName)).toThrow(/no notification is named/)
  })
})
