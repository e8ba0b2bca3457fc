import type { AnswerScript, ServerScript } from '../../client/testing/scripted-server'
import type { LoginPlan, Scenario, Step } from '../testing/scenario'

const SERVER: readonly ServerScript[] = [{}]
const enter: Step = { do: 'enter' }
const drop: Step = { do: 'dropLink' }
const wait = (ms: number): Step => ({ do: 'advance', ms })
const answers = (script: AnswerScript): Step => ({ do: 'changeScript', script: { answers: script } })
const refuse = (code: number): Step => answers({ v2ChatroomLogin: { code } })

const dynamic = (...answersInOrder: ('ok' | 'throws')[]): LoginPlan => ({
  params: { accountId: 'alice' },
  authType: 1,
  tokenProvider: answersInOrder.map((answer) =>
    answer === 'ok' ? { returns: 'token' } : { throws: 'token server is down' },
  ),
})

function dropped(name: string, ...further: readonly Step[]): Scenario {
  return { name, servers: SERVER, steps: [enter, drop, ...further] }
}

/** The link breaks after the login, and what follows. */
export const reconnectingScenarios: readonly Scenario[] = [
  dropped('a dropped link comes back after 1 s', wait(999), wait(1)),
  dropped('a link that drops twice', wait(1_000), drop, wait(1_000)),
  {
    name: 'the addresses are taken in turn',
    servers: [{}, {}, {}],
    steps: [enter, drop, wait(1_000), { do: 'dropLink', server: 1 }, wait(1_000)],
  },
  {
    name: 'reconnects to a closed port go on',
    servers: SERVER,
    steps: [enter, { do: 'stopServer' }, wait(1_000), wait(2_000), wait(3_000), wait(1_000)],
  },
  dropped('reconnect refused with a terminal code', refuse(102302), wait(1_000), wait(5_000)),
  dropped('reconnect refused with another code', refuse(500), wait(1_000), answers({}), wait(2_000)),
  dropped('reconnect unanswered', answers({ v2ChatroomLogin: 'silence' }), wait(1_000), wait(8_000)),
  dropped('399 on a reconnect asks for new addresses', refuse(399), wait(1_000), answers({}), wait(2_000)),
  {
    name: '399 on a reconnect, the link provider fails',
    servers: SERVER,
    login: {},
    steps: [
      { do: 'enter', login: { linkProvider: [{ returns: [] }] } },
      enter,
      drop,
      refuse(399),
      wait(1_000),
    ],
  },
  {
    name: 'a reconnect asks for a new token',
    servers: SERVER,
    login: dynamic('ok'),
    steps: [enter, drop, wait(1_000)],
  },
  {
    name: 'the token provider fails on a reconnect',
    servers: SERVER,
    login: dynamic('ok', 'throws', 'ok'),
    steps: [enter, drop, wait(1_000), wait(2_000)],
  },
  {
    name: 'a silent heartbeat ends the link',
    servers: [{ answers: { heartbeat: 'silence' } }],
    steps: [enter, wait(22_999), wait(1), wait(1_000)],
  },
  {
    name: 'a quiet minute in the room',
    servers: SERVER,
    steps: [enter, wait(60_000)],
  },
  {
    name: 'kicked after a reconnect',
    servers: SERVER,
    steps: [
      enter,
      drop,
      wait(1_000),
      { do: 'push', command: 'v2ChatroomBeKicked', fields: { kickedReason: 1, serverExtension: '' } },
    ],
  },
]
