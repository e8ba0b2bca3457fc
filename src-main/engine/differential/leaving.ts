import type { ServerScript } from '../../client/testing/scripted-server'
import type { Scenario, Step } from '../testing/scenario'

const SERVER: readonly ServerScript[] = [{}]
const silent: ServerScript = { answers: { v2ChatroomLogin: 'silence' } }
const enter: Step = { do: 'enter' }
const exit: Step = { do: 'exit' }
const drop: Step = { do: 'dropLink' }
const wait = (ms: number): Step => ({ do: 'advance', ms })
const kick = (reason: number): Step => ({
  do: 'push',
  command: 'v2ChatroomBeKicked',
  fields: { kickedReason: reason, serverExtension: '{"why":"test"}' },
})
const login = (accountId: string) => ({ params: { accountId, token: `token-${accountId}` } })

function scripted(name: string, ...steps: readonly Step[]): Scenario {
  return { name, servers: SERVER, steps }
}

/** Ways out of a room: on one's own, by others, and by what follows. */
export const leavingScenarios: readonly Scenario[] = [
  { name: 'exit when entered', servers: 'cloud', steps: [enter, exit] },
  { name: 'exit and enter again', servers: 'cloud', steps: [enter, exit, enter] },
  scripted('exit when never entered', exit),
  scripted('exit twice', enter, exit, exit),
  { name: 'exit while entering', servers: [silent], steps: [enter, exit] },
  { name: 'exit while connecting', servers: [{ upgrade: 'hang' }], steps: [enter, exit] },
  scripted('exit while waiting', enter, drop, exit, wait(3_000)),
  {
    name: 'exit while the logout is unanswered',
    servers: [{ answers: { v2ChatroomLogout: 'silence' } }],
    steps: [enter, exit, wait(1_000)],
  },
  scripted('destroy when entered', enter, { do: 'destroy' }),
  {
    name: 'kicked by a manager',
    servers: 'cloud',
    steps: [
      { do: 'memberEnters', accountId: 'mia' },
      enter,
      { do: 'managerKicks', accountId: 'alice', extension: 'be kind' },
      wait(4_000),
    ],
  },
  {
    name: 'kicked by another end of the account',
    servers: 'cloud',
    steps: [enter, { do: 'memberEnters', accountId: 'alice' }, wait(4_000)],
  },
  {
    name: 'kicked because the room closes',
    servers: 'cloud',
    steps: [enter, { do: 'closeRoom', roomId: '36' }, wait(4_000)],
  },
  ...[1, 2, 3, 4, 5, -1].map((reason) =>
    scripted(`kicked by the server with reason ${reason}`, enter, kick(reason)),
  ),
  { name: 'kicked before the login answer', servers: [silent], steps: [enter, kick(2), wait(4_000)] },
  scripted('enter again after a kick', enter, kick(2), enter),
  {
    name: 'a manager kicks somebody',
    servers: 'cloud',
    steps: [
      { do: 'memberEnters', accountId: 'alice' },
      { do: 'enter', login: login('mia') },
      { do: 'kick', accountId: 'alice', extension: 'out' },
    ],
  },
  {
    name: 'a guest kicks somebody',
    servers: 'cloud',
    steps: [{ do: 'memberEnters', accountId: 'mia' }, enter, { do: 'kick', accountId: 'mia' }],
  },
  {
    name: 'a kick of nobody',
    servers: 'cloud',
    steps: [
      { do: 'enter', login: login('mia') },
      { do: 'kick', accountId: 'bob' },
      { do: 'kick', accountId: '' },
    ],
  },
  scripted('a kick before entering', { do: 'kick', accountId: 'bob' }),
]
