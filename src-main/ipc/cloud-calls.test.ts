import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cloudChangeSchema, faultSchema, type CloudChange, type CloudService } from '../../src-shared/console'
import { CopyReceiver } from '../cloud/testing/copy-receiver'
import { APP_SECRET, APPKEY as appkey, TestCloud, testWorld } from '../cloud/testing/test-cloud'
import { createCloudCalls } from './cloud-calls'

let test: TestCloud
let calls: CloudService
let folder: string
let chosenFile: string | null
let changeCount: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'roomscope-cloud-'))
  chosenFile = null
  await openCloud()
})
afterEach(async () => {
  await test.stop()
  rmSync(folder, { recursive: true })
})

async function openCloud(app: Record<string, unknown> = {}): Promise<void> {
  test = await TestCloud.start(app)
  changeCount = 0
  const choose = () => Promise.resolve(chosenFile)
  calls = createCloudCalls({
    cloud: test.cloud,
    clock: test.clock,
    firstWorld: testWorld(app),
    dialogs: { chooseExportFile: choose, chooseImportFile: choose, showFile: () => undefined },
    describe: () => test.cloud.describe(),
    start: async () => void (await test.cloud.start()),
    onChange: () => changeCount++,
  })
}

const change = (wanted: CloudChange) => calls.changeCloud({ change: wanted })
const failure = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable('the call was to be refused'),
    (error: { failure: object }) => error.failure,
  )
const rejoin = { appIdentifiers: { enabled: true, list: ['com.example'], byClientType: {} } }

const undoable: readonly CloudChange[] = [
  { kind: 'setLoginPolicies', appkey, loginPolicies: ['dynamic'] },
  { kind: 'setMultiEndPolicy', appkey, multiEndPolicy: 'all' },
  { kind: 'setAppSettings', appkey, settings: { inOutNotification: false } },
  { kind: 'setAppSettings', appkey, settings: rejoin },
  { kind: 'setAppSettings', appkey, settings: { thirdPartyCallback: null, copyUrl: 'http://127.0.0.1:9/' } },
  { kind: 'createRoom', appkey, creator: 'owner', name: 'New' },
  { kind: 'deleteRoom', appkey, roomId: '38' },
  { kind: 'setRoomOpen', appkey, roomId: '36', open: false },
  { kind: 'setRoomOpen', appkey, roomId: '38', open: true },
  { kind: 'setRoomMuted', appkey, roomId: '36', muted: true },
  { kind: 'setRole', appkey, roomId: '36', accountId: 'alice', role: 'manager' },
  { kind: 'setRole', appkey, roomId: '36', accountId: 'zoe', role: 'guest' },
  { kind: 'setBlocked', appkey, roomId: '36', accountId: 'alice', blocked: true },
  { kind: 'createAccount', appkey, accountId: 'new', nick: 'New' },
  { kind: 'setBanned', appkey, accountId: 'alice', banned: true },
  { kind: 'setBanned', appkey, accountId: 'mallory', banned: false },
  { kind: 'applyFault', fault: faultSchema.parse({ name: 'frameLoss' }) },
]

