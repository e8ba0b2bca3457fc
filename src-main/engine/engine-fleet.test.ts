import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { V2NIMLoginClientType } from '../../src-shared/chatroom'
import type { ConsoleRecord } from '../../src-shared/console'
import { SystemClock } from '../../src-shared/time'
import { APPKEY, TestCloud } from '../cloud/testing/test-cloud'
import { EngineFleet, type EngineClient, type EngineKind } from '.'

const SECRETS = ['token-alice', 'my-extension']

describe.each(['binary', 'text'] as const)('engines side by side over the %s transport', (transport) => {
  const clock = new SystemClock()
  let test: TestCloud
  let fleet: EngineFleet
  let records: ConsoleRecord[]

  beforeEach(async () => {
    records = []
    test = await TestCloud.start({}, { clock })
    fleet = new EngineFleet({ clock, onRecord: (record) => records.push(record) })
  })
  afterEach(async () => {
    await fleet.destroyAll()
    await test.stop()
    expect(clock.pendingCount).toBe(0)
  })

  const open = (engine: EngineKind, deviceId: string) =>
    fleet.newClient({
      ...{ engine, appkey: APPKEY, transport, deviceId, tls: false },
      clientType: V2NIMLoginClientType.WEB,
    })

  const enter = (client: EngineClient, token = 'token-alice') =>
    client.enter('36', {
      accountId: 'alice',
      token,
      loginOption: { loginExtensionProvider: () => 'my-extension' },
      linkProvider: () => [test.link],
    })

  /** Kind, name and end of what both engines tell; timers and the life of its sockets only the own client knows. */
  const storyOf = (id: number) =>
    records
      .filter(({ instanceId, kind }) => instanceId === id && kind !== 'timer' && kind !== 'error')
      .filter(
        ({ name }) =>
          !/^(socketOpened$|socketClosed$|handshakeAnswered$|text|heartbeat|v2ChatroomGet|get|v2ChatroomOn|on.*Message|onChatroomMember)/.test(
            name,
          ),
      )
      .map(({ kind, name, to, code, frame, attemptId }) =>
        [kind, name, to, code, frame?.direction, frame?.redacted, attemptId].join(' '),
      )

  it('tell the same story of a login and an exit', async () => {
    const [own, vendor] = [open('own', 'a'.repeat(32)), open('vendor', 'b'.repeat(32))]
    for (const { client } of [own, vendor]) {
      await enter(client)
      const exited = new Promise<void>((resolve) => client.on('onChatroomExited', () => resolve()))
      await client.exit()
      await exited
    }
    expect([own.id, vendor.id]).toEqual([1, 2])
    expect(storyOf(own.id).length).toBeGreaterThan(15)
    expect(storyOf(vendor.id)).toEqual(storyOf(own.id))
  })

  it('tell the same story of a refusal', async () => {
    const [own, vendor] = [open('own', 'a'.repeat(32)), open('vendor', 'b'.repeat(32))]
    for (const { client } of [own, vendor]) {
      await expect(enter(client, 'wrong')).rejects.toMatchObject({ code: 102302, name: 'V2NIMError' })
    }
    expect(storyOf(own.id)).toContain('attempt attemptEnded refused 102302   1')
    expect(storyOf(vendor.id)).toEqual(storyOf(own.id))
  })

  it('log in with the device they were given', async () => {
    for (const engine of ['own', 'vendor'] as const) await enter(open(engine, 'c'.repeat(32)).client)
    const devices = test.cloud.connections().map(({ deviceId }) => deviceId)
    expect(new Set(devices)).toEqual(new Set(['c'.repeat(32)]))
  })

  it('keep secrets out of every record', async () => {
    await enter(open('vendor', 'd'.repeat(32)).client)
    const text = records
      .map((record) => {
        const data = record.frame?.data ?? ''
        return (
          JSON.stringify(record.payload) + (typeof data === 'string' ? data : Buffer.from(data).toString())
        )
      })
      .join('\n')
    for (const secret of SECRETS) expect(text).not.toContain(secret)
    expect(records.some(({ frame }) => frame?.redacted === true)).toBe(true)
  })
})
