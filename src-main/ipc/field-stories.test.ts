import { afterEach, describe, expect, it } from 'vitest'
import { makeDynamicToken } from '../../src-shared/chatroom'
import type { EventRow } from '../../src-shared/console'
import { FIELD_STORIES, type CauseKey } from '../../src-shared/console/verdict'
import { encodeNotification, toProperty, type NotificationData } from '../../src-shared/protocol'
import type { V2NIMChatroomEnterParams } from '../client'
import { ScriptedServer } from '../client/testing/scripted-server'
import { CopyReceiver } from '../cloud/testing/copy-receiver'
import { APP_SECRET, APPKEY, testWorld } from '../cloud/testing/test-cloud'
import { makeLinkProvider, makeTokenProvider, type ProviderSources } from '../provider-kinds'
import { StoryStage } from './testing/story-stage'

const ends: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function open(...options: Parameters<typeof StoryStage.open>): Promise<StoryStage> {
  const stage = await StoryStage.open(...options)
  ends.push(() => stage.close())
  return stage
}

type Matches = (row: EventRow) => boolean
const named =
  (...names: string[]): Matches =>
  ({ name }) =>
    names.includes(name)
const endedWith =
  (code: number): Matches =>
  (row) =>
    row.name === 'attemptEnded' && row.code === code
const ofInstance =
  (instanceId: number, matches: Matches): Matches =>
  (row) =>
    row.instanceId === instanceId && matches(row)

/** One login of alice that does not get in, seen at its end. */
async function refusedLogin(
  stage: StoryStage,
  params: Parameters<StoryStage['enter']>[2],
  accountId = 'alice',
  appkey = APPKEY,
): Promise<readonly CauseKey[]> {
  const code = await stage.enter(stage.client(accountId, {}, appkey), accountId, params)
  return seen(stage, endedWith(code))
}

async function seen(stage: StoryStage, matches: Matches): Promise<readonly CauseKey[]> {
  const verdict = await stage.verdict(matches)
  return verdict?.causes.flatMap(({ causeKey, seen: isSeen }) => (isSeen ? [causeKey] : [])) ?? []
}

/** What is seen at each of several events. */
function inEach(...sights: readonly (readonly CauseKey[])[]): readonly CauseKey[] {
  const [first = [], ...others] = sights
  return first.filter((cause) => others.every((causes) => causes.includes(cause)))
}

const withToken = (
  authType: 0 | 1,
  tokenProvider: () => string | Promise<string>,
): Partial<V2NIMChatroomEnterParams> => ({ loginOption: { authType, tokenProvider } })

function tokenOf(stage: StoryStage, patch: Partial<Parameters<typeof makeDynamicToken>[0]> = {}): string {
  const now = { appkey: APPKEY, appSecret: APP_SECRET, accountId: 'alice', ttlSeconds: 600 }
  return makeDynamicToken({ ...now, curTimeMs: stage.clock.wallMs(), ...patch })
}

const sourcesOf = (stage: StoryStage): ProviderSources => ({
  clock: stage.clock,
  makeNonce: () => 'nonce',
  linkAddresses: (subject) => stage.test.cloud.linkAddresses(subject),
  worldAppSecret: () => APP_SECRET,
})

/** Two apps: `elsewhere` has an account that the other does not have, and its own token for alice. */
function worldOfTwoApps() {
  const [first] = testWorld().apps
  const [second] = testWorld({
    appkey: 'elsewhere',
    appSecret: 'secret-elsewhere',
    accounts: [
      { accountId: 'alice', token: 'token-alice-elsewhere' },
      { accountId: 'stranger', token: 'token-stranger' },
    ],
  }).apps
  if (first === undefined || second === undefined) throw new Error('a world has an app')
  return { ...testWorld(), apps: [first, second] }
}

