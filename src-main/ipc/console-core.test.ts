import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import demoWorld from '../../resources/demo-world.json'
import { makeDynamicToken } from '../../src-shared/chatroom'
import {
  defaultEnterDraft,
  parseWorld,
  type ConsoleAnnouncement,
  type EnterDraft,
  type EventRow,
  type InstanceSummary,
} from '../../src-shared/console'
import { SystemClock } from '../../src-shared/time'
import { TestHttpServer } from '../provider-kinds/testing/http-server'
import type { RecorderWorkerFactory } from '../recorder'
import { bundleWorkers } from '../recorder/testing/bundled-workers'
import { openConsoleCore, type ConsoleCore } from './console-core'
import { playDemo } from './demo'

const APPKEY = demoWorld.apps[0]?.appkey ?? ''
const clock = new SystemClock()

let workerFactory: RecorderWorkerFactory
let folder: string
let core: ConsoleCore
let announced: ConsoleAnnouncement[]

beforeAll(async () => {
  workerFactory = await bundleWorkers()
})
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'roomscope-core-'))
  announced = []
  core = await openCore()
})
afterEach(async () => {
  await core.close()
  rmSync(folder, { recursive: true })
})

function openCore(): Promise<ConsoleCore> {
  const settings = { locale: 'en', theme: 'system', paneSizes: {} } as const
  return openConsoleCore({
    clock,
    world: parseWorld(JSON.stringify(demoWorld)),
    databaseFile: join(folder, 'recordings.sqlite'),
    workerFactory,
    settings: { settings, update: () => settings },
    facts: { version: '0', platform: 'test', electronVersion: '0' },
    announce: (name) => announced.push(name),
  })
}

const draftOf = (overrides: Partial<EnterDraft>) =>
  defaultEnterDraft({ appkey: APPKEY, roomId: '36', accountId: 'alice', ...overrides })

async function settled(instanceId: number): Promise<InstanceSummary> {
  return until(instanceId, (instance) => !instance.entering)
}

async function until(
  instanceId: number,
  reached: (one: InstanceSummary) => boolean,
): Promise<InstanceSummary> {
  for (let tries = 0; tries < 500; tries++) {
    const instance = (await core.service.listInstances()).find((one) => one.instanceId === instanceId)
    if (instance && reached(instance)) return instance
    await new Promise<void>((resolve) => clock.setTimeout(resolve, 10))
  }
  throw new Error(`instance ${instanceId} did not get there`)
}

async function enter(overrides: Partial<EnterDraft>): Promise<InstanceSummary> {
  const { instanceId } = await core.service.createInstance({ draft: draftOf(overrides) })
  await core.service.enterInstance({ instanceId })
  return settled(instanceId)
}

/** Every committed event of the running session. */
async function committedRows(): Promise<EventRow[]> {
  const { sessionId, pendingCount } = await core.service.recorderStatus()
  if (pendingCount > 0) await new Promise<void>((resolve) => clock.setTimeout(resolve, 100))
  const { ordinals } = await core.service.indexEvents({ sessionId, filter: {}, afterOrdinal: 0, limit: 500 })
  return core.service.readEvents({ sessionId, ordinals: [...ordinals] })
}