describe('a change in the cloud', () => {
  it.each(undoable)('$kind is made, and taken back by its undo: %j', async (wanted) => {
    const before = test.cloud.exportWorld()
    const { undo } = await change(wanted)
    expect(test.cloud.exportWorld()).not.toEqual(before)
    if (undo === null) throw new Error('nothing takes it back')
    await change(cloudChangeSchema.parse(undo))
    expect(test.cloud.exportWorld()).toEqual(before)
    expect(changeCount).toBe(2)
  })

  it('of the login policies refuses the next login with its code', async () => {
    const { undo } = await change({ kind: 'setLoginPolicies', appkey, loginPolicies: ['dynamic'] })
    expect(await test.loginCode('alice')).toBe(403)
    await change(undo ?? expect.unreachable())
    expect(await test.loginCode('alice')).toBe(200)
  })

  it('that bans an account refuses it with 102422', async () => {
    await change({ kind: 'setBanned', appkey, accountId: 'alice', banned: true })
    expect(await test.loginCode('alice')).toBe(102422)
  })

  it('that closes a room throws everybody out', async () => {
    const alice = await test.enter('alice')
    await change({ kind: 'setRoomOpen', appkey, roomId: '36', open: false })
    expect(await alice.closed()).toBe(1000)
    expect(await test.loginCode('alice')).toBe(113406)
  })

  it('that kicks cannot be taken back', async () => {
    const alice = await test.enter('alice')
    expect(await change({ kind: 'kick', appkey, roomId: '36', accountId: 'alice', reason: 2 })).toEqual({
      undo: null,
      token: null,
    })
    await alice.closed()
    expect(test.eventsNamed('clientKicked')).toHaveLength(1)
  })

  it('of app settings has clients come back, and leaves the other settings as they were', async () => {
    const alice = await test.enter('alice')
    const { undo } = await change({ kind: 'setAppSettings', appkey, settings: rejoin })
    expect(await alice.closed()).toBe(1001)
    expect(undo).toEqual({
      kind: 'setAppSettings',
      appkey,
      settings: { appIdentifiers: { enabled: false, list: [], byClientType: {} } },
    })
    const [app] = test.cloud.exportWorld().apps
    expect(app).toEqual({ ...testWorld(rejoin).apps[0], dau: app?.dau })
  })

  it('of a token tells the new one once, and the old one is worth nothing any more', async () => {
    const { token, undo } = await change({ kind: 'refreshToken', appkey, accountId: 'alice' })
    expect(undo).toBeNull()
    expect(await test.loginCode('alice')).toBe(102302)
    expect(await test.loginCode('alice', { token: token ?? '' })).toBe(200)
  })

  it('that takes a fault back twice says so', async () => {
    const { undo } = await change({ kind: 'applyFault', fault: faultSchema.parse({ name: 'frameLoss' }) })
    const again = await change(undo ?? expect.unreachable())
    expect(again.undo).toMatchObject({ kind: 'applyFault', fault: { name: 'frameLoss' } })
    expect(await failure(change(undo ?? expect.unreachable()))).toMatchObject({ field: 'faultId' })
  })

  it.each<[CloudChange, object]>([
    [{ kind: 'kick', appkey, roomId: '36', accountId: 'alice', reason: 2 }, { code: 'invalidInput' }],
    [{ kind: 'setRoomOpen', appkey, roomId: '99', open: true }, { field: 'roomId' }],
    [{ kind: 'refreshToken', appkey, accountId: 'nobody' }, { chatroomCode: 102404 }],
    [{ kind: 'createAccount', appkey, accountId: 'alice', nick: '' }, { chatroomCode: 102405 }],
    [{ kind: 'refreshToken', appkey: 'other', accountId: 'alice' }, { field: 'appkey' }],
  ])('is refused with a reason: %j', async (wanted, expected) => {
    expect(await failure(change(wanted))).toMatchObject(expected)
    expect(changeCount).toBe(0)
  })

  it('needs a running cloud where the server API makes it', async () => {
    await test.cloud.stop()
    expect(await failure(change({ kind: 'refreshToken', appkey, accountId: 'alice' }))).toMatchObject({
      message: expect.stringContaining('does not run') as string,
    })
    expect(await calls.startCloud()).toMatchObject({ link: expect.any(String) as string })
    expect((await change({ kind: 'refreshToken', appkey, accountId: 'alice' })).token).not.toBeNull()
  })
})

