import type { Scenario, Step } from '../testing/scenario'
import type { ServerScript } from '../../client/testing/scripted-server'

const refusing = (code: number): ServerScript => ({ answers: { v2ChatroomLogin: { code } } })
const silent: ServerScript = { answers: { v2ChatroomLogin: 'silence' } }
const enter: Step = { do: 'enter' }
const wait = (ms: number): Step => ({ do: 'advance', ms })

function entering(name: string, servers: readonly ServerScript[], ...further: readonly Step[]): Scenario {
  return { name, servers, steps: [enter, ...further] }
}

/** Connections that fail, and logins that are refused or not answered. */
export const connectingScenarios: readonly Scenario[] = [
  { name: 'port closed', servers: [{}], steps: [{ do: 'stopServer' }, enter] },
  {
    name: 'the first of two ports is closed',
    servers: [{}, {}],
    steps: [{ do: 'stopServer', server: 0 }, enter],
  },
  entering('a non-terminal refusal moves on to the next address', [refusing(500), {}]),
  entering('a non-terminal refusal by the last address', [refusing(500), refusing(503)]),
  entering('a terminal refusal stops at once', [refusing(403), {}]),
  entering('399 stops a first enter', [refusing(399), {}]),
  ...[201, 302, 404, 414, 417, 422, 101302, 102302, 113410, 114426].map((code) =>
    entering(`terminal code ${code}`, [refusing(code), {}]),
  ),
  ...[405, 408, 416, 114303].map((code) => entering(`code ${code} is not terminal`, [refusing(code), {}])),
  entering('login unanswered for 8 s', [silent], wait(8_000)),
  entering('login unanswered, the next address answers', [silent, {}], wait(8_000)),
  entering('upgrade never answered', [{ upgrade: 'hang' }], wait(8_000)),
  entering('upgrade refused', [{ upgrade: 503 }], wait(61_000)),
  entering('handshake refused', [{ handshake: 503 }]),
  entering('handshake never answered', [{ handshake: 'hang' }], wait(8_000)),
  entering('no greeting', [{ greeting: null }], wait(8_000)),
  entering('socket closed before the login answer', [silent], { do: 'dropLink' }),
  {
    name: 'enter timeout while the login is unanswered',
    servers: [silent],
    login: { params: { accountId: 'alice', token: 'token-alice', timeout: 3 } },
    steps: [enter, wait(3_000), { do: 'tellSockets' }, wait(6_000)],
  },
  {
    name: 'enter timeout over several addresses',
    servers: [silent, silent],
    login: { params: { accountId: 'alice', token: 'token-alice', timeout: 10 } },
    steps: [enter, wait(8_000), wait(2_000), { do: 'tellSockets' }],
  },
  {
    name: 'a negative timeout is over at once',
    servers: [silent],
    login: { params: { accountId: 'alice', token: 'token-alice', timeout: -1 } },
    steps: [enter, wait(1)],
  },
  entering('the requests after the login are refused', [
    { answers: { getGrayscaleConfig: { code: 404 }, v2ChatroomGetServerTime: { code: 404 } } },
  ]),
  entering(
    'the configuration is never answered',
    [{ answers: { getGrayscaleConfig: 'silence' } }],
    wait(8_000),
  ),
]
