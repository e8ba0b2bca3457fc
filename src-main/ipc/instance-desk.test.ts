import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultEnterDraft, type EnterDraft, type InstanceSummary } from '../../src-shared/console'
import type { Property } from '../../src-shared/protocol'
import { SystemClock } from '../../src-shared/time'
import { ScriptedServer } from '../client/testing/scripted-server'
import { APPKEY, TestCloud } from '../cloud/testing/test-cloud'
import { EngineFleet } from '../engine'
import { toCloudRecord } from './cloud-records'
import { DraftLog } from './draft-log'
import { InstanceDesk } from './instance-desk'

describe('the desk of instances', () => {
  const clock = new SystemClock()
  let test: TestCloud
  let server: ScriptedServer
  let fleet: EngineFleet
  let desk: InstanceDesk
  let devices: number
  beforeEach(async () => {
    devices = 0
    test = await TestCloud.start({}, { clock })
    server = await ScriptedServer.start()
    fleet = new EngineFleet({ clock, onRecord: (record) => void desk.observe(record) })
    desk = new InstanceDesk({
      fleet,
      sources: {
        clock,
        makeNonce: () => '1',
        linkAddresses: () => [test.link],
        secretsOf: (appkey) => test.cloud.secretsOf(appkey),
      },
      sessionStartedNs: 0,
      makeDeviceId: () => String(devices++).padStart(32, '0'),
      describe: () => undefined,
      draftLog: new DraftLog({ clock, record: () => undefined, keepSecret: () => undefined }),
      onChange: () => undefined,
    })
  })
  afterEach(async () => {
    await fleet.destroyAll()
    await Promise.all([test.stop(), server.stop()])
  })

  const draftOf = (patch: Partial<EnterDraft>): EnterDraft =>
    defaultEnterDraft({ appkey: APPKEY, roomId: '36', accountId: 'alice', ...patch })
  const onScript = (patch: Partial<EnterDraft>) =>
    draftOf({ linkProvider: { kind: 'fixed', addresses: [server.address], tls: false }, ...patch })
  const summary = (instanceId: number): InstanceSummary => {
    const found = desk.list().find((instance) => instance.instanceId === instanceId)
    if (found === undefined) throw new Error(`no instance ${instanceId}`)
    return found
  }
  async function enter(instanceId: number): Promise<InstanceSummary> {
    await desk.enter(instanceId)
    await until(() => !summary(instanceId).entering)
    return summary(instanceId)
  }
  async function until(condition: () => boolean): Promise<void> {
    for (let tries = 0; tries < 500 && !condition(); tries++) {
      await new Promise<void>((resolve) => clock.setTimeout(resolve, 10))
    }
  }
  const enterWith = (patch: Partial<EnterDraft>) => enter(desk.create(draftOf(patch)).instanceId)
  /** The property of the login that a scripted server saw last. */
  const lastLogin = () => server.lastLink.requests[0]?.fields['chatroomIMLogin'] as Property

  it.each([
    ['lets the token decide', { kind: 'fixed', value: 'let-me-in' }, 200],
    ['refuses another token', { kind: 'fixed', value: 'stranger' }, 302],
    ['refuses a login without token', null, 302],
    ['is not asked when the token provider throws', { kind: 'fault', fault: 'throws', message: '' }, 191004],
  ] as const)('a third party that knows no extension %s', async (_what, thirdPartyTokenProvider, code) => {
    const { lastLogin: result } = await enterWith({
      authType: 2,
      loginExtensionProvider: { kind: 'fixed', value: 'unknown' },
      thirdPartyTokenProvider,
    })
    expect(result?.code).toBe(code)
  })

  it('tells what changed since it was last asked, and who is there', async () => {
    const [first, second] = [desk.create(draftOf({})), desk.create(draftOf({ accountId: 'mia' }))]
    const ids = [first.instanceId, second.instanceId]
    expect(desk.takeChange()).toEqual({ instanceIds: ids, changed: [first, second] })
    expect(desk.takeChange()).toEqual({ instanceIds: ids, changed: [] })
    const entered = await enter(second.instanceId)
    expect(entered.revision).toBeGreaterThan(second.revision)
    expect(desk.takeChange().changed).toEqual([entered])
    await desk.destroy(first.instanceId)
    expect(desk.takeChange()).toEqual({ instanceIds: [second.instanceId], changed: [] })
  })

  it('tells why an enter() failed that never became an attempt, until the next one', async () => {
    const { instanceId, enterError, attemptCount } = await enterWith({
      staticToken: { kind: 'fixed', value: '' },
    })
    expect({ enterError, attemptCount }).toEqual({
      enterError: { code: 191004, reason: "In enterParams, param 'token' unexpected" },
      attemptCount: 0,
    })
    desk.update(instanceId, draftOf({}))
    expect((await desk.enter(instanceId)).enterError).toBeNull()
    await until(() => !summary(instanceId).entering)
    expect(summary(instanceId)).toMatchObject({ status: 'ENTERED', enterError: null })
  })

  it('holds an instance to the profile of its draft, also after a change', async () => {
    server.script = { answers: { v2ChatroomLogin: { code: 113404 } } }
    const { instanceId, lastLogin: result } = await enter(desk.create(onScript({})).instanceId)
    expect(result?.code).toBe(113404)
    desk.update(instanceId, onScript({ profile: 'guide' }))
    expect((await enter(instanceId)).lastLogin?.code).toBe(191004)
  })

  it('lets an instance reconnect as often as its draft says', async () => {
    const { instanceId } = await enter(desk.create(onScript({ reconnectLimit: 1 })).instanceId)
    server.script = { answers: { v2ChatroomLogin: { code: 503 } } }
    server.lastLink.socket.terminate()
    await expect.poll(() => summary(instanceId).status, { timeout: 30_000 }).toBe('EXITED')
    expect(server.links).toHaveLength(2)
  })

  it('gives an instance the quirks of its draft', async () => {
    server.script = { upgrade: 503 }
    const patch = { transport: 'text', timeoutSeconds: 0.5 } as const
    const { instanceId, lastLogin: result } = await enter(desk.create(onScript(patch)).instanceId)
    expect(result?.code).toBe(192001)
    desk.update(instanceId, onScript({ ...patch, vendorQuirks: ['textUpgradeHang'] }))
    expect((await enter(instanceId)).lastLogin?.code).toBe(191005)
  })

  it('makes no other client for a draft that says the same', async () => {
    const draft = () => onScript({ vendorQuirks: ['gapShifting'], customClientType: 7 })
    const { instanceId } = desk.create(draft())
    await enter(instanceId)
    desk.update(instanceId, draft())
    await enter(instanceId)
    expect(server.links).toHaveLength(1)
  })

  it('introduces a client as its draft says', async () => {
    const { instanceId } = desk.create(onScript({ customClientType: 7 }))
    await enter(instanceId)
    expect(lastLogin()).toMatchObject({ '39': '7' })
    desk.update(instanceId, onScript({ loginSDKTypeParamCompat: true }))
    await enter(instanceId)
    expect(lastLogin()).not.toHaveProperty('39')
    expect(lastLogin()['42']).toBe('Native/10.8.1')
  })

  it('knows whose connection it is, of an own device and of a shared one', async () => {
    const own = desk.create(onScript({}))
    const alice = desk.create(onScript({ isFixedDeviceId: true }))
    const bob = desk.create(onScript({ isFixedDeviceId: true, accountId: 'bob' }))
    const deviceIds: string[] = []
    for (const { instanceId } of [own, alice, bob]) {
      await enter(instanceId)
      deviceIds.push(lastLogin()['13'] as string)
    }
    expect(deviceIds[1]).toBe(deviceIds[2])
    expect(new Set(deviceIds).size).toBe(2)
    const ownerOf = (index: number, accountId: string) =>
      desk.instanceOfEnd({ deviceId: deviceIds[index] ?? '', accountId, roomId: '36', connectionId: null })
    expect(ownerOf(0, 'alice')).toBe(own.instanceId)
    expect(ownerOf(1, 'alice')).toBe(alice.instanceId)
    expect(ownerOf(1, 'bob')).toBe(bob.instanceId)
    expect(ownerOf(1, 'mia')).toBeNull()
    const stranger = { deviceId: 'f'.repeat(32), accountId: 'alice', roomId: '36', connectionId: null }
    expect(desk.instanceOfEnd(stranger)).toBeNull()
  })

  it('tells the connections of two instances apart that log in from one device, until the last word of one that is destroyed', async () => {
    const heard: [instance: number | null, event: string][] = []
    test.cloud.onEvent((event) => {
      const { instanceId, name } = toCloudRecord(event, (one) => desk.instanceOfEvent(one))
      if (event.deviceId !== null && name !== 'loginChecked') heard.push([instanceId, name])
    })
    const first = desk.create(draftOf({})).instanceId
    await enter(first)
    const second = desk.create(draftOf({}), { deviceId: desk.deviceOf(first) ?? '' }).instanceId
    await enter(second)
    await enter(first)
    await desk.destroy(first)
    await until(() => heard.filter(([, name]) => name === 'connectionClosed').length === 3)
    const of = (instanceId: number) => heard.filter(([one]) => one === instanceId).map(([, name]) => name)
    const thrownOut = ['loginAccepted', 'clientKicked', 'connectionClosed']
    expect(of(first)).toEqual([...thrownOut, 'loginAccepted', 'clientLeft', 'connectionClosed'])
    expect(of(second)).toEqual(thrownOut)
  })

  it('knows whose the connections of a cloud are that began to count them anew', async () => {
    const first = desk.create(draftOf({})).instanceId
    const second = desk.create(draftOf({}), { deviceId: desk.deviceOf(first) ?? '' }).instanceId
    const entered: (number | null)[] = []
    test.cloud.onEvent((event) => {
      const instanceId = desk.instanceOfEvent(event)
      if (event.name === 'loginAccepted') entered.push(instanceId)
    })
    await enter(first)
    await test.cloud.stop()
    await test.cloud.start()
    await desk.exit(first)
    await enter(second)
    expect(entered).toEqual([first, second])
    const [end] = test.cloud.connections()
    expect(end && desk.instanceOfEnd(end)).toBe(second)
  })
})
