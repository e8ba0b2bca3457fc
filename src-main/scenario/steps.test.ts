import { describe, expect, it } from 'vitest'
import { outcomeOf } from './testing/run-text'

const ROOM_OF_ALL = 'world: { app: { multiEndPolicy: all } }'

describe('steps', () => {
  it.each<[string, string, string?]>([
    ['enter', '  - enter: alice\n    expect: { status: { alice: ENTERED }, code: 200, result: entered }\n'],
    [
      'enter with another token',
      '  - enter: { actor: alice, with: { staticToken: wrong } }\n    expect: { code: 102302, stage: auth, result: refused }\n  - enter: alice\n',
    ],
    [
      'enter without waiting',
      '  - enter: { actor: alice, wait: false }\n  - waitFor: { actor: alice, status: ENTERED }\n',
    ],
    [
      'exit',
      '  - enter: alice\n  - exit: alice\n    expect: { result: done, transitions: { alice: [EXITED] } }\n',
    ],
    [
      'destroy',
      '  - enter: [alice, bob]\n  - destroy: alice\n    expect: { sees: { bob: { exits: alice } } }\n  - enter: alice\n',
    ],
    [
      'kick by a member',
      '  - enter: [alice, mia]\n  - kick: { by: mia, member: alice, extension: loud }\n    expect: { kicked: { alice: { reason: BY_MANAGER, extension: loud } } }\n',
    ],
    [
      'a kick that is refused',
      '  - enter: [alice, bob]\n  - kick: { by: alice, member: bob }\n    expect: { result: refused, kicked: { bob: false } }\n',
    ],
    [
      'kick by a login elsewhere',
      '  - enter: alice\n  - kick: { way: conflictLogin, member: alice }\n    expect: { kicked: { alice: BY_CONFLICT_LOGIN }, result: entered }\n',
    ],
    [
      'kick by a login on the same device',
      '  - enter: alice\n  - kick: { way: sameDevice, member: alice }\n    expect: { ends: { alice: 1 } }\n',
    ],
    [
      'kick by a login on the device that instances share',
      '  - enter: alice\n  - kick: { way: sameDevice, member: alice }\n    expect: { kicked: { alice: SILENTLY }, ends: { alice: 1 } }\n',
      'actors: { alice: { isFixedDeviceId: true } }',
    ],
    [
      'kick by the block list',
      '  - enter: alice\n  - kick: { way: blockList, member: alice }\n    expect: { kicked: { alice: BE_BLOCKED } }\n',
    ],
    [
      'kick by a ban',
      '  - enter: alice\n  - kick: { way: accountBan, member: alice }\n    expect: { kicked: { alice: UNKNOWN }, ends: { alice: 0 } }\n',
    ],
    [
      'kick by closing the room',
      '  - enter: alice\n  - kick: { way: roomClosed }\n    expect: { kicked: { alice: CHATROOM_INVALID } }\n',
    ],
    [
      'kick by the cloud',
      '  - enter: alice\n  - kick: { way: cloud, member: alice, reason: SILENTLY }\n    expect: { kicked: { alice: SILENTLY } }\n',
    ],
    [
      'a dropped link',
      '  - enter: alice\n  - kick: { way: dropLink, member: alice }\n    expect: { transitions: { alice: [DISCONNECTED 192003, WAITING] } }\n  - waitFor: { actor: alice, status: ENTERED }\n',
    ],
    [
      'a stopped server',
      '  - enter: alice\n  - kick: { way: stopServer }\n    expect: { status: { alice: WAITING } }\n  - sleep: 3s\n  - cloud: start\n  - waitFor: { actor: alice, status: ENTERED }\n',
    ],
    [
      'send',
      '  - enter: [alice, bob]\n  - send: { from: alice, text: hello }\n    expect: { sees: { bob: { message: hello, from: alice } } }\n',
    ],
    [
      'a change of the cloud',
      '  - cloud: { kind: setLoginPolicies, loginPolicies: [dynamic] }\n  - enter: alice\n    expect: { code: 403 }\n',
    ],
    [
      'a fault, and no more',
      '  - fault: { name: refuseLogin, code: 403, as: closed }\n  - enter: alice\n    expect: { code: 403 }\n  - clearFault: closed\n  - enter: alice\n  - fault: { name: refuseLogin, code: 403 }\n  - clearFault: all\n  - enter: bob\n',
    ],
    [
      'offline and online',
      '  - enter: alice\n  - offline: alice\n    expect: { status: { alice: WAITING } }\n  - online: alice\n    expect: { status: { alice: ENTERED }, attempts: { alice: 2 } }\n',
    ],
    ['sleep', '  - sleep: 45s\n    expect: { took: { min: 45s, max: 45s } }\n'],
    [
      'parallel',
      '  - parallel:\n    - sleep: 30s\n    - [{ sleep: 10s }, { sleep: 10s }]\n    - enter: alice\n    expect: { took: { min: 30s, max: 30s }, status: { alice: ENTERED } }\n',
    ],
    [
      'repeat',
      '  - repeat: { times: 3, steps: [{ enter: alice }, { exit: alice }] }\n    expect: { attempts: { alice: 3 } }\n',
    ],
    [
      'waiting for a callback',
      '  - enter: { actor: alice, wait: false }\n  - waitFor: { actor: alice, callback: onChatroomStatus ENTERED }\n',
    ],
    [
      'waiting for an event of the cloud',
      '  - enter: { actor: alice, wait: false }\n  - waitFor: { cloud: loginAccepted, account: alice, code: 200 }\n',
    ],
    [
      'waiting for a record',
      '  - enter: { actor: alice, wait: false }\n  - waitFor: { actor: alice, record: { kind: attempt, name: attemptEnded, to: entered } }\n',
    ],
    [
      'a group',
      '  - enter: phone\n    expect: { ends: { phone1: 3 }, status: { phone: ENTERED } }\n',
      `${ROOM_OF_ALL}\nactors: { phone: { count: 3, accountId: alice } }`,
    ],
    [
      'an account that the scenario adds',
      '  - enter: zoe\n',
      'world: { app: { accounts: [{ accountId: zoe }] } }\nactors: { zoe: {} }',
    ],
  ])('%s', async (_name, steps, more) => {
    expect(await outcomeOf(steps, more)).toBe('')
  })

  it.each([
    [
      'an enter that nobody expected to fail',
      '  - enter: { actor: alice, with: { staticToken: wrong } }\n',
      '7: steps[0]: enter: success: nothing else is expected of it | refused 102302',
    ],
    [
      'an actor that has not entered',
      '  - exit: alice\n',
      '7: steps[0]: can be done: that it can be done | alice has no instance',
    ],
    [
      'an account that is not there',
      '  - enter: { actor: alice, with: { accountId: nobody } }\n',
      'The embedded cloud has no account "nobody"',
    ],
    [
      'a wait in vain',
      '  - enter: alice\n  - waitFor: { actor: alice, status: WAITING, within: 5s }\n',
      '8: steps[1]: waitFor alice: WAITING within 5s | ENTERED',
    ],
    [
      'a wait for a callback in vain',
      '  - enter: alice\n  - waitFor: { actor: alice, callback: onChatroomKicked }\n',
      'waitFor alice: 1 × onChatroomKicked within 70s | 0 of them',
    ],
    [
      'a link that nobody has',
      '  - enter: alice\n  - exit: alice\n  - kick: { way: dropLink, member: alice }\n',
      'alice has no connection in room 36',
    ],
    [
      'a change that the cloud refuses',
      "  - cloud: { kind: setRoomOpen, roomId: '99', open: false }\n",
      'the app has no room 99',
    ],
    [
      'one of several branches',
      '  - parallel:\n    - enter: bob\n    - enter: { actor: alice, with: { staticToken: wrong } }\n',
      '9: steps[0].parallel[1][0]: enter: success',
    ],
  ])('%s is told with its place', async (_name, steps, problem) => {
    expect(await outcomeOf(steps)).toContain(problem)
  })
})