describe('what is read of the cloud', () => {
  it('holds no secret, but for the one that is asked for', async () => {
    await test.enter('alice')
    const read = [
      await calls.describeCloud(),
      await calls.readCloudApp({ appkey }),
      await calls.readCloudRoom({ appkey, roomId: '36' }),
      await calls.listCloudEvents({ name: null, limit: 100 }),
    ]
    expect(JSON.stringify(read)).not.toContain(APP_SECRET)
    expect(JSON.stringify(read)).not.toContain('token-alice')
    expect(await calls.revealAppSecret({ appkey })).toEqual({ appSecret: APP_SECRET })
  })

  it('names who is in a room, on which device', async () => {
    await test.enter('alice')
    await test.loginCode('mallory')
    expect(await calls.readCloudRoom({ appkey, roomId: '36' })).toEqual({
      roomId: '36',
      muted: false,
      managers: ['mia', 'zoe'],
      blocked: ['eve'],
      ends: [{ connectionId: 1, accountId: 'alice', deviceId: 'device-of-alice', transport: 'binary' }],
    })
    expect((await calls.readCloudApp({ appkey })).days).toEqual([
      { day: '2023-11-15', accounts: 1, anonymousEntries: 0 },
    ])
  })

  it('tells the latest events first, all or those of one name', async () => {
    await test.loginCode('alice', { authType: 2, loginExtension: 'let-me-in' })
    const events = await calls.listCloudEvents({ name: null, limit: 3 })
    expect(events).toHaveLength(3)
    expect(events[0]?.atNs).toBeGreaterThanOrEqual(events[2]?.atNs ?? Infinity)
    const asked = await calls.listCloudEvents({ name: 'callbackCalled', limit: 100 })
    expect(asked).toMatchObject([{ name: 'callbackCalled', accountId: 'alice', code: 200 }])
    expect(asked[0]?.atMs).toBe(test.clock.wallMs())
  })

  it('makes a dynamic token that logs in until its time is over (S14, S29)', async () => {
    const made = await calls.makeAccountToken({ appkey, accountId: 'alice', ttlSeconds: 60 })
    expect(made.expiresAtMs).toBe(test.clock.wallMs() + 60_000)
    expect(await test.loginCode('alice', { authType: 1, token: made.token })).toBe(200)
    expect(await test.loginCode('bob', { authType: 1, token: made.token })).toBe(102302)
  })

  it('makes a token by a clock that is off, which is over before its time', async () => {
    const account = { appkey, accountId: 'alice', ttlSeconds: 60 }
    const made = await calls.makeAccountToken({ ...account, clockOffsetSeconds: -90 })
    expect(made.expiresAtMs).toBe(test.clock.wallMs() - 30_000)
    expect(await test.loginCode('alice', { authType: 1, token: made.token })).toBe(102302)
  })

  it('lists deliveries, newest first', async () => {
    const receiver = await CopyReceiver.start()
    await test.stop()
    await openCloud({ copyUrl: receiver.url })
    await test.enter('alice')
    await test.enter('bob')
    const deliveries = await calls.listCloudDeliveries({ limit: 10 })
    await receiver.close()
    expect(deliveries).toMatchObject([
      { copyId: 2, accountId: 'bob', event: 'IN' },
      { copyId: 1, accountId: 'alice', event: 'IN' },
    ])
  })

  it('is empty while the cloud does not run', async () => {
    await test.cloud.stop()
    expect(await calls.listCloudEvents({ name: null, limit: 10 })).toEqual([])
    expect(await calls.listCloudDeliveries({ limit: 10 })).toEqual([])
    expect((await calls.readCloudRoom({ appkey, roomId: '36' })).ends).toEqual([])
  })
})

describe('the world as a file', () => {
  it('goes out whole and readable by its owner alone, and comes back in another state of things', async () => {
    chosenFile = join(folder, 'world.json')
    expect(await calls.exportWorld()).toEqual({ fileName: 'world.json' })
    expect(JSON.parse(readFileSync(chosenFile, 'utf8'))).toEqual(testWorld())
    expect(statSync(chosenFile).mode & 0o077).toBe(0)

    await change({ kind: 'setMultiEndPolicy', appkey, multiEndPolicy: 'all' })
    const imported = await calls.importWorld()
    expect(test.cloud.exportWorld()).toEqual(testWorld())
    await change(imported?.undo ?? expect.unreachable())
    expect(test.cloud.exportWorld()).toEqual(testWorld({ multiEndPolicy: 'all' }))
  })

  it('is refused with the path of the bad field, and nothing changes', async () => {
    chosenFile = join(folder, 'bad.json')
    const bad = { apps: [{ ...testWorld().apps[0], rooms: [{ roomId: 'x', creator: 'owner' }] }] }
    writeFileSync(chosenFile, JSON.stringify(bad))
    expect(await failure(calls.importWorld())).toMatchObject({ field: 'apps[0].rooms[0].roomId' })
    expect(test.cloud.exportWorld()).toEqual(testWorld())
  })

  it('is neither written nor read when no file is chosen', async () => {
    expect(await calls.exportWorld()).toBeNull()
    expect(await calls.importWorld()).toBeNull()
    expect(changeCount).toBe(0)
  })

  it('goes back to the first world, and from there to what was', async () => {
    await change({ kind: 'setMultiEndPolicy', appkey, multiEndPolicy: 'all' })
    const { undo } = await change({ kind: 'resetWorld' })
    expect(test.cloud.exportWorld()).toEqual(testWorld())
    await change(undo ?? expect.unreachable())
    expect(test.cloud.exportWorld()).toEqual(testWorld({ multiEndPolicy: 'all' }))
  })
})
