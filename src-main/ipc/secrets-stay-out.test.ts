import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import demoWorld from '../../resources/demo-world.json'
import { makeDynamicToken } from '../../src-shared/chatroom'
import { defaultEnterDraft, parseWorld, type EnterDraft } from '../../src-shared/console'
import { SystemClock } from '../../src-shared/time'
import { TestHttpServer } from '../provider-kinds/testing/http-server'
import {
  EXPORT_FORMATS,
  exportSessions,
  exportTicket,
  sendTraces,
  type SecretBox,
  type TransferOptions,
} from '../recorder'
import { bundleScript, bundleWorkers } from '../recorder/testing/bundled-workers'
import { readZip } from '../recorder/testing/read-zip'
import { openConsoleCore, type ConsoleCore } from './console-core'
import { findSecret } from './testing/find-secret'

const clock = new SystemClock()
const [app] = demoWorld.apps
if (!app) throw new Error('the demo world has no app')

const KEY = randomBytes(32)
const IV_BYTES = 12
const TAG_BYTES = 16

/** Encryption as a system offers it, with a key that stands in no file. */
const secretBox: SecretBox = {
  available: true,
  seal(text) {
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', KEY, iv)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Uint8Array.from(Buffer.concat([iv, cipher.getAuthTag(), body]))
  },
  open(sealed) {
    const decipher = createDecipheriv('aes-256-gcm', KEY, sealed.subarray(0, IV_BYTES))
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    return decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  },
}

const ownToken = makeDynamicToken({
  ...{ appkey: app.appkey, appSecret: app.appSecret, accountId: 'bob' },
  ...{ ttlSeconds: 600, curTimeMs: clock.wallMs() },
})
/** What the operator typed, by what it is. */
const typed = {
  'static token': 'static-token-7f3a91c2d4',
  'dynamic token': ownToken,
  'login extension': 'extension-0b6de7f8a1',
  'HTTP header': 'Bearer header-55c0ffee99',
  'HTTP body': '{"password":"body-31337d00d5"}',
  'query of an address': 'query-c4fe5eed77',
  'app secret': 'app-secret-6021f00ba4',
}
/** What the run uses besides: answers of an app server, and secrets of the embedded cloud. */
const used = {
  'token of an app server': '',
  'token of the cloud': 'demo-token-carol',
  'cloud secret': app.appSecret,
  'app secret of the token lab': 'lab-secret-91be05a7f2',
}

let folder: string
let core: ConsoleCore
let appServer: TestHttpServer
/** What the app's log and the window were told. */
const told: string[] = []

async function enter(overrides: Partial<EnterDraft>): Promise<void> {
  const base = { appkey: app?.appkey ?? '', roomId: '36', accountId: 'alice' }
  const { instanceId } = await core.service.createInstance({
    draft: defaultEnterDraft({ ...base, ...overrides }),
  })
  await core.service.enterInstance({ instanceId })
  const isEntering = async () =>
    (await core.service.listInstances()).find((one) => one.instanceId === instanceId)?.entering
  while (await isEntering()) await new Promise<void>((resolve) => clock.setTimeout(resolve, 10))
}

/** One login of each kind over each transport, right and wrong. */
async function enterWithEverySecret(transport: EnterDraft['transport']): Promise<void> {
  await enter({ transport, accountId: 'carol' })
  await enter({ transport, staticToken: { kind: 'fixed', value: typed['static token'] } })
  await enter({
    transport,
    ...{ accountId: 'bob', authType: 1 },
    tokenProvider: { kind: 'fixed', value: typed['dynamic token'] },
  })
  await enter({
    transport,
    authType: 1,
    tokenProvider: {
      kind: 'http',
      url: `${appServer.origin}/token?key=${typed['query of an address']}`,
      method: 'POST',
      headers: { Authorization: typed['HTTP header'] },
      body: typed['HTTP body'],
      answerPath: 'token',
      timeoutMs: 5000,
    },
  })
  await enter({
    transport,
    authType: 1,
    tokenProvider: {
      ...{ kind: 'generated', ttlSeconds: 600, clockOffsetSeconds: 0 },
      appSecret: typed['app secret'],
    },
  })
  await enter({
    transport,
    authType: 2,
    loginExtensionProvider: { kind: 'fixed', value: typed['login extension'] },
  })
}

