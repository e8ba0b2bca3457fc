import type { ServerScript } from '../../client/testing/scripted-server'
import type { Scenario, Step } from '../testing/scenario'

const SERVER: readonly ServerScript[] = [{}]
const silent: ServerScript = { answers: { v2ChatroomLogin: 'silence' } }
const enter: Step = { do: 'enter' }
const otherRoom: Step = { do: 'enter', roomId: '37' }
const nick = (roomNick: string): Step => ({
  do: 'enter',
  login: { params: { accountId: 'alice', token: 'token-alice', roomNick } },
})
const wait = (ms: number): Step => ({ do: 'advance', ms })

/** A second enter() at every stage of the first, and two rooms at once. */
export const enteringAgainScenarios: readonly Scenario[] = [
  { name: 'the same enter again', servers: 'cloud', steps: [enter, enter] },
  { name: 'another room while entered', servers: 'cloud', steps: [enter, otherRoom] },
  { name: 'another nick while entered', servers: 'cloud', steps: [nick('one'), nick('two')] },
  {
    name: 'anonymous again without account',
    servers: 'cloud',
    login: { params: { anonymousMode: true } },
    steps: [enter, enter],
  },
  {
    name: 'the same enter while one logs in',
    servers: [silent],
    steps: [enter, { do: 'changeScript', script: {} }, enter, wait(8_000)],
  },
  {
    name: 'another room while one logs in',
    servers: [silent],
    steps: [enter, { do: 'changeScript', script: {} }, otherRoom],
  },
  {
    name: 'another room while one connects',
    servers: [{ upgrade: 'hang' }],
    steps: [enter, { do: 'changeScript', script: {} }, otherRoom],
  },
  { name: 'enter while waiting', servers: SERVER, steps: [enter, { do: 'dropLink' }, enter, wait(3_000)] },
  {
    name: 'a refused enter while waiting',
    servers: SERVER,
    steps: [
      enter,
      { do: 'dropLink' },
      { do: 'changeScript', script: { answers: { v2ChatroomLogin: { code: 403 } } } },
      enter,
    ],
  },
  {
    name: 'two clients in two rooms',
    servers: 'cloud',
    steps: [
      enter,
      {
        do: 'enter',
        client: 'B',
        roomId: '37',
        login: { params: { accountId: 'mia', token: 'token-mia' } },
      },
      { do: 'exit' },
      { do: 'exit', client: 'B' },
    ],
  },
]
