import { describe, expect, it } from 'vitest'
import { describePacket, encodeRequest, encodeServerPacket } from './index'

const kick = {
  command: 'v2ChatroomKickMember',
  ser: 6,
  fields: { accountId: 'bob', notificationExtension: 'why' },
} as const

describe('describePacket', () => {
  it('says where each part of a binary request lies', () => {
    const description = describePacket('binary', 'out', encodeRequest('binary', kick))
    expect(description).toMatchObject({
      ...{ sid: 36, cid: 17, ser: 6, command: 'v2ChatroomKickMember', direction: 'request' },
      ...{ code: null, wireCode: null, lengthBytes: 14, trailingBytes: 0, error: null },
    })
    expect(description.spans).toEqual([
      { name: 'length', type: 'header', offset: 0, length: 1 },
      { name: 'sid', type: 'header', offset: 1, length: 1 },
      { name: 'cid', type: 'header', offset: 2, length: 1 },
      { name: 'ser', type: 'header', offset: 3, length: 2 },
      { name: 'tag', type: 'header', offset: 5, length: 1 },
      { name: 'accountId', type: 'String', offset: 6, length: 4 },
      { name: 'notificationExtension', type: 'String', offset: 10, length: 4 },
    ])
    expect(description.fields).toEqual([
      { name: 'accountId', type: 'String', value: 'bob' },
      { name: 'notificationExtension', type: 'String', value: 'why' },
    ])
  })

  it('gives properties and lists of them their names, and codes both forms', () => {
    const fields = { hasMore: 0, pageToken: '', datas: [{ '2': 'alice', '3': '1' }, { '2': 'bob' }] }
    const members = { command: 'v2ChatroomGetMemberListByOption', ser: 1, code: 200, fields } as const
    const description = describePacket('binary', 'in', encodeServerPacket('binary', members))
    expect(description.fields[2]).toMatchObject({
      name: 'datas',
      value: fields.datas,
      named: [{ accountId: 'alice', memberRole: 1 }, { accountId: 'bob' }],
    })
    const refused = { command: 'v2ChatroomLogin', ser: 1, code: 102302, fields: {} } as const
    expect(describePacket('text', 'in', encodeServerPacket('text', refused))).toMatchObject({
      ...{ code: 102302, wireCode: 1838, fields: [] },
    })
  })

  it('shows the tags of a login by name', () => {
    const fields = { type: 1, chatroomLogin: { '2': 'alice', '38': 0 }, chatroomIMLogin: { '3': 16 } }
    const login = { command: 'v2ChatroomLogin', ser: 1, fields } as const
    expect(describePacket('text', 'out', encodeRequest('text', login)).fields).toMatchObject([
      { name: 'type', value: 1 },
      { name: 'chatroomLogin', named: { account: 'alice', isAnonymous: false } },
      { name: 'chatroomIMLogin', named: { clientType: 16 } },
    ])
  })

  it('keeps what stands in front of the place where reading stopped', () => {
    const cut = encodeRequest('binary', kick).subarray(0, 11)
    const description = describePacket('binary', 'out', cut)
    expect(description).toMatchObject({ sid: 36, cid: 17, ser: 6, command: 'v2ChatroomKickMember' })
    expect(description.fields).toEqual([{ name: 'accountId', type: 'String', value: 'bob' }])
    expect(description.error).toMatchObject({
      reason: 'truncated',
      field: 'notificationExtension',
      offset: 11,
    })
  })

  it('names the parts of a wrapper apart from those of the packet inside', () => {
    const inner = [0, 13, 3, 0, 0, 0, 2, 0, 0, 0]
    const data = Uint8Array.from([0, 4, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, ...inner])
    const description = describePacket('binary', 'in', data)
    expect(description).toMatchObject({ sid: 13, cid: 3, command: 'v2ChatroomBeKicked', code: 200 })
    expect(description.spans.map(({ name }) => name)).toEqual([
      ...['length', 'sid', 'cid', 'ser', 'tag', 'wrapped messageId'],
      ...['wrapped length', 'wrapped sid', 'wrapped cid', 'wrapped ser', 'wrapped tag', 'kickedReason'],
    ])
  })

  it('splits a text frame into its head and its packet, and counts bytes of UTF-8', () => {
    const frame = '3:::{"SER":1,"SID":36,"CID":32,"Q":[{"t":"String","v":"标签"}]}'
    const description = describePacket('text', 'out', frame)
    expect(description.spans).toEqual([
      { name: 'frame', type: 'header', offset: 0, length: 4 },
      { name: 'packet', type: 'header', offset: 4, length: frame.length - 4 },
    ])
    expect(description.lengthBytes).toBe(frame.length + 4)
    expect(description.fields).toEqual([{ name: 'tag', type: 'String', value: '标签' }])
  })

  it('describes a frame without packet by what it is not', () => {
    expect(describePacket('text', 'in', '2::')).toMatchObject({
      ...{ sid: null, cid: null, ser: null, command: null, code: null, lengthBytes: 3, fields: [] },
      error: { reason: 'notAPacket' },
    })
  })
})