/** As the token lab does, right and wrong: an answer and a refusal. */
async function useTokenLab(): Promise<void> {
  const whom = {
    ...{ appkey: 'customer-app', accountId: 'zoe' },
    appSecret: used['app secret of the token lab'],
  }
  const { token } = await core.service.makeAccountToken({ ...whom, ttlSeconds: 60 })
  for (const text of [token, `${token}?`]) {
    const found = await core.service.inspectToken({ ...whom, token: text, clockOffsetMs: 0 })
    told.push(JSON.stringify(found))
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'roomscope-secrets-'))
  mkdirSync(join(folder, 'live'))
  const made = { appkey: app.appkey, appSecret: app.appSecret, accountId: 'alice', ttlSeconds: 60 }
  appServer = await new TestHttpServer(() => {
    used['token of an app server'] = makeDynamicToken({ ...made, curTimeMs: clock.wallMs() })
    return { body: JSON.stringify({ token: used['token of an app server'] }) }
  }).start()
  const settings = { locale: 'en', theme: 'system', paneSizes: {} } as const
  core = await openConsoleCore({
    clock,
    secretBox,
    world: parseWorld(JSON.stringify(demoWorld)),
    databaseFile: join(folder, 'live', 'recordings.sqlite'),
    workerFactory: await bundleWorkers(),
    settings: { settings, update: () => settings },
    facts: { version: '0', platform: 'test', electronVersion: '0' },
    log: (line) => told.push(line),
    announce: (name, value) => told.push(`${name} ${JSON.stringify(value)}`),
  })
  for (const transport of ['binary', 'text'] as const) await enterWithEverySecret(transport)
  await useTokenLab()
  const { sessionId } = await core.service.recorderStatus()
  while ((await core.service.recorderStatus()).pendingCount > 0)
    await new Promise<void>((resolve) => clock.setTimeout(resolve, 20))
  await exportEverything(sessionId)
})
afterAll(async () => {
  await core.close()
  await appServer.stop()
  rmSync(folder, { recursive: true })
})

/** Every export as a file: a ticket pack unpacked, traces as a collector received them. */
async function exportEverything(sessionId: number): Promise<void> {
  const script = await bundleScript('transfer/transfer-worker.ts')
  const control: TransferOptions = {
    createWorker: (task) => new Worker(script, { eval: true, workerData: task }),
  }
  const databaseFile = join(folder, 'live', 'recordings.sqlite')
  for (const format of EXPORT_FORMATS) {
    const outputFile = join(folder, `export.${format}`)
    await exportSessions({ databaseFile, sessionIds: [sessionId], format, outputFile }, control)
  }
  const ticketFile = join(folder, 'ticket.zip')
  const versions = { roomscope: '0' }
  await exportTicket({ databaseFile, sessionId, outputFile: ticketFile, findings: [], versions }, control)
  mkdirSync(join(folder, 'ticket'))
  for (const [name, content] of Object.entries(await readZip(readFileSync(ticketFile))))
    writeFileSync(join(folder, 'ticket', name), content)

  const collector = await new TestHttpServer(() => ({ body: '{}' })).start()
  await sendTraces(
    { databaseFile, sessionIds: [sessionId], endpoint: collector.origin, headers: {} },
    control,
  )
  await collector.stop()
  writeFileSync(join(folder, 'traces.json'), collector.seen.map(({ body }) => body).join('\n'))
}

/** Every file that the run left: recording, write-ahead log and exports. */
function filesLeft(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('after a run with secrets', () => {
  it('there are a recording, its write-ahead log and every export to look into', () => {
    const names = filesLeft().map((file) => file.slice(folder.length + 1))
    expect(names).toEqual(
      expect.arrayContaining([
        ...[join('live', 'recordings.sqlite'), join('live', 'recordings.sqlite-wal')],
        ...EXPORT_FORMATS.map((format) => `export.${format}`),
        ...['ticket.zip', join('ticket', 'viewer.html'), join('ticket', 'summary.md'), 'traces.json'],
      ]),
    )
    expect(readFileSync(join(folder, 'traces.json'), 'utf8')).toContain('resourceSpans')
    expect(
      appServer.seen.map(({ headers, body, path }) => [headers['authorization'], body, path])[0],
    ).toEqual([...[typed['HTTP header'], typed['HTTP body']], `/token?key=${typed['query of an address']}`])
  })

  it.each(Object.keys({ ...typed, ...used }))('no file holds the %s, in whatever form', (name) => {
    const secret = { ...typed, ...used }[name as keyof (typeof typed & typeof used)]
    expect(secret.length).toBeGreaterThan(10)
    const holding = filesLeft().filter((file) => findSecret(readFileSync(file), secret) !== null)
    expect(holding).toEqual([])
  })

  it.each(Object.keys(used))("neither the app's log nor the window was told the %s", (name) => {
    const secret = { ...used }[name as keyof typeof used]
    expect(told.length).toBeGreaterThan(0)
    expect(findSecret(Buffer.from(told.join('\n')), secret)).toBeNull()
  })

  it('what was typed is kept sealed in the recording, once for each place, and in no export', () => {
    const sealedIn = (file: string) => {
      const database = new Database(file, { readonly: true })
      const sealed = database.prepare<[], Buffer>('SELECT sealed FROM secret').pluck().all()
      database.close()
      return sealed.map((bytes) => secretBox.open(Uint8Array.from(bytes)))
    }
    const kept = sealedIn(join(folder, 'live', 'recordings.sqlite'))
    const expected = Object.values(typed).filter((value) => value !== typed['query of an address'])
    expect(new Set(kept)).toEqual(
      new Set([...expected, `${appServer.origin}/token?key=${typed['query of an address']}`]),
    )
    expect(sealedIn(join(folder, 'export.roomscope'))).toEqual([])
  })
})
