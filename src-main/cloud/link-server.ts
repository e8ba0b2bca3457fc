import * as http from 'node:http'
import * as https from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import {
  formatHandshakeBody,
  LIMITS,
  TEXT_FRAME,
  type PacketData,
  type Transport,
} from '../../src-shared/protocol'
import type { Certificate } from './certificate'
import type { CloudContext } from './cloud-context'
import { dispatch } from './commands'
import { CLOSE_CODE, Connection } from './connection'
import { ConnectFaults } from './faults/connect-faults'
import { FaultySocket } from './faults/faulty-socket'
import { readClientFrame } from './frame'
import { HandshakeStore } from './handshake-store'
import type { LinkLimits } from './link-limits'
import { listen } from './listen'
import { PeerGate } from './peer-gate'
import type { RandomBytes } from './random-bytes'
import { receivedData, socketOf } from './web-socket'
import { WriteGatherer } from './write-gatherer'

const BINARY_PATH = '/websocket'
const HANDSHAKE_PATH = '/socket.io/1/'
const TEXT_PATH = /^\/socket\.io\/1\/websocket\/([^/]+)$/
/** A peer that does not answer our close is dropped after this, so that stopping takes no longer. */
const CLOSE_TIMEOUT_MS = 1_000
/** Answer to a request of a client that talks too fast (domain.md §6). */
const RATE_LIMIT = 416
const SOCKET_OPTIONS = {
  noServer: true,
  perMessageDeflate: false,
  maxPayload: LIMITS.maxPacketBytes,
  closeTimeout: CLOSE_TIMEOUT_MS,
}

/** The port that chatroom clients connect to: both transports, told apart by path (protocol notes §1). */
export class LinkServer {
  readonly connections = new Map<number, Connection>()
  private readonly gate: PeerGate
  private readonly handshakes: HandshakeStore
  private readonly connectFaults: ConnectFaults
  private readonly server: http.Server | https.Server
  private readonly sockets = new WebSocketServer(SOCKET_OPTIONS)
  private readonly gatherer = new WriteGatherer()
  /** Every TCP connection, also those that never became a request or a WebSocket. */
  private readonly peers = new Set<Socket>()
  private nextConnectionId = 1

  /** @param certificate serves TLS when given, plain sockets otherwise. */
  constructor(
    private readonly context: CloudContext,
    randomBytes: RandomBytes,
    certificate: Certificate | null,
    private readonly limits: LinkLimits,
  ) {
    const { handshakeTimeoutMs } = limits
    const options = {
      headersTimeout: handshakeTimeoutMs,
      connectionsCheckingInterval: handshakeTimeoutMs / 2,
    }
    this.gate = new PeerGate(limits, context.clock, context.events)
    this.handshakes = new HandshakeStore(context.clock, randomBytes)
    this.connectFaults = new ConnectFaults(context.faults, context.clock)
    this.server = certificate
      ? https.createServer({ ...options, key: certificate.privateKeyPem, cert: certificate.certificatePem })
      : http.createServer(options)
    this.server.on('connection', (peer: Socket) => this.receivePeer(peer))
    this.server.on('request', (request, response) =>
      this.connectFaults.handshake(response, () => this.serveHandshake(request, response)),
    )
    this.server.on('upgrade', (request, socket, head) =>
      this.connectFaults.upgrade(socket, () => this.upgrade(request, socket, head)),
    )
  }

  /** @returns `host:port` with the port that was taken. */
  listen(host: string, port: number): Promise<string> {
    return listen(this.server, { host, port, purpose: 'link' })
  }

  /** Closes every socket with 1001 and goes on listening. */
  closeConnections(reason: string): void {
    for (const connection of this.connections.values()) connection.close(CLOSE_CODE.goingAway, reason)
  }

