import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { NO_QUIRKS } from '../../src-shared/chatroom'
import { ManualClock } from '../../src-shared/time'
import { MACHINE_NETWORK, type ClientNetwork } from './network'
import { InstanceRecorder } from './recording'
import { WebSocketPipe } from './web-socket-pipe'

describe('what a pipe sends', () => {
  let server: WebSocketServer
  let received: string[]
  let stream: Socket | undefined
  let pipe: WebSocketPipe
  let peers: WebSocket[]
  let clock: ManualClock
  const recorded: string[] = []
  const network: ClientNetwork = {
    ...MACHINE_NETWORK,
    openSocket: (url, options) => {
      const socket = MACHINE_NETWORK.openSocket(url, options)
      socket.once('upgrade', ({ socket: upgraded }: IncomingMessage) => (stream = upgraded))
      return socket
    },
  }

  beforeEach(async () => {
    received = []
    peers = []
    clock = new ManualClock()
    recorded.length = 0
    server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    server.on('connection', (socket) => {
      peers.push(socket)
      socket.on('message', (data: Buffer) => received.push(data.toString()))
    })
    await once(server, 'listening')
    pipe = await openPipe()
  })

  afterEach(async () => {
    await pipe.close()
    await new Promise((resolve) => server.close(resolve))
  })

  const openPipe = () =>
    new Promise<WebSocketPipe>((resolve) => {
      const address = `127.0.0.1:${(server.address() as AddressInfo).port}`
      const options = {
        clock,
        recorder: new InstanceRecorder(1, clock, ({ name }) => recorded.push(name)),
        address,
        tls: false,
        verifyCertificates: true,
        maxPayloadBytes: 1000,
        openTimeoutMs: null,
        quirks: NO_QUIRKS,
      }
      const listener = { upgraded: () => resolve(opened), message: noop, ended: noop }
      const opened = new WebSocketPipe(`ws://${address}/`, options, listener, network)
    })

  it('waits for the end of the turn, and leaves in its order', async () => {
    pipe.send('one')
    pipe.send('two')
    expect(stream?.writableCorked).toBe(1)
    expect(stream?.writableLength).toBeGreaterThan(0)
    await new Promise(setImmediate)
    expect(stream?.writableCorked).toBe(0)
    pipe.send('three')
    await until(() => received.length === 3)
    expect(received).toEqual(['one', 'two', 'three'])
  })

  it('arrives although the pipe is closed in the same turn', async () => {
    pipe.send('last words')
    await pipe.close()
    expect(received).toEqual(['last words'])
  })

  it('is never compressed, whatever the server offers: a thousand clients would pay for it in memory', async () => {
    await pipe.close()
    await new Promise((resolve) => server.close(resolve))
    server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: { threshold: 0 } })
    await once(server, 'listening')
    const connected = once(server, 'connection') as Promise<[WebSocket, IncomingMessage]>
    pipe = await openPipe()
    const [socket, request] = await connected
    expect(request.headers['sec-websocket-extensions']).toBeUndefined()
    expect(socket.extensions).toBe('')
  })

  it('waits 1 s for the other side to answer the close, then cuts the socket', async () => {
    peers[0]?.pause()
    let isGone = false
    const closing = pipe.close().then(() => (isGone = true))
    await clock.advance(999)
    await new Promise(setImmediate)
    expect(isGone).toBe(false)
    expect(recorded).not.toContain('closeTimeout')
    await clock.advance(1)
    await closing
    expect(recorded.slice(-2)).toEqual(['closeTimeout', 'socketClosed'])
    expect(clock.pendingCount).toBe(0)
    peers[0]?.terminate()
  })

  it('is dropped once the pipe is closed', async () => {
    await pipe.close()
    pipe.send('too late')
    await pipe.close()
    expect(received).toEqual([])
  })
})

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate)
}

function noop(): void {
  // Nobody listens.
}
