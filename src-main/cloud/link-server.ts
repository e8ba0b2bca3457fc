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
import { readClientFrame } from './frame'
import { HandshakeStore } from './handshake-store'
import { listen } from './listen'
import type { RandomBytes } from './random-bytes'
import { receivedData, socketOf } from './web-socket'

const BINARY_PATH = '/websocket'
const HANDSHAKE_PATH = '/socket.io/1/'
const TEXT_PATH = /^\/socket\.io\/1\/websocket\/([^/]+)$/
const HEADERS_TIMEOUT_MS = 10_000
/** A peer that does not answer our close is dropped after this, so that stopping takes no longer. */
const CLOSE_TIMEOUT_MS = 1_000
const SOCKET_OPTIONS = {
  noServer: true,
  perMessageDeflate: false,
  maxPayload: LIMITS.maxPacketBytes,
  closeTimeout: CLOSE_TIMEOUT_MS,
}

/** The port that chatroom clients connect to: both transports, told apart by path (protocol notes §1). */
export class LinkServer {
  readonly connections = new Map<number, Connection>()
  private readonly handshakes: HandshakeStore
  private readonly server: http.Server | https.Server
  private readonly sockets = new WebSocketServer(SOCKET_OPTIONS)
  /** Every TCP connection, also those that never became a request or a WebSocket. */
  private readonly peers = new Set<Socket>()
  private nextConnectionId = 1

  /** @param certificate serves TLS when given, plain sockets otherwise. */
  constructor(
    private readonly context: CloudContext,
    randomBytes: RandomBytes,
    certificate: Certificate | null,
  ) {
    this.handshakes = new HandshakeStore(context.clock, randomBytes)
    this.server = certificate
      ? https.createServer({ key: certificate.privateKeyPem, cert: certificate.certificatePem })
      : http.createServer()
    this.server.headersTimeout = HEADERS_TIMEOUT_MS
    this.server.on('connection', (peer: Socket) => {
      this.peers.add(peer)
      peer.once('close', () => this.peers.delete(peer))
    })
    this.server.on('request', (request, response) => this.serveHandshake(request, response))
    this.server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head))
  }

  /** @returns `host:port` with the port that was taken. */
  listen(host: string, port: number): Promise<string> {
    return listen(this.server, { host, port, purpose: 'link' })
  }

  /** Closes every socket with 1001 and stops listening. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()))
    for (const connection of this.connections.values())
      connection.close(CLOSE_CODE.goingAway, 'the cloud is stopping')
    const socketsClosed = [...this.sockets.clients].map(
      (socket) => new Promise((resolve) => socket.once('close', resolve)),
    )
    await Promise.all(socketsClosed)
    for (const peer of this.peers) peer.destroy()
    await closed
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

  private open(
    webSocket: WebSocket,
    transport: Transport,
    peer: { remoteAddress?: string | undefined; remotePort?: number | undefined },
  ): void {
    const connection = new Connection(
      this.nextConnectionId++,
      transport,
      { address: peer.remoteAddress ?? '', port: peer.remotePort ?? 0 },
      socketOf(webSocket),
      this.context.clock,
    )
    this.connections.set(connection.id, connection)
    webSocket.on('message', (data, isBinary) => this.receive(connection, receivedData(data, isBinary)))
    webSocket.on('error', (error) => this.reject(connection, error.message))
    webSocket.on('close', (code) => this.forget(connection, code))
    this.context.events.tell('connectionOpened', connection.subject, { transport })
    if (transport === 'text') connection.send(TEXT_FRAME.connect)
  }

  private receive(connection: Connection, data: PacketData): void {
    if (connection.phase === 'closed') return
    if (!connection.noteFrame()) return this.reject(connection, 'too many frames without a login')
    const frame = readClientFrame(connection.transport, data)
    switch (frame.kind) {
      case 'request':
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
    this.context.events.tell('frameRejected', connection.subject, { reason })
    connection.close(CLOSE_CODE.protocolError, 'protocol error')
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