  /** Closes every socket with 1001 and stops listening. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()))
    this.connectFaults.stop()
    this.closeConnections('the cloud is stopping')
    const socketsClosed = [...this.sockets.clients].map(
      (socket) => new Promise((resolve) => socket.once('close', resolve)),
    )
    await Promise.all(socketsClosed)
    for (const peer of this.peers) peer.destroy()
    await closed
  }

  private receivePeer(peer: Socket): void {
    const address = peer.remoteAddress ?? ''
    if (!this.gate.admit(address)) {
      peer.destroy()
      return
    }
    this.peers.add(peer)
    peer.once('close', () => {
      this.peers.delete(peer)
      this.gate.release(address)
    })
    this.connectFaults.endPeer(peer)
  }

  /** The HTTP half of the text transport; web pages of any origin may ask, as they may open sockets. */
  private serveHandshake(request: http.IncomingMessage, response: http.ServerResponse): void {
    const isHandshake = request.method === 'GET' && pathOf(request) === HANDSHAKE_PATH
    response.writeHead(isHandshake ? 200 : 404, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Access-Control-Allow-Origin': '*',
    })
    response.end(isHandshake ? formatHandshakeBody(this.handshakes.issue()) : 'not found')
  }

  private upgrade(request: http.IncomingMessage, socket: Duplex, head: Buffer): void {
    const transport = this.transportOf(pathOf(request))
    if (transport === null) {
      socket.on('error', () => socket.destroy())
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    this.sockets.handleUpgrade(request, socket, head, (webSocket) =>
      this.open(webSocket, transport, request.socket),
    )
  }

  /** Null for unknown paths and for handshake ids that are unknown, used or expired. */
  private transportOf(path: string): Transport | null {
    if (path === BINARY_PATH) return 'binary'
    const id = TEXT_PATH.exec(path)?.[1]
    return id !== undefined && this.handshakes.redeem(id) ? 'text' : null
  }

  private open(webSocket: WebSocket, transport: Transport, requester: Socket): void {
    const { clock, faults } = this.context
    const remote = { address: requester.remoteAddress ?? '', port: requester.remotePort ?? 0 }
    const socket = new FaultySocket({
      socket: socketOf({
        webSocket,
        stream: requester,
        gatherer: this.gatherer,
        findPeer: () => this.peerAt(remote),
      }),
      transport,
      clock,
      faults,
      subject: () => connection.subject,
    })
    const connection: Connection = new Connection({
      id: this.nextConnectionId++,
      transport,
      remote,
      socket,
      clock,
      maxFramesPerSecond: this.limits.maxFramesPerSecond,
    })
    this.connections.set(connection.id, connection)
    webSocket.on('message', (data, isBinary) => {
      const stage = connection.phase === 'entered' ? 'room' : 'enter'
      if (!socket.swallowsIncoming(stage)) this.receive(connection, receivedData(data, isBinary))
    })
    webSocket.on('error', (error) => this.reject(connection, error.message))
    webSocket.on('close', (code) => {
      socket.dispose()
      faults.forgetConnection(connection.id)
      this.forget(connection, code)
    })
    this.context.events.tell('connectionOpened', connection.subject, { transport })
    if (transport === 'text') connection.send(TEXT_FRAME.connect)
  }

  /** The TCP connection beneath a request, which TLS hides. */
  private peerAt({ address, port }: Connection['remote']): Socket | undefined {
    return [...this.peers].find((peer) => peer.remoteAddress === address && peer.remotePort === port)
  }

  private receive(connection: Connection, data: PacketData): void {
    if (connection.phase === 'closed') return
    const verdict = connection.noteFrame()
    if (verdict === 'flood')
      return this.reject(
        connection,
        connection.phase === 'entered' ? 'flood of frames' : 'too many frames without a login',
      )
    if (verdict === 'limitReached') this.tellRejected(connection, 'rateLimited')
    const frame = readClientFrame(connection.transport, data)
    switch (frame.kind) {
      case 'request':
        if (verdict !== 'fine') return connection.refuse(frame.request, RATE_LIMIT)
        return void dispatch(connection, frame.request, this.context)
      case 'malformed':
        return this.reject(connection, frame.reason)
      case 'disconnect':
        return connection.close(CLOSE_CODE.normal, 'disconnected by the client')
      case 'ignored':
        return
      default:
        return frame satisfies never
    }
  }

  /** A client that breaks the protocol loses its connection; the others do not notice. */
  private reject(connection: Connection, reason: string): void {
    this.tellRejected(connection, reason)
    connection.close(CLOSE_CODE.protocolError, 'protocol error')
  }

  private tellRejected(connection: Connection, reason: string): void {
    this.context.events.tell('frameRejected', connection.subject, { reason })
  }

  private forget(connection: Connection, code: number): void {
    if (!this.connections.delete(connection.id)) return
    connection.change('socketClosed')
    if (connection.session !== null) this.context.presence.leave(connection.session, 'linkLost')
    const detail = { closeCode: code, reason: connection.closeReason }
    this.context.events.tell('connectionClosed', connection.subject, detail)
  }
}

function pathOf(request: http.IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? ''
}
