import type { ServerScript } from '../../client/testing/scripted-server'
import type { LoginPlan, Scenario, Step } from '../testing/scenario'

const loginOf = (accountId: string): LoginPlan => ({ params: { accountId, token: `token-${accountId}` } })
const enter: Step = { do: 'enter' }
const manager: Step = { do: 'enter', login: loginOf('mia') }
const call = (method: string, ...input: readonly unknown[]): Step => ({ do: 'call', method, input })
const comes = (accountId: string): Step => ({ do: 'memberEnters', accountId })
const wait = (ms: number): Step => ({ do: 'advance', ms })
const answering = (answers: ServerScript['answers']): readonly ServerScript[] => [{ answers: answers ?? {} }]

function onCloud(name: string, ...steps: readonly Step[]): Scenario {
  return { name, servers: 'cloud', tellsService: true, steps }
}

function onScript(name: string, servers: readonly ServerScript[], ...steps: readonly Step[]): Scenario {
  return { name, servers, tellsService: true, steps }
}

/** A notification as the vendor's servers send it (protocol notes §8.2). */
function notified(messageClientId: string, id: number, data: object): Step {
  const property = {
    ...{ '1': messageClientId, '2': '5', '3': JSON.stringify({ id, data }) },
    ...{ '20': '1700000000000', '21': 'mia', '22': '36', '23': '16' },
  }
  return { do: 'push', command: 'v2ChatroomOnMessage', fields: { data: property } }
}

function said(messageClientId: string, text: string): Step {
  const property = {
    ...{ '1': messageClientId, '2': '0', '7': 'Bob', '13': text, '20': '1700000000000' },
    ...{ '21': 'bob', '22': '36', '23': '1' },
  }
  return { do: 'push', command: 'v2ChatroomOnMessage', fields: { data: property } }
}

const member = { accountId: 'bob', memberRole: 0, nick: 'Bob', enterTime: 1_700_000_000_000, valid: 1 }

