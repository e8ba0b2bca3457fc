import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { LIMITS, type PacketData } from '../../src-shared/protocol'
import { IDLE_LIMIT_MS, LOGIN_DEADLINE_MS } from './connection'
import { HANDSHAKE_LIFETIME_MS } from './handshake-store'
import { handshake } from './testing/link-client'
import { TestCloud } from './testing/test-cloud'

let test: TestCloud
beforeEach(async () => {
  test = await TestCloud.start()
})
afterEach(() => test.stop())

/** @returns the HTTP status with which an upgrade is refused. */
function refusedUpgrade(path: string): Promise<number> {
  const socket = new WebSocket(`ws://${test.link}${path}`)
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('open', () => reject(new Error('the upgrade was accepted')))
    socket.on('error', () => undefined)
  })
}

describe('the handshake of the text transport', () => {
  it('hands out an id as plain text, to web pages of any origin', async () => {
    const response = await fetch(`http://${test.link}/socket.io/1/?t=1`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.text()).toMatch(/^[0-9a-f]{32}:60:60:websocket$/)
  })

  it('refuses ids that are unknown, used or expired', async () => {
    expect(await refusedUpgrade('/socket.io/1/websocket/unknown')).toBe(404)
    const id = await handshake(test.link)
    await test.clock.advance(HANDSHAKE_LIFETIME_MS)
    expect(await refusedUpgrade(`/socket.io/1/websocket/${id}`)).toBe(404)
  })

  it('knows no other path', async () => {
    expect((await fetch(`http://${test.link}/`)).status).toBe(404)
    expect(await refusedUpgrade('/other')).toBe(404)
  })

  it('greets a text socket with 1:: and keeps quiet about heartbeats and disconnects', async () => {
    const socket = new WebSocket(`ws://${test.link}/socket.io/1/websocket/${await handshake(test.link)}`)
    const heard: string[] = []
    socket.on('message', (data) => heard.push((data as Buffer).toString()))
    const closed = new Promise((resolve) => socket.on('close', resolve))
    await new Promise((resolve) => socket.once('message', resolve))
    socket.send('2::')
    socket.send('0::')
    expect(await closed).toBe(1000)
    expect(heard).toEqual(['1::'])
    expect(test.eventsNamed('frameRejected')).toEqual([])
  })
})

describe('a hostile client', () => {
  it.each<{ what: string; transport: 'binary' | 'text'; data: PacketData }>([
    { what: 'an empty message', transport: 'binary', data: new Uint8Array() },
    { what: 'a truncated packet', transport: 'binary', data: Uint8Array.from([0, 36, 2, 1]) },
    {
      what: 'a list longer than the packet',
      transport: 'binary',
      data: Uint8Array.from([0, 36, 16, 1, 0, 0, 255, 255, 255, 255, 15]),
    },
    { what: 'text on a binary link', transport: 'binary', data: '3:::{}' },
    { what: 'no frame', transport: 'text', data: 'hello' },
    { what: 'a frame that is not JSON', transport: 'text', data: '3:::{' },
    { what: 'a frame of another shape', transport: 'text', data: '3:::[]' },
    { what: 'a frame type of the server', transport: 'text', data: '1::' },
    { what: 'bytes on a text link', transport: 'text', data: Uint8Array.from([0, 1, 2, 0, 0, 0]) },
  ])('that sends $what loses its connection, and no one else', async ({ transport, data }) => {
    const alice = await test.enter('alice', {}, transport)
    const hostile = await test.connect(transport)
    hostile.sendRaw(data)
    expect(await hostile.closed()).toBe(1002)
    expect(test.eventsNamed('frameRejected')).toMatchObject([{ connectionId: 2 }])
    expect((await alice.request('heartbeat')).code).toBe(200)
  })

  it('that sends more than a packet may hold is cut off', async () => {
    const hostile = await test.connect()
    hostile.sendRaw(new Uint8Array(LIMITS.maxPacketBytes + 1))
    await hostile.closed()
    expect(test.eventsNamed('frameRejected')).toHaveLength(1)
  })

  it('that talks on without logging in is cut off', async () => {
    const client = await test.connect()
    for (let frame = 0; frame < 17; frame++) client.sendRaw(Uint8Array.from([0, 1, 2, 0, 0, 0]))
    expect(await client.closed()).toBe(1002)
    expect(test.eventsNamed('frameRejected')[0]?.detail).toMatchObject({
      reason: 'too many frames without a login',
    })
  })

  it('that resets its socket during the upgrade does no harm', async () => {
    const [host = '', port = ''] = test.link.split(':')
    for (const path of ['/other', '/websocket']) {
      const socket = connect(Number(port), host)
      socket.on('error', () => undefined)
      await new Promise((resolve) => socket.once('connect', resolve))
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`)
      socket.resetAndDestroy()
    }
    await test.enter('alice')
  })
})

describe('an idle connection', () => {
  it('is closed when no login comes', async () => {
    const client = await test.connect()
    await test.clock.advance(LOGIN_DEADLINE_MS)
    expect(await client.closed()).toBe(1008)
    expect((await test.event(({ name }) => name === 'connectionClosed')).detail).toMatchObject({
      reason: 'no login within 20 s',
    })
  })

  it('is closed when a member falls silent, and the room sees it leave', async () => {
    const [mia, alice] = [await test.enter('mia'), await test.enter('alice')]
    await test.clock.advance(IDLE_LIMIT_MS / 2)
    await mia.request('heartbeat')
    await test.clock.advance(IDLE_LIMIT_MS / 2)
    expect(await alice.closed()).toBe(1008)
    expect(await mia.hearsNotification(302)).toMatchObject({ operator: 'alice' })
    expect((await mia.request('heartbeat')).code).toBe(200)
  })
})
