import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { faultSchema, type FaultInput } from '../../../src-shared/console/fault'
import { decodeServerPacket, encodeRequest, type PacketData } from '../../../src-shared/protocol'
import type { LinkClient } from '../testing/link-client'
import { APPKEY, TestCloud } from '../testing/test-cloud'
import { receivedData } from '../web-socket'

const ALICE = { scope: { accountId: 'alice' } }

/** The TCP connection of a client, whose errors its WebSocket keeps to itself. */
const tcpOf = ({ socket }: Pick<LinkClient, 'socket'>): Socket =>
  (socket as unknown as { _socket: Socket })._socket

describe.each(['binary', 'text'] as const)('faults of frames, %s', (transport) => {
  let test: TestCloud
  beforeEach(async () => {
    test = await TestCloud.start()
  })
  afterEach(() => test.stop())

  const apply = (fault: FaultInput) => test.cloud.faults.apply(faultSchema.parse(fault))
  const enter = (accountId: string) => test.enter(accountId, {}, transport)
  const triggered = () => test.eventsNamed('faultTriggered').length
  /** Sends a request without waiting. */
  const send = (client: LinkClient, ser: number) =>
    client.sendRaw(encodeRequest(transport, { command: 'v2ChatroomGetServerTime', ser, fields: {} }))
  const answerTo = (client: LinkClient, ser: number) => client.hears((packet) => packet.ser === ser)
  const serialsOf = (client: LinkClient) =>
    client.heard.filter(({ command }) => command === 'v2ChatroomGetServerTime').map(({ ser }) => ser)
  const serverTime = (client: LinkClient) => client.request('v2ChatroomGetServerTime')

  it('answerLost swallows answers in its scope until it is undone', async () => {
    const [alice, bob] = [await enter('alice'), await enter('bob')]
    const id = apply({ name: 'answerLost', ...ALICE })
    send(alice, 50)
    await test.event(({ name }) => name === 'faultTriggered')
    expect((await serverTime(bob)).code).toBe(200)
    test.cloud.faults.undo(id)
    send(alice, 51)
    await answerTo(alice, 51)
    expect([serialsOf(alice), triggered()]).toEqual([[], 1])
  })

  it('answerLost in the stage enter loses the answer to the login, and the login stands', async () => {
    apply({ name: 'answerLost', stage: 'enter', count: 1 })
    const alice = await test.connect(transport)
    void alice.login(test.loginOf('alice')).catch(() => undefined)
    await test.event(({ name }) => name === 'faultTriggered')
    expect(test.eventsNamed('loginAccepted')).toHaveLength(1)
    expect((await serverTime(alice)).code).toBe(200)
    expect(alice.heard.some(({ command }) => command === 'v2ChatroomLogin')).toBe(false)
  })

  it('answerLate lets later answers overtake', async () => {
    const alice = await enter('alice')
    apply({ name: 'answerLate', delayMs: 9_000, count: 1, ...ALICE })
    send(alice, 50)
    send(alice, 51)
    await answerTo(alice, 51)
    expect(serialsOf(alice)).toEqual([])
    await test.clock.advance(9_000)
    expect((await answerTo(alice, 50)).code).toBe(200)
  })

  it('latency delays everything and keeps its order', async () => {
    const [alice, bob] = [await enter('alice'), await enter('bob')]
    const id = apply({ name: 'latency', stage: 'room', delayMs: 500, ...ALICE })
    send(alice, 50)
    await test.event(({ name }) => name === 'faultTriggered')
    test.cloud.faults.undo(id)
    send(alice, 51)
    expect((await serverTime(bob)).code).toBe(200)
    await test.clock.advance(499)
    expect(serialsOf(alice)).toEqual([])
    await test.clock.advance(1)
    await answerTo(alice, 51)
    expect(serialsOf(alice)).toEqual([50])
  })

  it('frameLoss loses the same frames for the same seed', async () => {
    const arrivals = async (): Promise<number[]> => {
      const alice = await enter('alice')
      const connectionId = test.cloud.connections().at(-1)?.connectionId ?? 0
      // Each connection has choices of its own, made from seed and id together.
      const seed = 1_000 - connectionId
      const id = apply({ name: 'frameLoss', probability: 0.5, seed, scope: { connectionId } })
      for (let ser = 100; ser < 116; ser++) send(alice, ser)
      alice.sendRaw(encodeRequest(transport, { command: 'v2ChatroomLogout', ser: 116, fields: {} }))
      await test.event((event) => event.name === 'clientLeft' && event.connectionId === connectionId)
      test.cloud.faults.undo(id)
      await alice.request('heartbeat')
      return serialsOf(alice)
    }
    const first = await arrivals()
    expect(first.length).toBeGreaterThan(0)
    expect(first.length).toBeLessThan(16)
    expect(await arrivals()).toEqual(first)
  })

  it('wrongSerial numbers answers and refusals wrongly', async () => {
    const alice = await enter('alice')
    apply({ name: 'wrongSerial', count: 2, ...ALICE })
    send(alice, 50)
    expect((await answerTo(alice, 51)).code).toBe(200)
    alice.sendRaw(
      encodeRequest(transport, { command: 'v2ChatroomKickMember', ser: 60, fields: { accountId: 'bob' } }),
    )
    expect((await answerTo(alice, 61)).code).toBeGreaterThan(200)
    send(alice, 70)
    expect((await answerTo(alice, 70)).code).toBe(200)
  })

  it('malformedFrame cuts a frame where the seed says', async () => {
    const alice = await enter('alice')
    apply({ name: 'malformedFrame', count: 1, ...ALICE })
    alice.socket.removeAllListeners('message')
    const arrived = new Promise<PacketData>((resolve) =>
      alice.socket.once('message', (data, isBinary) => resolve(receivedData(data, isBinary))),
    )
    send(alice, 50)
    expect(decodeServerPacket(transport, await arrived).ok).toBe(false)
  })

  it('slowBytes lets a frame trickle in', async () => {
    const alice = await enter('alice')
    const id = apply({ name: 'slowBytes', bytesPerSecond: 10, ...ALICE })
    send(alice, 50)
    await test.event(({ name }) => name === 'faultTriggered')
    test.cloud.faults.undo(id)
    await test.clock.advance(1_000)
    send(alice, 51)
    expect(serialsOf(alice)).toEqual([])
    await test.clock.advance(60_000)
    await answerTo(alice, 51)
    expect(serialsOf(alice)).toEqual([50])
  })

  it('dropAfterFrames drops the socket after so many packets', async () => {
    const [alice, bob] = [await enter('alice'), await enter('bob')]
    apply({ name: 'dropAfterFrames', frames: 2, ...ALICE })
    send(alice, 50)
    send(alice, 51)
    send(alice, 52)
    expect(await alice.closed()).toBe(1006)
    expect(serialsOf(alice)).toEqual([50, 51])
    expect((await serverTime(bob)).code).toBe(200)
  })

  it('resetConnection resets in place of an answer', async () => {
    const [alice, bob] = [await enter('alice'), await enter('bob')]
    apply({ name: 'resetConnection', ...ALICE })
    const failure = new Promise<Error>((resolve) => tcpOf(alice).once('error', resolve))
    send(alice, 50)
    expect((await failure).message).toContain('ECONNRESET')
    expect((await serverTime(bob)).code).toBe(200)
  })

  it('halfOpen swallows everything both ways, and lets everything pass when it is undone', async () => {
    const [alice, bob] = [await enter('alice'), await enter('bob')]
    const id = apply({ name: 'halfOpen', ...ALICE })
    send(alice, 50)
    await test.event(({ name }) => name === 'faultTriggered')
    alice.sendRaw(
      encodeRequest(transport, {
        command: 'v2ChatroomSendMessage',
        ser: 40,
        fields: { tag: { '1': 'm0', '2': '0', '13': 'lost' } },
      }),
    )
    await bob.request('v2ChatroomSendMessage', { tag: { '1': 'm1', '2': '0', '13': 'hello' } })
    expect([alice.socket.readyState, triggered()]).toEqual([1, 1])
    test.cloud.faults.undo(id)
    send(alice, 51)
    await answerTo(alice, 51)
    expect(serialsOf(alice)).toEqual([])
    expect(JSON.stringify(alice.heard)).not.toContain('hello')
    await serverTime(bob)
    expect(JSON.stringify(bob.heard)).not.toContain('"lost"')
  })

  it('halfOpen in the stage enter swallows the answer to the login already', async () => {
    apply({ name: 'halfOpen', stage: 'enter', ...ALICE })
    const alice = await test.connect(transport)
    void alice.login(test.loginOf('alice')).catch(() => undefined)
    await test.event(({ name }) => name === 'faultTriggered')
    expect(test.eventsNamed('loginAccepted')).toHaveLength(1)
    expect(alice.heard).toEqual([])
  })

  it('a client that goes leaves no timer behind', async () => {
    const timersBefore = test.clock.pendingCount
    const alice = await enter('alice')
    apply({ name: 'answerLate', delayMs: 60_000 })
    send(alice, 50)
    await test.event(({ name }) => name === 'faultTriggered')
    alice.drop()
    await test.event(({ name }) => name === 'connectionClosed')
    expect(test.clock.pendingCount).toBe(timersBefore)
  })

  it('a stopping cloud does not wait for what is delayed, and leaves no timer', async () => {
    const alice = await enter('alice')
    apply({ name: 'latency', delayMs: 60_000 })
    send(alice, 50)
    await test.event(({ name }) => name === 'faultTriggered')
    await test.cloud.stop()
    expect(test.clock.pendingCount).toBe(0)
  })

  it('a stopping cloud does not wait for the delayed end of a client that was thrown out', async () => {
    await enter('alice')
    apply({ name: 'latency', delayMs: 60_000 })
    test.cloud.operations.kickAccount({ appkey: APPKEY, roomId: '36', accountId: 'alice', reason: 2 })
    await test.event(({ name }) => name === 'clientKicked')
    await test.cloud.stop()
    expect(test.clock.pendingCount).toBe(0)
  })
})

it('resetConnection resets below TLS too', async () => {
  const test = await TestCloud.start({}, { tls: true })
  try {
    test.cloud.faults.apply(faultSchema.parse({ name: 'resetConnection' }))
    const socket = new WebSocket(`wss://${test.link}/websocket`, { rejectUnauthorized: false })
    await new Promise((resolve) => socket.once('open', resolve))
    const failure = new Promise<Error>((resolve) => tcpOf({ socket }).once('error', resolve))
    socket.send(encodeRequest('binary', { command: 'heartbeat', ser: 0, fields: {} }))
    expect((await failure).message).toContain('ECONNRESET')
  } finally {
    await test.stop()
  }
})