/** What a client in a room can ask for and is told: members, messages, notifications. */
export const serviceScenarios: readonly Scenario[] = [
  onCloud(
    'members by role',
    comes('bob'),
    manager,
    call('getMemberListByOption', { memberRoles: [2], limit: 10 }),
    call('getMemberListByOption', { memberRoles: [3], onlyOnline: true, limit: 10 }),
  ),
  onCloud(
    'members a page at a time',
    comes('bob'),
    comes('alice'),
    manager,
    call('getMemberListByOption', { limit: 1 }),
    call('getMemberListByOption', { limit: 1, pageToken: '1' }),
  ),
  onCloud(
    'members by their ids',
    comes('bob'),
    enter,
    call('getMemberByIds', ['bob', 'alice']),
    call('getMemberByIds', ['nobody']),
  ),
  onCloud(
    'wrong arguments of services',
    enter,
    call('getMemberByIds', []),
    call('getMemberByIds', 'bob'),
    call('getMemberListByOption', { memberRoles: [9] }),
    call('getMemberListByOption', { limit: 0 }),
    call('getMemberListByOption', null),
    call('kickMember', 7),
    call('kickMember', 'bob', 7),
    call('updateSelfMemberInfo', {}),
    call('updateSelfMemberInfo', { roomNick: '' }),
  ),
  onCloud('the room and how many are in it', comes('bob'), enter, { do: 'tellRoom' }, comes('mia'), {
    do: 'tellRoom',
  }),
  onCloud('the room after leaving it', enter, { do: 'exit' }, { do: 'tellRoom' }),
  onCloud(
    'one changes the own member data',
    enter,
    call('updateSelfMemberInfo', { roomNick: 'Al', serverExtension: '{"level":4}' }),
    call('getMemberByIds', ['alice']),
  ),
  onCloud('others come and go', enter, comes('bob'), { do: 'memberDrops', accountId: 'bob' }, wait(1)),
  onCloud(
    'a member is kicked',
    enter,
    comes('mia'),
    comes('bob'),
    { do: 'managerKicks', accountId: 'bob', extension: 'off topic' },
    wait(1),
  ),
  onCloud('a message is sent', enter, { do: 'send', text: 'hello 你好' }),
  onCloud('a message is received', comes('bob'), enter, {
    do: 'memberSays',
    accountId: 'bob',
    text: 'hello',
  }),
  onCloud(
    'anonymous: receives, cannot send',
    comes('bob'),
    { do: 'enter', login: { params: { anonymousMode: true, accountId: 'guest-1' } } },
    { do: 'memberSays', accountId: 'bob', text: 'welcome' },
    { do: 'send', text: 'thanks' },
  ),
  onCloud('a message of a foreign sender', enter, {
    do: 'send',
    text: 'as somebody else',
    change: { senderId: 'bob' },
  }),
  onCloud('a message without text', enter, { do: 'send', text: '' }),
  onCloud(
    'services before entering and after leaving',
    call('getMemberByIds', ['bob']),
    call('kickMember', 'bob'),
    enter,
    { do: 'exit' },
    call('getMemberByIds', ['bob']),
    call('updateSelfMemberInfo', { roomNick: 'Al' }),
  ),
  onScript(
    'a service while one waits for a reconnect',
    [{}],
    enter,
    { do: 'dropLink' },
    call('kickMember', 'bob'),
  ),
  onScript(
    'a service that is refused',
    answering({ v2ChatroomKickMember: { code: 114432 } }),
    enter,
    call('kickMember', 'bob'),
  ),
  onScript(
    'a service that is never answered',
    answering({ v2ChatroomKickMember: 'silence' }),
    enter,
    call('kickMember', 'bob'),
    wait(8_000),
  ),
  onScript(
    'a link that breaks while a service waits',
    answering({ v2ChatroomKickMember: 'silence' }),
    enter,
    call('kickMember', 'bob'),
    { do: 'dropLink' },
  ),
  onScript('a message that is refused', answering({ v2ChatroomSendMessage: { code: 114421 } }), enter, {
    do: 'send',
    text: 'hello',
  }),
  onScript(
    'the same message twice',
    [{}],
    enter,
    said('m1', 'once'),
    said('m1', 'once'),
    said('m2', 'other'),
  ),
  onScript(
    'notifications about members',
    [{}],
    enter,
    notified('n1', 301, { operator: 'bob', member }),
    notified('n2', 302, { operator: 'bob' }),
    notified('n3', 313, { operator: 'mia', target: ['bob', 'zoe'], ext: 'out' }),
    notified('n4', 316, { operator: 'bob', member }),
    notified('n5', 326, { operator: 'owner', target: ['bob'], previousRole: 0, member }),
  ),
  onScript(
    'notifications about the own right to speak',
    [{}],
    enter,
    notified('n1', 305, { operator: 'mia', target: ['alice'] }),
    notified('n2', 306, { operator: 'mia', target: ['alice'] }),
    notified('n3', 314, { operator: 'mia', target: ['alice'], muteDuration: 60 }),
    notified('n4', 315, { operator: 'mia', target: ['alice'] }),
    notified('n5', 305, { operator: 'mia', target: ['bob'] }),
  ),
  onScript(
    'notifications about the room',
    [{}],
    enter,
    notified('n1', 312, { operator: 'mia', roomInfo: { roomName: 'Renamed', announcement: 'New' } }),
    { do: 'tellRoom' },
    notified('n2', 318, { operator: 'mia' }),
    notified('n3', 319, { operator: 'mia' }),
    notified('n4', 323, { operator: 'mia', msgId: 'm1', msgTime: 1_700_000_000_000 }),
    notified('n5', 325, { operator: 'mia', tags: ['red'] }),
  ),
  onScript('an element of the queue without a middle field', [{}], enter, {
    ...{ do: 'call', of: 'queue', method: 'queueOffer' },
    input: [{ elementKey: 'k', elementValue: 'v', elementOwnerAccountId: 'bob' }],
  }),
  onScript('a notification that nobody knows', [{}], enter, notified('n1', 999, { operator: 'mia' })),
]