describe('console core', () => {
  it.each([
    ['a static token', {}],
    ['a static token over the text transport', { transport: 'text' }],
    ['a dynamic token', { authType: 1 }],
    [
      'a third-party callback',
      { authType: 2, loginExtensionProvider: { kind: 'fixed', value: 'let-me-in' } },
    ],
    ['no account', { anonymousMode: true, accountId: '' }],
  ] as const)('enters with %s and records both directions of frames (S11, S96)', async (_what, overrides) => {
    const entered = await enter(overrides)
    expect(entered).toMatchObject({ status: 'ENTERED', lastLogin: { ok: true, code: 200 } })
    const rows = await committedRows()
    const statuses = rows.filter((row) => row.kind === 'transition').map((row) => row.to)
    expect(statuses).toEqual(['CONNECTING', 'CONNECTED', 'ENTERING', 'ENTERED'])
    const logins = rows.filter((row) => row.kind === 'frame' && row.payload['command'] === 'v2ChatroomLogin')
    expect(logins.map((row) => row.frame?.direction)).toEqual(['out', 'in'])
  })

  it.each([
    ['a wrong token', { staticToken: { kind: 'fixed', value: 'wrong-token-value' } }, 102302, 'auth'],
    [
      'an expired dynamic token',
      { authType: 1, tokenProvider: { kind: 'generated', ttlSeconds: 600, clockOffsetSeconds: -900 } },
      102302,
      'auth',
    ],
    [
      'a refused callback',
      { authType: 2, loginExtensionProvider: { kind: 'fixed', value: 'stranger-in-the-night' } },
      302,
      'auth',
    ],
    ['a closed room', { roomId: '38' }, 113406, 'enter'],
    [
      'an address nobody listens on',
      { linkProvider: { kind: 'fixed', addresses: ['127.0.0.1:1'], tls: false } },
      192001,
      'connect',
    ],
  ] as const)('names stage and code of %s', async (_what, overrides, code, stage) => {
    const refused = await enter(overrides as Partial<EnterDraft>)
    expect(refused.lastLogin).toMatchObject({ ok: false, code, stage })
    expect(refused.status).toBe('DISCONNECTED')
  })

  it.each([
    ['without a room', { roomId: '' }],
    ['without a token', { staticToken: { kind: 'fixed', value: '' } }],
  ] as const)('counts a login %s as failed before anything was sent', async (_what, overrides) => {
    const refused = await enter(overrides)
    expect(refused).toMatchObject({ status: 'EXITED', attemptCount: 0 })
    expect(refused.lastLogin).toMatchObject({ ok: false, code: 191004, stage: 'local' })
    await committedRows()
    const [session] = await core.service.listSessions({ beforeSessionId: null, limit: 1 })
    expect(session?.failureCount).toBe(1)
  })

  it('enters with a token of an app server, an address of a script, and records how both were got (S31, S32)', async () => {
    const secret = { appkey: APPKEY, appSecret: 'demo-app-secret', accountId: 'alice', ttlSeconds: 60 }
    const appServer = await new TestHttpServer(({ path }) =>
      path === '/link'
        ? { body: linkAddress }
        : {
            body: JSON.stringify({
              data: { token: makeDynamicToken({ ...secret, curTimeMs: clock.wallMs() }) },
            }),
          },
    ).start()
    const linkAddress = (await core.service.bootstrap()).cloud.link ?? ''
    const source = `export default async () => {
      const response = await fetch('${appServer.origin}/link')
      console.log('status', response.status)
      return [await response.text()]
    }`
    const entered = await enter({
      authType: 1,
      tokenProvider: {
        kind: 'http',
        url: `${appServer.origin}/token`,
        method: 'POST',
        headers: { Authorization: 'Bearer header-secret' },
        body: '{"who":"{{accountId}}"}',
        answerPath: 'data.token',
        timeoutMs: 5000,
      },
      linkProvider: { kind: 'script', source, origins: [appServer.origin], timeoutMs: 5000, tls: false },
    })
    await appServer.stop()
    expect(entered).toMatchObject({ status: 'ENTERED', lastLogin: { ok: true, code: 200 } })
    expect(appServer.seen.map(({ path, body }) => path + body)).toEqual(['/link', '/token{"who":"alice"}'])
    const calls = (await committedRows()).filter((row) => row.kind === 'provider')
    expect(calls.map((row) => row.payload)).toMatchObject([
      { kind: 'script', log: ['status 200'], requests: [`GET ${appServer.host} 200`], failure: null },
      { kind: 'http', method: 'POST', host: appServer.host, status: 200, failure: null },
    ])
    expect(JSON.stringify(calls)).not.toMatch(/header-secret|signature/)
  })

  it('shows a kick by the manager to both, with reason and extension', async () => {
    const manager = await enter({ accountId: 'mia' })
    const guest = await enter({ accountId: 'alice' })
    await core.service.kickMember({
      instanceId: manager.instanceId,
      targetAccountId: 'alice',
      notificationExtension: 'enough',
    })
    const kicked = await until(guest.instanceId, (one) => one.kicked !== null)
    expect(kicked).toMatchObject({ status: 'EXITED', kicked: { reason: 2, serverExtension: 'enough' } })
  })

  it('shows a conflict login from a second device', async () => {
    const first = await enter({ clientType: 16 })
    await enter({ clientType: 1 })
    expect((await until(first.instanceId, (one) => one.kicked !== null)).kicked).toMatchObject({ reason: 3 })
  })

  it("gives the cloud's own events to the instance whose device they are about", async () => {
    const { instanceId } = await enter({})
    const accepted = (await committedRows()).find(
      (row) => row.kind === 'cloud' && row.name === 'loginAccepted',
    )
    expect(accepted).toMatchObject({ instanceId })
  })

  it('refuses a kick without the right with the code of the chatroom', async () => {
    const guest = await enter({ accountId: 'bob' })
    await enter({ accountId: 'mia' })
    await expect(
      core.service.kickMember({
        instanceId: guest.instanceId,
        targetAccountId: 'mia',
        notificationExtension: '',
      }),
    ).rejects.toMatchObject({ failure: { code: 'chatroom', chatroomCode: 114432 } })
  })

  it('takes another platform and transport for the next login, as the same instance', async () => {
    const { instanceId } = await enter({})
    await core.service.updateInstance({ instanceId, draft: draftOf({ transport: 'text', clientType: 2 }) })
    await core.service.enterInstance({ instanceId })
    expect(await settled(instanceId)).toMatchObject({ status: 'ENTERED', instanceId })
    const logins = (await committedRows()).filter((row) => row.payload['command'] === 'v2ChatroomLogin')
    expect(new Set(logins.map((row) => row.frame?.transport))).toEqual(new Set(['binary', 'text']))
  })

  it('writes no secret into any file of the recording', async () => {
    await enter({ authType: 2, loginExtensionProvider: { kind: 'fixed', value: 'let-me-in' } })
    await enter({ staticToken: { kind: 'fixed', value: 'wrong-token-value' }, transport: 'text' })
    await enter({ accountId: 'carol' })
    await core.close()
    const bytes = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'))
    for (const secret of ['let-me-in', 'wrong-token-value', 'demo-token-carol', 'demo-app-secret'])
      expect(bytes.some((text) => text.includes(secret))).toBe(false)
    core = await openCore()
  })

  it('keeps the session over a restart, and its film shows the same statuses', async () => {
    const { instanceId } = await enter({})
    await core.service.exitInstance({ instanceId })
    const before = (await committedRows()).filter((row) => row.kind === 'transition')
    await core.close()
    core = await openCore()
    const [live, kept] = await core.service.listSessions({ beforeSessionId: null, limit: 10 })
    expect(live).toMatchObject({ live: true })
    if (kept === undefined) throw new Error('the first session is gone')
    for (const { atNs, to } of before) {
      const frame = await core.service.filmAt({ sessionId: kept.sessionId, atNs })
      expect(frame.states).toContainEqual(expect.objectContaining({ instanceId, status: to }))
    }
  })

  it('leaves every room before it closes, as the recording tells (S149)', async () => {
    await enter({})
    await enter({ accountId: 'bob', transport: 'text' })
    await core.close()
    core = await openCore()
    const [, kept] = await core.service.listSessions({ beforeSessionId: null, limit: 10 })
    const sessionId = kept?.sessionId ?? 0
    const { ordinals } = await core.service.indexEvents({
      sessionId,
      filter: {},
      afterOrdinal: 0,
      limit: 500,
    })
    const rows = await core.service.readEvents({ sessionId, ordinals: [...ordinals] })
    for (const instanceId of [1, 2]) {
      const own = rows.filter((row) => row.instanceId === instanceId)
      expect(own.filter((row) => row.kind === 'transition').at(-1)).toMatchObject({
        to: 'EXITED',
        code: null,
      })
      expect(own.map((row) => row.name)).toContain('onChatroomExited')
      expect(own.find((row) => row.name === 'clientLeft')?.payload).toMatchObject({ cause: 'logout' })
    }
  })

  it('records to a new file beside one that is no recording, leaves that file alone, and says so', async () => {
    await core.close()
    const file = join(folder, 'recordings.sqlite')
    for (const name of readdirSync(folder)) rmSync(join(folder, name))
    writeFileSync(file, 'not a database, but somebody may want it')
    core = await openCore()
    const status = await core.service.recorderStatus()
    expect(status.recording).toBe(true)
    expect(status.problem).toContain('is recorded to')
    expect(readFileSync(file, 'utf8')).toBe('not a database, but somebody may want it')
  })

  it('announces instances and the recording', async () => {
    await enter({})
    await committedRows()
    expect(announced).toContain('instancesChanged')
    expect(announced).toContain('recordingGrew')
  })

  it('plays the demo to its end', async () => {
    const lines: string[] = []
    const requests: unknown[] = []
    await playDemo({
      service: core.service,
      clock,
      open: (request) => requests.push(request),
      say: (line) => lines.push(line),
    })
    expect(lines).toEqual([
      'demo: mia entered room 36',
      'demo: alice entered room 36',
      'demo: alice is kicked',
      'demo: the film of this session plays',
    ])
    expect(requests.at(-1)).toMatchObject({ view: 'recordings', play: true })
  })
})
