import { describe, expect, it } from 'vitest'
import { fromProperty, toProperty } from './property-mapper'

describe('toProperty', () => {
  it('writes booleans as 1 and 0, lists as JSON text, and leaves numbers and text alone', () => {
    const property = toProperty('member', {
      ...{ accountId: 'alice', memberRole: 2, isOnline: true, blocked: false },
      tags: ['a', 'b'],
    })
    expect(property).toEqual({ '2': 'alice', '3': 2, '8': 1, '12': 0, '18': '["a","b"]' })
  })

  it('leaves out what is unset, unknown, or an empty list of login tags', () => {
    expect(
      toProperty('chatroomLogin', { appkey: 'a', chatroomNick: undefined, loginExt: null, tags: [], age: 7 }),
    ).toEqual({ '1': 'a' })
    expect(toProperty('chatroomLogin', { tags: ['x'], isAnonymous: false })).toEqual({
      '38': 0,
      '39': '["x"]',
    })
  })

  it('finds nested fields and turns the history flag around', () => {
    const property = toProperty('message', {
      messageConfig: { historyEnabled: true, highPriority: true },
      routeConfig: { routeEnabled: false },
      locationInfo: { x: 1, y: 2, z: 3 },
      antispamConfig: 'not an object',
    })
    expect(property).toEqual({ '12': 0, '25': 1, '34': 1, '35': 2, '36': 3, '100': 0 })
  })

  it('joins lists the way their field wants them', () => {
    expect(toProperty('memberQuery', { memberRoles: [0, 1, 2], onlyOnline: true, limit: 50 })).toEqual({
      ...{ '1': '0,1,2', '4': 1 },
      '6': 50,
    })
    expect(toProperty('cdnInfo', { cdnUrls: ['http://a', 'http://b'] })).toEqual({ '2': 'http://a|http://b' })
    expect(
      toProperty('v2ChatroomGetMessageListByTag.tag', { tags: ['a'], messageTypes: [0], reverse: true }),
    ).toEqual({ '1': '["a"]', '2': [0], '6': 1 })
  })

  it('writes an object in the place of text as JSON text, as an attachment or a configuration', () => {
    expect(toProperty('grayConfigTag', { config: { mixStoreEnable: false }, ttl: 86_400 })).toEqual({
      '0': '{"mixStoreEnable":false}',
      '1': 86_400,
    })
  })

  it('refuses what is no JSON', () => {
    expect(() => toProperty('member', { tags: () => [] })).toThrow(/in member\.tags: not a JSON value/)
    const endless: unknown[] = []
    endless.push(endless)
    expect(() => toProperty('member', { tags: endless })).toThrow(/not a JSON value/)
  })
})

describe('fromProperty', () => {
  it('gives fields with a default even when their tag is missing, and no others', () => {
    expect(fromProperty('member', {})).toEqual({
      ...{ memberLevel: 0, valid: true, updateTime: 0, tempChatBanned: false },
    })
    expect(fromProperty('message', {})).toEqual({ routeConfig: { routeEnabled: true } })
    expect(fromProperty('chatroomInfo', {})).toEqual({})
  })

  it.each([
    ['0', false],
    ['', false],
    [0, false],
    [false, false],
    ['1', true],
    [1, true],
    ['false', true],
  ])('reads the flag %j as %s', (value, expected) => {
    expect(fromProperty('chatroomInfo', { '102': value })).toEqual({ chatBanned: expected })
  })

  it('reads numbers from text, and leaves out what is none', () => {
    expect(fromProperty('chatroomInfo', { '101': '12', '16': 1 })).toEqual({
      onlineUserCount: 12,
      queueLevelMode: 1,
    })
    expect(fromProperty('chatroomInfo', { '101': 'many', '16': '' })).toEqual({})
    expect(fromProperty('member', { '4': 'high' })).toMatchObject({ memberLevel: 0 })
  })

  it('gives text even when the sender wrote a number', () => {
    expect(fromProperty('chatroomInfo', { '1': 36, '3': 'Room' })).toEqual({ roomId: '36', roomName: 'Room' })
  })

  it('turns the history flag around', () => {
    expect(fromProperty('message', { '12': '1' })).toMatchObject({ messageConfig: { historyEnabled: false } })
    expect(fromProperty('message', { '12': 0 })).toMatchObject({ messageConfig: { historyEnabled: true } })
  })

  it('reads JSON text and native JSON alike, and leaves out broken text', () => {
    const read = (value: string | string[]) => fromProperty('tagsUpdate', { '1': value })
    expect(read('["a"]')).toEqual({ tags: ['a'] })
    expect(read(['a'])).toEqual({ tags: ['a'] })
    expect(read('["a"')).toEqual({})
    expect(read('['.repeat(1_000) + ']'.repeat(1_000))).toEqual({})
  })

  it('reads joined lists', () => {
    expect(fromProperty('memberQuery', { '1': '0,1,x,2' })).toEqual({ memberRoles: [0, 1, 2] })
    expect(fromProperty('cdnInfo', { '2': 'a|b' })).toEqual({ cdnUrls: ['a', 'b'] })
    expect(fromProperty('cdnInfo', { '2': '' })).toEqual({})
  })

  it('renames the entries of a member, there and back', () => {
    const multiEnterInfo = [{ roomNick: 'Al', roomAvatar: '', enterTime: 7, clientType: 16 }]
    const property = toProperty('member', { multiEnterInfo })
    expect(property['20']).toBe('[{"room_nick":"Al","room_avatar":"","enter_time":7,"client_type":16}]')
    expect(fromProperty('member', property)).toMatchObject({ multiEnterInfo })
    expect(fromProperty('member', { '20': '{}' })).not.toHaveProperty('multiEnterInfo')
    expect(fromProperty('member', { '20': '[{"room_nick":"Al"},7]' })).toMatchObject({
      multiEnterInfo: [{ roomNick: 'Al' }],
    })
  })

  it('does not take an inherited name for a tag', () => {
    const inherited = Object.create({ '1': '36' }) as Record<string, string>
    expect(fromProperty('chatroomInfo', inherited)).toEqual({})
  })
})