/** What each story leaves in a recording: the causes that are seen in it. */
const RUNS: Readonly<Record<number, () => Promise<readonly CauseKey[]>>> = {
  1: async () => {
    const stage = await open()
    await stage.enter(stage.client('alice'), 'alice', { roomId: 36 })
    return seen(stage, ({ kind, name }) => kind === 'error' && name === 'enter')
  },
  2: async () => {
    const stage = await open()
    stage.break('miniProgramLink')
    return refusedLogin(stage, {})
  },
  3: async () => {
    const stage = await open()
    stage.break('linkListWrong')
    const draft = { version: 'v1', baseUrl: `${stage.test.admin}/nimserver`, clientType: 2 } as const
    const linkProvider = makeLinkProvider(
      { kind: 'serverApi', timeoutMs: 5000, tls: false, ...draft },
      { appkey: APPKEY, roomId: '36' },
      sourcesOf(stage),
    )
    return refusedLogin(stage, { linkProvider })
  },
  4: async () => refusedLogin(await open(), { linkProvider: () => ({ data: [] }) as never }),
  5: async () => {
    const stage = await open()
    // The app's server, as it was written by the documentation: room first, account second.
    const linkProvider = async (roomId: string, accountId: string) => {
      const path = `v2/chatrooms/${roomId}/actions/address?account_id=${accountId}`
      return (await stage.api.v2('GET', path))['items'] as string[]
    }
    return refusedLogin(stage, { linkProvider })
  },
  6: async () => {
    const stage = await open()
    const closed = await refusedLogin(stage, { roomId: '38' })
    return [...closed, ...(await refusedLogin(stage, { roomId: '99' }))]
  },
  7: async () => {
    const stage = await open()
    const client = stage.client('alice')
    for (let turn = 0; turn < 3; turn++) {
      const entered = stage.enter(client, 'alice')
      await client.exit()
      await entered
    }
    return seen(stage, endedWith(191002))
  },
  8: async () => {
    const stage = await open()
    const client = stage.client('alice')
    await stage.enter(client, 'alice')
    stage.break('refuseConnect')
    client.networkChanged('offline')
    await stage.row(
      ({ name, attemptId, to }) => name === 'attemptEnded' && to === 'failed' && (attemptId ?? 0) > 20,
      1000,
    )
    return seen(stage, ({ name, to }) => name === 'attemptEnded' && to === 'failed')
  },
  9: async () => {
    const stage = await open()
    const client = stage.client('alice')
    await stage.enter(client, 'alice')
    stage.break('resetConnection')
    await client.V2NIMChatroomService.getMemberByIds(['alice']).catch(() => undefined)
    return seen(stage, named('socketClosed'))
  },
  10: async () => {
    const stage = await open()
    const dynamic = await refusedLogin(stage, { token: tokenOf(stage) })
    const stat = await refusedLogin(
      stage,
      withToken(1, () => 'token-alice'),
    )
    const foreign = tokenOf(stage, { appSecret: 'another secret' })
    return [
      ...dynamic,
      ...stat,
      ...(await refusedLogin(
        stage,
        withToken(1, () => foreign),
      )),
    ]
  },
  11: async () => {
    const stage = await open()
    const client = stage.client('alice')
    const kept = { kind: 'fixed', value: tokenOf(stage) } as const
    const tokenProvider = makeTokenProvider(kept, sourcesOf(stage))
    await stage.enter(client, 'alice', { loginOption: { authType: 1, tokenProvider } })
    stage.break('clockSkew', { skewMs: 3_600_000 })
    client.networkChanged('offline')
    client.networkChanged('online')
    return seen(stage, endedWith(102302))
  },
  12: async () => {
    const stage = await open({ inOutNotification: false })
    await stage.enter(stage.client('alice'), 'alice')
    const silent = await seen(stage, named('loginAccepted'))
    const path = 'v2/chatrooms/36/actions/in_out_notification?in_out_notification=true'
    await stage.api.v2Code('PATCH', path)
    return inEach(silent, await seen(stage, named('serverApiCalled')))
  },
  13: async () => {
    const stage = await open()
    const first = stage.client('alice')
    await stage.enter(first, 'alice')
    await first.exit()
    await stage.enter(stage.client('alice'), 'alice', { roomId: '37' })
    return seen(
      stage,
      ofInstance(2, ({ kind, name }) => kind === 'operation' && name === 'enter'),
    )
  },
  14: async () => {
    const stage = await open()
    const client = stage.client('alice')
    await stage.enter(client, 'alice')
    const owner = await stage.test.enter('owner')
    await owner.request('v2ChatroomSetMemberBlockedStatus', { accountId: 'alice', blocked: true })
    const kicked = await seen(stage, named('onChatroomKicked'))
    await stage.enter(client, 'alice')
    return inEach(kicked, await seen(stage, endedWith(114426)))
  },
  16: async () => {
    const stage = await open()
    await stage.api.v2Code('POST', 'v2/chatrooms', { creator: 'owner', name: 'Written for V1' })
    return seen(stage, named('serverApiCalled'))
  },
  17: async () => {
    const stage = await open()
    const server = await ScriptedServer.start()
    ends.push(() => server.stop())
    await stage.enter(stage.client('alice'), 'alice', { linkProvider: () => [server.address] })
    const change = { operatorId: 'owner', targetIds: ['alice'] }
    tell(server, 326, { ...change, previousRole: 0, currentMember: { accountId: 'alice', memberRole: 2 } })
    tell(server, 307, change)
    await stage.row(
      ({ name, payload }) => name === 'onReceiveMessages' && JSON.stringify(payload).includes('307'),
    )
    return seen(stage, named('onReceiveMessages'))
  },
  18: async () => {
    const receiver = await CopyReceiver.start()
    ends.push(() => receiver.close())
    const stage = await open({ copyUrl: receiver.url })
    const device = { deviceId: 'd'.repeat(32) }
    await stage.enter(stage.client('alice', device), 'alice')
    await stage.enter(stage.client('alice', device), 'alice')
    return seen(stage, named('copyMade'))
  },
  19: async () => {
    const stage = await open()
    const client = stage.client('alice')
    await stage.enter(client, 'alice')
    await client.V2NIMChatroomQueueService.queueOffer({ elementKey: 'a', elementValue: '1', transient: true })
    const closing = { operator_account_id: 'owner', valid: false }
    await stage.api.v2('PATCH', 'v2/chatrooms/36/actions/update_status', closing)
    return seen(stage, named('clientKicked'))
  },
  22: async () => {
    const stage = await open({}, { world: worldOfTwoApps() })
    const account = await refusedLogin(stage, {}, 'stranger')
    const token = await refusedLogin(stage, { token: 'token-bob' })
    const appkey = await refusedLogin(stage, {}, 'alice', 'nobodys')
    return inEach(account, token, appkey)
  },
  23: async () => {
    const stage = await open()
    stage.break('answerLost', { stage: 'enter' })
    const entered = stage.enter(stage.client('alice'), 'alice')
    await stage.row(named('attemptEnded'), 1000)
    await entered
    return seen(stage, named('attemptEnded'))
  },
  24: async () => {
    const stage = await open()
    await stage.enter(stage.client('alice'), 'alice', { roomAvatar: 'https://example.test/%E0%A4%A' })
    const entering = await seen(stage, ({ kind, name }) => kind === 'operation' && name === 'enter')
    return inEach(entering, await seen(stage, named('onChatroomMemberEnter')))
  },
  25: async () => {
    const stage = await open()
    const token = tokenOf(stage, { curTimeMs: Math.floor(stage.clock.wallMs() / 1000) })
    return refusedLogin(
      stage,
      withToken(1, () => token),
    )
  },
}

