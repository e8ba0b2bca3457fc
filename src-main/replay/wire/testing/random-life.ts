import fc from 'fast-check'
import { V2NIMLoginAuthType } from '../../../../src-shared/chatroom'
import { faultSchema, type FaultInput } from '../../../../src-shared/console'
import type { ChatroomClient, V2NIMChatroomEnterParams } from '../../../client'
import type { RecordedRun } from './recorded-run'

/** What the clients of a random life are called, and what they are made with. */
const CAST = {
  alice: { transport: 'binary' },
  mia: { transport: 'text' },
} as const
type Who = keyof typeof CAST

const LOGINS = ['static', 'wrongToken', 'thirdParty', 'wrongExtension', 'anonymous', 'invalid'] as const
const LINKS = ['works', 'twice', 'fails', 'hangs', 'late', 'empty', 'dead', 'noUrl', 'noText'] as const
const FAULTS: readonly FaultInput[] = [
  { name: 'refuseConnect', count: 1 },
  { name: 'handshakeError', status: 503, count: 1 },
  { name: 'resetConnection', stage: 'enter', count: 1 },
  { name: 'resetConnection', stage: 'room', count: 1 },
  { name: 'latency', delayMs: 2000 },
  { name: 'frameLoss', probability: 0.3, seed: 5 },
  { name: 'answerLost', stage: 'enter', count: 1 },
  { name: 'answerLate', delayMs: 9000, count: 2 },
  { name: 'wrongSerial', count: 2 },
  { name: 'malformedFrame', probability: 0.3, seed: 3 },
  { name: 'dropAfterFrames', frames: 4, count: 1 },
  { name: 'halfOpen', stage: 'room', count: 1 },
  { name: 'refuseLogin', code: 403, count: 1 },
  { name: 'refuseLogin', code: 399, count: 2 },
  { name: 'refuseLogin', code: 503, count: 1 },
]

const who = fc.constantFrom<Who>('alice', 'mia')

/** One thing that an operator, a network or a cloud does. */
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('enter' as const),
      who,
      login: fc.oneof({ weight: 3, arbitrary: fc.constant('static' as const) }, fc.constantFrom(...LOGINS)),
      link: fc.oneof({ weight: 3, arbitrary: fc.constant('works' as const) }, fc.constantFrom(...LINKS)),
      roomId: fc.constantFrom('36', '36', '36', '37', '38', '404'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('fault' as const), fault: fc.constantFrom(...FAULTS) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('advance' as const),
      ms: fc.constantFrom(0, 1000, 3000, 9000, 31_000, 61_000),
    }),
  },
  fc.record({
    type: fc.constantFrom('exit', 'destroy', 'kick', 'kickOther', 'send', 'list', 'offline', 'online'),
    who,
  }),
  fc.record({ type: fc.constant('clearFaults' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Random lives of two clients; each begins by entering. */
export const randomLife = fc.array(step, { minLength: 3, maxLength: 14 })

/** Plays a life step by step; sockets are given their time after each. */
export async function playLife(run: RecordedRun, steps: readonly Step[]): Promise<void> {
  const clients: Record<Who, ChatroomClient> = {
    alice: run.newClient('alice', CAST.alice.transport),
    mia: run.newClient('mia', CAST.mia.transport),
  }
  await run.beginEnter(clients.alice, paramsOf(run, 'alice', 'static', 'works'))
  for (const next of steps) {
    if (next.type === 'destroy') {
      await run.destroy(clients[next.who])
      clients[next.who] = run.newClient(next.who, CAST[next.who].transport)
    } else await play(run, clients, next)
    await run.settle()
  }
}

async function play(run: RecordedRun, clients: Record<Who, ChatroomClient>, next: Step): Promise<void> {
  switch (next.type) {
    case 'enter':
      return run.beginEnter(clients[next.who], paramsOf(run, next.who, next.login, next.link), next.roomId)
    case 'fault':
      run.test.cloud.faults.apply(faultSchema.parse(next.fault))
      return
    case 'clearFaults':
      return run.test.cloud.faults.clear()
    case 'advance':
      return run.advance(next.ms)
    case 'exit':
    case 'destroy':
    case 'kick':
    case 'kickOther':
    case 'send':
    case 'list':
    case 'offline':
    case 'online':
      return act(run, clients[next.who], next.type, next.who)
    default:
      return next satisfies never
  }
}

type Act = Extract<Step, { who: Who }>['type']

async function act(run: RecordedRun, client: ChatroomClient, type: Act, who: Who): Promise<void> {
  const { V2NIMChatroomService: service, V2NIMChatroomMessageCreator: creator } = client
  switch (type) {
    case 'exit':
      void client.exit()
      return
    case 'kick':
      return run.kickFromCloud(who)
    case 'kickOther':
      return ignore(service.kickMember(who === 'mia' ? 'alice' : 'mia', 'out'))
    case 'send':
      return ignore(service.sendMessage(creator.createTextMessage('hello')))
    case 'list':
      return ignore(service.getMemberListByOption({ limit: 10 }))
    case 'offline':
    case 'online':
      return client.networkChanged(type)
    case 'enter':
    case 'destroy':
      throw new Error(`${type} is played elsewhere`)
    default:
      return type satisfies never
  }
}

/** How it ends is on record. */
function ignore(outcome: Promise<unknown>): void {
  outcome.catch(() => undefined)
}

function paramsOf(
  run: RecordedRun,
  accountId: Who,
  login: (typeof LOGINS)[number],
  link: (typeof LINKS)[number],
): Partial<V2NIMChatroomEnterParams> {
  return { ...loginOf(accountId, login), timeout: 45, linkProvider: linkProviderOf(run, link) }
}

function loginOf(accountId: Who, login: (typeof LOGINS)[number]): Partial<V2NIMChatroomEnterParams> {
  const thirdParty = (extension: string) => ({
    accountId,
    loginOption: { authType: V2NIMLoginAuthType.THIRD_PARTY, loginExtensionProvider: () => extension },
  })
  switch (login) {
    case 'static':
      return { accountId, token: `token-${accountId}` }
    case 'wrongToken':
      return { accountId, token: 'wrong' }
    case 'thirdParty':
      return thirdParty('let-me-in')
    case 'wrongExtension':
      return thirdParty('no')
    case 'anonymous':
      return { anonymousMode: true, roomNick: 'nobody' }
    case 'invalid':
      return { accountId }
    default:
      return login satisfies never
  }
}

function linkProviderOf(run: RecordedRun, link: (typeof LINKS)[number]) {
  const answers: Record<(typeof LINKS)[number], () => string[] | Promise<string[]>> = {
    works: () => [run.test.link],
    twice: () => ['127.0.0.1:9', run.test.link],
    fails: () => {
      throw new Error('no address today')
    },
    hangs: () => new Promise(() => undefined),
    late: () => new Promise((resolve) => run.clock.setTimeout(() => resolve([run.test.link]), 2000)),
    empty: () => [],
    dead: () => ['127.0.0.1:9'],
    noUrl: () => ['no url at all', run.test.link],
    noText: () => [7 as unknown as string],
  }
  return answers[link]
}