function tell(server: ScriptedServer, id: number, data: NotificationData): void {
  server.lastLink.push('v2ChatroomOnMessage', {
    data: toProperty('message', {
      ...{ messageClientId: `notice-${id}`, messageType: 5, senderId: 'owner', roomId: '36' },
      attachment: encodeNotification({ id, data }),
    }),
  })
}

const RECORDED = FIELD_STORIES.filter(({ sight }) => 'records' in sight)

describe('a recorded run of a story', () => {
  it.each(RECORDED)('shows the cause of story $story: $causes', async ({ story, causes }) => {
    const causesSeen = (await RUNS[story]?.()) ?? []
    expect(causesSeen).toEqual(expect.arrayContaining([...causes]))
  })

  it('is there for each story that is seen in records, and for no other', () => {
    expect(Object.keys(RUNS).map(Number)).toEqual(RECORDED.map(({ story }) => story))
  })
})

describe('a login that nothing is wrong with', () => {
  it('gives no verdict anywhere, also where a story could show', async () => {
    const stage = await open()
    const client = stage.client('alice')
    await stage.enter(client, 'alice', { roomAvatar: 'https://example.test/%E4%B8%AD' })
    await client.exit()
    await stage.enter(client, 'alice')
    await stage.row(named('onChatroomMemberEnter'))
    for (const { ordinal, name } of await stage.rows())
      expect([name, await stage.verdict((row) => row.ordinal === ordinal)]).toEqual([name, null])
  })
})
